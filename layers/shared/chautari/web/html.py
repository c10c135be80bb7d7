"""HTML as function calls. Everything but `Markup` is escaped, so that no title of an article becomes code."""

import re
from collections.abc import Iterable
from html import escape

# Of two slashes at the front a browser makes another host.
_SAFE = re.compile(r"/(?!/)|#|\?|(?:https?|webcal)://")
_OURS = ("/", "#", "?", "webcal://")
VOID = frozenset(("br", "img", "input", "link", "meta"))


class Markup(str):
    """Text that is HTML."""


Child = str | None | Iterable["Child"]
Attribute = str | int | bool | None


def element(name: str, /, *children: Child, **attributes: Attribute) -> Markup:
    """An element, as `element("p", "a < b", data_kind="x")`; attributes that are None or False are left out."""
    parts = ["<", name, *[_attribute(key, value) for key, value in attributes.items()], ">"]
    if name not in VOID:
        _collect(children, parts)
        parts += ("</", name, ">")
    return Markup("".join(parts))


def joined(children: Child) -> Markup:
    """Nested children in their order; None is empty."""
    parts: list[str] = []
    _collect((children,), parts)
    return Markup("".join(parts))


def _collect(children: Iterable[Child], parts: list[str]) -> None:
    """Add the text of nested children; a page of a month has 700 elements, most of one child that is one already."""
    for child in children:
        if isinstance(child, Markup):
            parts.append(child)
        elif isinstance(child, str):
            parts.append(escape(child, quote=False))
        elif child is not None:
            _collect(child, parts)


def link(text: Child, address: str, **attributes: Attribute) -> Markup:
    """A link; an external one sends no referrer. An app that subscribes (webcal) is sent none, and comes to us."""
    away = {} if address.startswith(_OURS) else {"rel": "noopener noreferrer external"}
    return element("a", text, href=_safe(address), **away, **attributes)


def _safe(address: str) -> str:
    """A URL that is safe to open: one of ours or of the web. No other scheme (`javascript:`) enters a page."""
    return address if _SAFE.match(address) else "#"


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.removesuffix("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
