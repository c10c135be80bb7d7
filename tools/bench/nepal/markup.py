"""How sites of Nepal mark up a text: paragraphs, `div`, line breaks, widgets of a page builder, a table of layout."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from string import Template

from tools.bench.nepal.stories import StoryPart

_SPAN = '<span style="font-family: Mangal; font-size: 13pt;">$text</span>'
_ELEMENTOR = (
    '<div class="elementor-element elementor-widget elementor-widget-text-editor" data-element_type="widget">'
    '<div class="elementor-widget-container"><p>$text</p></div></div>'
)
# A paragraph by the name of its markup. "br" is the text itself, parted by line breaks.
PARAGRAPHS: Mapping[str, Template] = {
    name: Template(markup)
    for name, markup in {
        "p": "<p>$text</p>\n",
        "div": "<div>$text</div>\n",
        "br": "$text<br />\n<br />\n",
        "blank": "<p>$text</p>\n<p>&nbsp;</p>\n",
        "span": f'<p class="MsoNormal" style="text-align: justify;">{_SPAN}</p>\n',
        "nested": '<div><div dir="auto">$text</div></div>\n',
        "digest": '<div dir="ltr" class="bbc-19j92fr ebmt73l0"><p class="bbc-w2hm1d e17g058b0">$text</p></div>\n',
        "elementor": f"{_ELEMENTOR}\n",
        "builder": '<div class="siteorigin-widget-tinymce textwidget"><p>$text</p></div>\n',
        "composer": '<div class="wpb_text_column"><div class="wpb_wrapper"><p>$text</p></div></div>\n',
        "table": "<p>$text</p>\n",
    }.items()
}
_WHOLE = {"table": '<table width="100%"><tbody><tr><td>{}</td></tr></tbody></table>'}


def body_of(parts: Sequence[StoryPart], markup: str, boxes: Sequence[str]) -> str:
    """The parts as HTML, with a box of the site after the second part and after every other one from there on."""
    pieces = list(_pieces(parts, markup))
    texts = [text + box for text, box in zip(pieces, _spread(boxes, len(pieces)), strict=True)]
    return _WHOLE.get(markup, "{}").format("".join(texts))


def _pieces(parts: Sequence[StoryPart], markup: str) -> Iterator[str]:
    """One a paragraph, heading or quotation; rows and items that follow each other are one."""
    for kind, group in groupby(parts, key=lambda part: part.kind):
        texts = [part.text for part in group]
        if kind == "row":
            yield _table(texts)
        elif kind == "item":
            yield f"<ul>{''.join(f'<li>{escape(text, quote=False)}</li>' for text in texts)}</ul>\n"
        else:
            yield from (_single(kind, escape(text, quote=False), markup) for text in texts)


def _single(kind: str, text: str, markup: str) -> str:
    if kind == "heading":
        return f"<h3>{text}</h3>\n" if markup != "br" else f"<strong>{text}</strong><br />\n<br />\n"
    if kind == "quote":
        return f"<blockquote>{PARAGRAPHS['p'].substitute(text=text)}</blockquote>\n"
    return PARAGRAPHS[markup].substitute(text=text)


def _table(rows: Sequence[str]) -> str:
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row.split(" | ")) for row in rows)
    return f'<table class="table table-bordered"><tbody>{"".join(f"<tr>{row}</tr>" for row in cells)}</tbody></table>\n'


def _spread(boxes: Sequence[str], places: int) -> list[str]:
    """The boxes by the piece that they follow; never after the last one."""
    spread = [""] * places
    for box, place in zip(boxes, range(1, places - 1, 2), strict=False):
        spread[place] = box
    return spread
