"""The document in a frame: one request, its style inline, without script, in the colours that its host asked for."""

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from chautari.web.embed_kinds import EmbedKind
from chautari.web.embeds import colours
from chautari.web.html import Child, Markup, element, link
from chautari.web.locales import Locale

_DATA = Path(__file__).parents[1] / "data"
_STYLE = re.sub(r"\n\s*", "", (_DATA / "embed.css").read_text(encoding="utf-8"))
_PALETTES = {
    "light": "--bg:#fff;--text:#1f1c17;--soft:#5d574c;--line:#ddd6c8;--up:#17663a;--down:#a3212c;--warn:#7a4a00",
    "dark": "--bg:#1f1c17;--text:#eee8dc;--soft:#b9b0a0;--line:#4a443a;--up:#82d3a0;--down:#ffa3a3;--warn:#f1c27a",
}
THEMES = ("auto", *_PALETTES)
COLOUR = "#8f1d2f"


@dataclass(frozen=True, slots=True)
class Look:
    """What the host asked for: a theme of THEMES, and the colour of the heading (`#8f1d2f`)."""

    theme: str = THEMES[0]
    colour: str = COLOUR


@dataclass(frozen=True, slots=True)
class Embed:
    """What is shown: `source` names who says it; empty where the content itself does."""

    kind: EmbedKind
    main: Child
    source: str = ""


def html(embed: Embed, look: Look, lang: Locale, played_on: str = "") -> str:
    """The whole document; over a recorded web it says so above the numbers, as the pages do."""
    title = embed.kind.title(lang)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        element("meta", name="robots", content="noindex"),
        element("title", f"{title} · {lang.say('site')}"),
        element("style", Markup(style(look))),
    )
    source = f"{lang.say('source')}: {embed.source} · " if embed.source else None
    page = outward(lang.say("embed more"), f"/{lang.code}{embed.kind.place}")
    played = element("p", lang.say("played", day=lang.ad(played_on)), class_="warn played") if played_on else None
    main = element("main", played, embed.main)
    body = element("body", element("h1", title), main, element("footer", source, page))
    return f"<!doctype html>{element('html', head, body, lang=lang.code)}"


def policy(look: Look) -> str:
    """The Content-Security-Policy of a document: its own style, no script, and anybody may frame it."""
    digest = base64.b64encode(hashlib.sha256(style(look).encode()).digest()).decode()
    own_style = f"style-src 'sha256-{digest}'"
    return f"default-src 'none'; {own_style}; base-uri 'none'; form-action 'none'; frame-ancestors *"


def style(look: Look) -> str:
    """The style sheet; the theme `auto` is that of the reader's system."""
    heading = f"h1{{background:{look.colour};color:{colours.text_on(look.colour)}}}"
    return f"{_palette(look.theme)}{_STYLE}{heading}"


def outward(text: Child, address: str, **attributes: str | None) -> Markup:
    """A link out of the frame, since no page of ours may be shown in one."""
    rel = {"rel": "noopener"} if address.startswith("/") else {}  # `link` gives an external one its own
    return link(text, address, target="_blank", **rel, **attributes)


def _palette(theme: str) -> str:
    if theme != "auto":
        return f":root{{color-scheme:{theme};{_PALETTES[theme]}}}"
    dark = f"@media(prefers-color-scheme:dark){{:root{{{_PALETTES['dark']}}}}}"
    return f":root{{color-scheme:light dark;{_PALETTES['light']}}}{dark}"
