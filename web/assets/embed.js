// <chautari-embed kind="gold" lang="ne" theme="dark" colour="8f1d2f"></chautari-embed> becomes a frame of our site.
// In a block, so that a page may load it twice.
{
  // Of the height what is usual for its kind, of the width what its place has.
  const HEIGHTS = { metals: 490, forex: 480, news: 540 }
  const OTHERS = 280, NARROWEST = 240, WIDEST = 600, LOWEST = 80, HIGHEST = 900
  const WRITTEN = /^[\w-]{1,40}$/
  const OPTIONS = ['lang', 'theme', 'colour', 'min_status']
  const { origin } = new URL(document.currentScript.src)
  const within = (number, least, most) => Math.min(Math.max(number, least), most)

  customElements.get('chautari-embed') || customElements.define('chautari-embed', class extends HTMLElement {
    static observedAttributes = ['kind', 'height', ...OPTIONS]

    connectedCallback() {
      this.frame = document.createElement('iframe')
      this.frame.loading = 'lazy'
      this.frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox')
      this.replaceChildren(this.frame)
      this.show()
    }

    attributeChangedCallback() {
      if (this.frame) this.show()
    }

    show() {
      // Never another figure than the one that was meant: the site refuses in words what it has not.
      const written = (this.getAttribute('kind') ?? 'metals').trim().toLowerCase()
      const kind = WRITTEN.test(written) ? written : 'unknown'
      const query = new URLSearchParams()
      for (const name of OPTIONS) if (this.hasAttribute(name)) query.set(name, this.getAttribute(name))
      const height = Number(this.getAttribute('height')) || (HEIGHTS[kind] ?? OTHERS)
      this.frame.title = this.title || `Chautari: ${kind}`
      this.frame.style.cssText = `border:0;display:block;width:100%;min-width:${NARROWEST}px;max-width:${WIDEST}px;height:${within(height, LOWEST, HIGHEST)}px`
      const address = `${origin}/embed/${kind}?${query}`
      if (this.frame.src !== address) this.frame.src = address
    }
  })
}
