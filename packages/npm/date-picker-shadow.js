/** What the date picker is made of: its HTML, without a word in it, and its style. */
export const HTML = `<style>
:host { display: inline-block; color-scheme: inherit; font: inherit }
:host([hidden]) { display: none }
p { margin: .25em 0 0; font-size: .875em; max-width: 24em }
p:empty { margin: 0 }
.field { display: flex; gap: .25em }
label { display: block }
input, button { font: inherit; min-height: 2.25em; color: FieldText; background: Field; border: 1px solid GrayText; border-radius: .25em }
input { inline-size: 9em; padding-inline: .5em }
svg { vertical-align: -.125em }
button { min-width: 2.25em; padding-inline: .5em; color: ButtonText; background: ButtonFace; cursor: pointer }
input[aria-invalid=true] { border: 2px solid }
#problem { font-weight: bold }
dialog { color: CanvasText; background: Canvas; border: 1px solid GrayText; border-radius: .5em; padding: .75em }
.steps { display: flex; align-items: center; gap: .25em }
h2 { flex: 1; margin: 0; font-size: 1em; text-align: center }
table { border-collapse: collapse; margin: .5em auto }
th, td { inline-size: 2.5em; block-size: 2.5em; text-align: center; padding: 0 }
th { font-size: .8em; font-weight: normal }
td[data-date] { cursor: pointer; border-radius: .25em }
td[aria-current] { font-weight: bold; text-decoration: underline }
td[aria-disabled] { cursor: default; text-decoration: line-through; opacity: .7 }
td[aria-selected=true] { color: HighlightText; background: Highlight; forced-color-adjust: none }
:is(td, button, input):focus-visible { outline: 3px solid; outline-offset: -2px }
button[aria-disabled=true] { opacity: .6; cursor: default }
</style>
<label for="text" part="label"></label>
<div class="field">
<input id="text" part="input" autocomplete="off" spellcheck="false" aria-describedby="hint note problem">
<button id="open" part="button" type="button" aria-haspopup="dialog"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor"><path d="M2 3h12v11H2zM2 7h12M5 1v4m6-4v4"/></svg></button>
</div>
<p id="hint"></p><p id="note"></p><p id="problem" role="alert"></p>
<dialog part="dialog" aria-modal="true">
<div class="steps">
<button type="button" data-key="PageUp" data-shift="1">«</button><button type="button" data-key="PageUp">‹</button>
<h2 id="heading" aria-live="polite"></h2>
<button type="button" data-key="PageDown">›</button><button type="button" data-key="PageDown" data-shift="1">»</button>
</div>
<table role="grid" aria-labelledby="heading" aria-describedby="confidence"><thead><tr></tr></thead><tbody></tbody></table>
<p id="confidence" aria-live="polite"></p>
<p><button type="button" id="close"></button></p>
</dialog>`
