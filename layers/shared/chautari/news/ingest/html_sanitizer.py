"""The body of an article as HTML that any page may hold: blocks as elements, without attributes, classes or scripts.

Blocks are plain text and are escaped; nh3 then lets nothing through that is not of the few elements made here.
"""

from collections.abc import Sequence
from html import escape
from itertools import groupby

import nh3

from chautari.news.model.parsed_article import TextBlock

_ELEMENTS = {"paragraph": "p", "heading": "h2", "quote": "blockquote", "item": "li"}
_ALLOWED = {*_ELEMENTS.values(), "ul"}


def html(blocks: Sequence[TextBlock]) -> str:
    """`blocks` as sanitised HTML; items that follow each other are one list."""
    parts = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        element = _ELEMENTS[kind]
        inner = "".join(f"<{element}>{escape(block.text, quote=False)}</{element}>" for block in group)
        parts.append(f"<ul>{inner}</ul>" if kind == "item" else inner)
    return nh3.clean("".join(parts), tags=_ALLOWED, attributes={}, link_rel=None)
