"""The lines that a site copies: a frame, the component of one line, a badge, a card."""

from collections.abc import Mapping
from urllib.parse import urlencode

from chautari.rates.model.instruments import METALS
from chautari.web import card_names
from chautari.web.embed_kinds import WIDTH, EmbedKind, kind_of
from chautari.web.html import Markup, element
from chautari.web.layout import ASSETS, INTEGRITY
from chautari.web.locales import Locale

# A frame may open what is clicked, outside of itself, and do nothing else.
SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
# A quarter of 1200 by 630, which has room on a phone.
CARD_WIDTH, CARD_HEIGHT = 300, 158


def address(kind: EmbedKind, options: Mapping[str, str], origin: str) -> str:
    """The address of a frame; `options` are its parameters."""
    query = urlencode(options)
    return f"{origin}/embed/{kind.key}{'?' + query if query else ''}"


def frame(
    kind: EmbedKind,
    options: Mapping[str, str],
    origin: str,
    lang: Locale,
    size: tuple[int, int] | None = None,
) -> Markup:
    """The frame as one element; `size` is width and height where they are not its own."""
    width, height = size or (WIDTH, kind.height)
    return element(
        "iframe",
        src=address(kind, options, origin),
        title=f"{kind.title(lang)} · {lang.say('site')}",
        width=width,
        height=height,
        loading="lazy",
        sandbox=SANDBOX,
        # As an attribute, since a strict policy of the host drops a style.
        frameborder=0,
    )


def component(kind: EmbedKind, options: Mapping[str, str], origin: str) -> Markup:
    """The script, known by its hash, and the element that it makes a frame of."""
    script = element(
        "script",
        src=f"{origin}{ASSETS['embed.js']}",
        integrity=INTEGRITY["embed.js"],
        crossorigin="anonymous",
        async_=True,
    )
    return Markup(script + element("chautari-embed", kind=kind.key, **options))


def badge(key: str, lang: Locale, origin: str) -> Markup:
    """A picture of a rate. The text for who does not see it names no number, since it stays as it was copied."""
    alternative = f"{kind_of(key).title(lang)} · {lang.say('site')}"
    return element("img", src=f"{origin}/badge/{key}.svg?lang={lang.code}", alt=alternative, height=20)


def card(key: str, lang: Locale, origin: str) -> Markup:
    """A card, of a quarter of its width: that of today for `calendar`, else of a metal or a currency."""
    alternative = f"{kind_of(key).title(lang)} · {lang.say('site')}"
    address = card_address(key, lang, origin)
    return element("img", src=address, alt=alternative, width=CARD_WIDTH, height=CARD_HEIGHT, loading="lazy")


def card_address(key: str, lang: Locale, origin: str) -> str:
    """Where a card lies."""
    if key == "calendar":
        name = card_names.DAY
    else:
        name = card_names.of_metal(key) if key in METALS else card_names.of_currency(key.upper())
    return f"{origin}/cards/{card_names.path(name, lang.code)}"
