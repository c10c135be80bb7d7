"""Visible dates of a page: at the headline, in elements for dates, after `Published on` or the like.

A line counts only if it is a date with its label. Prose that mentions a day, and dates of something else, do not.
"""

import re
from collections.abc import Iterable, Iterator

from chautari.nepali.dates.clock_parser import clocks_in
from chautari.nepali.dates.day_parser import is_day_alone
from chautari.nepali.numerals import latin_digits
from chautari.news.extraction.document import Element
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.extraction.places import PageRegion, PlacedLine

LONGEST_LINE, LONGEST_LABEL = 80, 40  # characters
MOST_TIMES, MOST_MARKED, MOST_LABELS = 5, 40, 10
_MARKED = "[class*=date i], [class*=time i], [class*=publish i], [class*=posted i], [id*=date i], [class*=meta i]"
_CHANGED = re.compile(r"updated|modified|revised|edited|अपडेट|अद्यावधिक|परिमार्जन", re.IGNORECASE)
_OF_SOMETHING_ELSE = re.compile(
    f"{_CHANGED.pattern}|submitted|received|accepted|event|expires|deadline|since|born", re.IGNORECASE
)
_PUBLISHED = re.compile(r"publish|posted|written|\bdated?\b|प्रकाशित|मिति", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:last|first|originally|published?|posted|updated|modified|revised|reviewed|written|created|date|time|on|at|by|in|"
    r"uploaded|released?|article|blog|news|press|post)\b|प्रकाशित|मिति|अपडेट(?:ेड)?|अद्यावधिक|गते|गरिएको|भएको|समय|(?<!\S)मा(?!\S)|ः|"
    r"(?<=[0-9])(?:st|nd|rd|th)\b|[|•·:,–—()/@-]",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^\W{0,3}(?:posted|published|submitted|written|updated)?\s?by\s[^0-9]{2,40}?\s(?:on|[|•·–—-])\s", re.IGNORECASE
)
_DIGIT, _YEAR = re.compile(r"[0-9०-९]"), re.compile(r"[0-9०-९]{4}")
_LABELLING = re.compile(f"{_CHANGED.pattern}|{_PUBLISHED.pattern}", re.IGNORECASE)
PUBLISHED_ON = (
    *("published on", "published at", "published:", "posted on", "posted:"),
    *("प्रकाशित मिति", "प्रकाशित:", "प्रकाशित :"),
)
CHANGED_ON = (
    *("last updated", "last modified", "last reviewed", "updated on", "updated:"),
    *("अपडेट:", "अपडेट :", "अद्यावधिक"),
)


def near(place: PageRegion) -> list[str]:
    """Every line near the headline that is a date: those after it, then those before it."""
    lines = [*_labelled(place.lines_after), *place.lines_before]
    return [line.text for line in lines if _is_date(line.text) and not place.is_elsewhere(line.holder)]


def marked(facts: PageFacts, place: PageRegion) -> Iterator[str]:
    """The dates in elements named date or time, in the page's order; those of other articles are left out."""
    for element in [*facts.document.select("time")[:MOST_TIMES], *facts.document.select(_MARKED)[:MOST_MARKED]]:
        whole = [" ".join(text.split()) for text in texts(element)]
        parts = _labelled(PlacedLine(" ".join(text.split()), element) for text in element.strings)
        dated = [text for text in (*whole, *(part.text for part in parts)) if _is_date(text)]
        if dated and not place.is_elsewhere(element):
            yield from dated


def of_publication(lines: list[str]) -> Iterator[str]:
    """The lines that state the publication date: labelled ones first, then bare dates."""
    dated = [line for line in lines if not _OF_SOMETHING_ELSE.search(line)]
    yield from (line for line in dated if _PUBLISHED.search(line))
    yield from dated


def texts_after(facts: PageFacts, labels: tuple[str, ...]) -> Iterator[str]:
    """The texts that follow these labels, anywhere in the page's text."""
    spellings = dict.fromkeys(spelling for label in labels for spelling in (label, label.capitalize(), label.upper()))
    # Few pages have even the first word of one, and labels share it.
    first_words = {spelling: spelling.split()[0].rstrip(":") for spelling in spellings}
    present = {first_word for first_word in first_words.values() if first_word in facts.text}
    for written, first_word in first_words.items():
        if first_word in present:
            for following in facts.text.split(written, MOST_LABELS)[1:]:
                yield following[:LONGEST_LABEL]


def of_change(lines: Iterable[str]) -> Iterator[str]:
    """The lines that state the date of the last change."""
    return filter(_CHANGED.search, lines)


def texts(element: Element) -> Iterator[str]:
    """What an element states of a time: its machine-readable value, then its text."""
    for text in (element.attr("datetime"), element.attr("content"), " ".join(element.strings)):
        if text and text.strip():
            yield text


def _labelled(lines: Iterable[PlacedLine]) -> Iterator[PlacedLine]:
    """The lines, each joined with the one before it if that is only a label: `Published`, then `Apr 26, 2023`."""
    label = ""
    for line in lines:
        yield PlacedLine(f"{label} {line.text}", line.holder) if label else line
        is_label = len(line.text) < LONGEST_LABEL and _LABELLING.search(line.text) and not _DIGIT.search(line.text)
        label = line.text if is_label else ""


def _is_date(line: str) -> bool:
    """Whether a line is a date with labels and at most its author."""
    if len(line) > LONGEST_LINE or not _YEAR.search(line):
        return False
    _, remaining = clocks_in(latin_digits(_BY.sub(" ", line)))
    return is_day_alone(_LABEL.sub(" ", remaining))
