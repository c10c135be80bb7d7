"""When it was published and changed, as the page states it: JSON-LD, meta, marked elements, lines at the headline.

A date alone in a page's header is today's and not the article's: only what stands at the headline or is marked counts.
A time without a zone is Kathmandu's on a page of Nepal; elsewhere it leaves the day.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import chain

from chautari.domain import stated_time
from chautari.domain.kathmandu import NPT
from chautari.domain.numerals import latin_digits
from chautari.domain.stated_clock import clocks_in
from chautari.domain.stated_day import is_day_alone
from chautari.domain.stated_time import Stated
from chautari.extraction import json_ld
from chautari.extraction.document import Element
from chautari.extraction.page_facts import PageFacts
from chautari.extraction.places import Place

PUBLISHED_META = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "publish_date", "publish-date", "published_time", "pubdate", "publishdate", "publication_date", "parsely-pub-date",
    "sailthru.date", "article.published", "citation_publication_date", "citation_date", "citation_online_date",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "dcterms.created", "dc.date.created", "dc.date", "date",
    "cxenseparse:recs:publishtime", "article.created", "created", "datecreated",
)  # fmt: skip
MODIFIED_META = (
    "article:modified_time", "article:modified", "og:updated_time", "datemodified", "last-modified", "lastmod",
    "dcterms.modified", "dc.date.modified", "article.updated", "modified",
)  # fmt: skip
NEAR_AFTER, NEAR_BEFORE, LONGEST_LINE = 240, 100, 80  # nodes, characters
_MARKED = "[class*=date i], [class*=time i], [class*=publish i], [class*=posted i], [id*=date i], [class*=meta i]"
_MODIFIED = re.compile(r"updated|modified|revised|edited|अपडेट|अद्यावधिक|परिमार्जन", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|posted|written|\bdated?\b|प्रकाशित|मिति", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:last|first|originally|published|publish|posted|updated|modified|revised|reviewed|written|created|date|time|on|at|by|in|"
    r"time|uploaded|release|released|article|blog|news|press|post)\b|प्रकाशित|मिति|अपडेट(?:ेड)?|अद्यावधिक|[|•·:,–—()/-]",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9०-९]")
LONGEST_LABEL = 40
_ZONE = re.compile(
    r"(?:Z|[+-]\d{2}:?\d{2}|\b[A-Z]{2,4}T|\bUTC|\bGMT)\W{0,3}$|\d\s?(?:Z|[+-]\d{2}:?\d{2})|\b(?:UTC|GMT|NPT|IST)\b"
)
_ANY_ORDER = re.compile(r"(?<![0-9/])(0?[0-9]|1[0-2])/(0?[0-9]|1[0-2])/((?:19|20)[0-9]{2})(?![0-9/])")
_MONTH_FIRST, _ANY_WAY = frozenset(("us", "ph")), frozenset(("ca", "np"))
_IN_SCRIPT = re.compile(
    r"(?:datePublished|publishedAt|published_at|publishDate|publishedDate|publish_date|datepublished|publicationDate|pubDate)"
    r'\\?"\s?:\s?\\?"(\d{4}-\d\d-\d\d[^"\\]{0,30})'
)


@dataclass(frozen=True, slots=True)
class Times:
    """Stated instants; exact: False where a day only is stated, which then stands for its midnight in Kathmandu.

    modified is an exact one, never before `published`; but where the page states nothing else, the day that it states.
    """

    published: datetime | None = None
    exact: bool = True
    modified: datetime | None = None


def read(facts: PageFacts, place: Place, of_nepal: bool = False) -> Times:
    """The article's times. of_nepal: whether a time without a zone is Kathmandu's."""
    region = _region(facts)
    published = _settled(_read(text, of_nepal, region) for text in _published(facts, place))
    published = published or stated_time.in_link(facts.url)
    stated = [_read(text, of_nepal, region) for text in _modified(facts)]
    if published is None:
        changed = _settled(chain(stated, (_read(text, of_nepal, region) for text in _lines_of_change(facts, place))))
        return Times(None, changed.exact, changed.at) if changed else Times()
    later = (one.at for one in stated if one and one.exact and one.at >= published.at)
    return Times(published.at, published.exact, next(later, None))


def _settled(statements: Iterable[Stated | None]) -> Stated | None:
    """The first statement, with the time of day of a later one of the same day where it has none itself."""
    first: Stated | None = None
    for stated in statements:
        first = first or stated
        if first and first.exact:
            return first
        if first and stated and stated.exact and stated.at.date() == first.at.date():
            return stated
    return first


def _read(text: str, of_nepal: bool, region: str) -> Stated | None:
    stated = stated_time.read(_in_order(text, region))
    if stated is None or not stated.exact or of_nepal or _ZONE.search(text):
        return stated
    return replace(stated, at=datetime.combine(stated.at.date(), time(), NPT), exact=False)


def _in_order(text: str, region: str) -> str:
    """The text with `3/4/2025` as year, month and day, where the page's language states a region that orders them."""
    if not region or not _ANY_ORDER.search(text):
        return text
    return _ANY_ORDER.sub(r"\3-\1-\2" if region in _MONTH_FIRST else r"\3-\2-\1", text)


def _region(facts: PageFacts) -> str:
    """The region in the page's language (`en-US`), lower case; empty where none is stated or both orders are usual."""
    root = facts.document.select_one("html")
    stated = (root.attr("lang") if root else "") or facts.first("og:locale")
    region = stated.replace("_", "-").lower().partition("-")[2]
    return "" if region in _ANY_WAY else region


def _published(facts: PageFacts, place: Place) -> Iterator[str]:
    """Every statement of when it was published, the most trustworthy first."""
    for node, key in (
        (facts.article, "datePublished"),
        (facts.page, "datePublished"),
        (facts.article, "dateCreated"),
        (facts.article, "uploadDate"),
    ):
        yield from json_ld.texts(node.get(key))[:1]
    yield from facts.said(*PUBLISHED_META)
    yield from _marked_as(facts, "datePublished")
    yield from _lines(facts, place)
    yield from _in_scripts(facts)


def _modified(facts: PageFacts) -> Iterator[str]:
    yield from json_ld.texts(facts.article.get("dateModified"))[:1]
    yield from facts.said(*MODIFIED_META)
    yield from _marked_as(facts, "dateModified")


def _marked_as(facts: PageFacts, name: str) -> Iterator[str]:
    for element in facts.document.select(f"[itemprop~={name} i]")[:3]:
        yield from _texts(element)


def _texts(element: Element) -> Iterator[str]:
    """What an element says of a time: to programs, then to readers."""
    for said in (element.attr("datetime"), element.attr("content"), " ".join(element.strings)):
        if said and said.strip():
            yield said


def _lines(facts: PageFacts, place: Place) -> Iterator[str]:
    """Dates that readers see at the headline or in elements for dates, those called published first."""
    dated = [line for line in _dates(facts, place) if not _MODIFIED.search(line)]
    yield from (line for line in dated if _PUBLISHED.search(line))
    yield from dated


def _lines_of_change(facts: PageFacts, place: Place) -> Iterator[str]:
    yield from (line for line in _dates(facts, place) if _MODIFIED.search(line))


def _dates(facts: PageFacts, place: Place) -> list[str]:
    lines = [*_labelled(place.lines_after(NEAR_AFTER)), *place.lines_before(NEAR_BEFORE), *_marked(facts, place)]
    return [line for line in lines if _is_date(line)]


def _labelled(lines: Iterable[str]) -> Iterator[str]:
    """Lines, each with the line before it where that is but a label: `Published` and then `Apr 26, 2023`."""
    label = ""
    for line in lines:
        yield f"{label} {line}".strip()
        is_label = len(line) < LONGEST_LABEL and not _DIGIT.search(line)
        label = line if is_label and (_PUBLISHED.search(line) or _MODIFIED.search(line)) else ""


def _marked(facts: PageFacts, place: Place) -> Iterator[str]:
    for element in [*facts.document.select("time")[:5], *facts.document.select(_MARKED)[:40]]:
        if not place.is_elsewhere(element):
            yield from (" ".join(text.split()) for text in _texts(element))
            yield from _labelled(" ".join(text.split()) for text in element.strings)


def _is_date(line: str) -> bool:
    """Whether a line is a date with labels and nothing else; prose that mentions a day is not."""
    if len(line) > LONGEST_LINE or not _DIGIT.search(line):
        return False
    _, rest = clocks_in(latin_digits(line))
    return is_day_alone(_LABEL.sub(" ", rest))


def _in_scripts(facts: PageFacts) -> Iterator[str]:
    """The one publication date in the page's own data, where all that it holds agree."""
    found = {said for script in facts.document.select("script:not([src])") for said in _IN_SCRIPT.findall(script.text)}
    if len({said[:10] for said in found}) == 1:
        yield max(found, key=len)
