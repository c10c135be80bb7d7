"""Article bodies as HTML that is safe to embed: one element a block, without attributes, classes or scripts.

Blocks are plain text and are escaped; nh3 then removes everything but the few elements made here.
"""

from collections.abc import Sequence
from html import escape
from itertools import groupby

import nh3

from chautari.news.model.parsed_article import TextBlock

_ELEMENTS = {"standfirst": "p", "paragraph": "p", "heading": "h2", "quote": "blockquote", "item": "li"}
_ALLOWED = {*_ELEMENTS.values(), "ul"}


def to_html(blocks: Sequence[TextBlock]) -> str:
    """`blocks` as sanitised HTML; consecutive items form one list."""
    parts = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        element = _ELEMENTS[kind]
        inner = "".join(f"<{element}>{escape(block.text, quote=False)}</{element}>" for block in group)
        parts.append(f"<ul>{inner}</ul>" if kind == "item" else inner)
    return nh3.clean("".join(parts), tags=_ALLOWED, attributes={}, link_rel=None)
