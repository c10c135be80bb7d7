"""Standfirst of an article: the summary that stands apart between its headline and its first paragraph.

It is told by the name or tag of its box, or by the page's own description, and by a shape unlike the paragraphs below
it: a first paragraph that a site repeats as its description is no standfirst.
"""

import re
from collections.abc import Sequence
from functools import cache

from chautari.news.extraction.headline import headline_line, says_title
from chautari.news.extraction.line_prose import HEADINGS
from chautari.news.extraction.page_layout import REMARKS, PageLayout

SHORTEST, LONGEST, SHARE_OF_BODY = 40, 600, 0.18
LINKED = 0.3
# Lines between the headline and the first paragraph: byline, time, picture and its caption, buttons.
MOST_BETWEEN, MOST_AFTER = 40, 3
SAME = 40  # letters of a description that say that it is the same text
_NAMED = (
    r"stand-?_?first|sub-?_?title|sub-?_?head(?:line|ing|er)?(?:\b|_)|\bdeck?\b|[-_]de[ck]k?\b|\bdek[-_]|\blede\b|[-_]lede\b"
    r"|\blead\b|[-_]lead(?:[-_]text|[-_]paragraph)?\b|\bintro(?:duction)?\b|[-_]intro(?:duction|text)?\b|\bsummary\b|[-_]summary\b"
    r"|excerpt|chapo|chapeau|strap-?_?line|sommario|entradilla|ingress|vorspann|kurztext|bajada|abstract\b|preamble|synopsis"
    r"|teaser-?text|article-?_?_?(?:description|desc)\b|\bdescription\b|\bkicker-?text|anons|perex|lead-?paragraph|lead-?text"
)
_CREDIT = (
    r"\W*(?:photo|image|picture|credit|foto|file\s|तस्[वब]ि?र|फोटो|©|by\s|written|published|updated|advert"
    r"|यो सारांश|this summary|.*\b(?:inbox|newsletters?|subscribe)\b)"
)


def standfirst_line(layout: PageLayout, body: Sequence[int], title: str, description: str) -> int | None:
    """The line that is the standfirst of the article with the lines `body`; None where none is told apart."""
    if not body:
        return None
    headline = headline_line(layout, body[0], title)
    first = max(body[0] - MOST_AFTER - 1, -1) if headline is None else headline
    between = range(first + 1, min(_end(body), first + MOST_BETWEEN))
    length = layout.size(body)
    possible = [line for line in between if _may_be(layout, line, length, title)]
    named = (line for line in possible if _is_called_so(layout, line))
    paragraphs = {_shape(layout, line) for line in body[1:] if layout.prose[line]}
    apart = (line for line in possible if _is_apart(layout, line, description, paragraphs))
    standfirst = next(named, None) or next(apart, None)
    return None if standfirst is None or _is_said_again(layout, standfirst, body) else standfirst


def _is_said_again(layout: PageLayout, number: int, body: Sequence[int]) -> bool:
    """Whether the text itself says the line too: a box of the points of an article repeats its beginning."""
    text = layout.lines[number].text
    return any(layout.lines[line].text == text for line in range(number + 1, body[-1] + 1))


def _end(body: Sequence[int]) -> int:
    """Behind the first lines of the text, where a standfirst may be among them."""
    return body[1] if len(body) > 1 else body[0] + 1


def _may_be(layout: PageLayout, number: int, length_of_body: int, title: str) -> bool:
    line = layout.lines[number]
    return (
        SHORTEST <= len(line.text) <= min(LONGEST, SHARE_OF_BODY * length_of_body)
        and line.linked <= LINKED * len(line.text)
        and layout.marks[number] < REMARKS
        and layout.tag(number) not in ("h1", "figcaption")
        and not says_title(line.text, title)
        and re.match(_CREDIT, line.text, re.IGNORECASE) is None
    )


def _is_called_so(layout: PageLayout, number: int) -> bool:
    """Whether the names of the line's box, or of the box around it, say so."""
    box = layout.boxes[layout.lines[number].box]
    return _is_named(box.names) or (box.parent >= 0 and _is_named(layout.boxes[box.parent].names))


def _is_apart(layout: PageLayout, number: int, description: str, paragraphs: set[tuple[str, str]]) -> bool:
    """Whether a line is unlike the paragraphs, and a heading or the page's description."""
    beginning = layout.lines[number].text[:SAME]
    described = len(beginning) == SAME and beginning in description
    return _shape(layout, number) not in paragraphs and (described or layout.tag(number) in HEADINGS)


def _shape(layout: PageLayout, number: int) -> tuple[str, str]:
    """What a line's box looks like: its tag and names."""
    box = layout.boxes[layout.lines[number].box]
    return (box.tag, box.names)


@cache
def _is_named(names: str) -> bool:
    return bool(names) and re.search(_NAMED, names) is not None
