"""Publication and modification times as the page states them: JSON-LD, meta, marked elements, lines at the headline.

- A date alone in a page's header is today's: only one at the headline or in a marked element counts.
- A time without a zone is Kathmandu's on a page of Nepal; elsewhere only its day is kept.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time, timedelta
from functools import partial
from itertools import chain
from typing import NamedTuple

from chautari.nepali.clock import NPT
from chautari.nepali.dates import moment_parser
from chautari.nepali.dates.moment_parser import ParsedMoment
from chautari.news.extraction import json_ld, shown_dates
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.extraction.places import PageRegion

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
LONGEST_SCRIPT = 500_000
RENEWED = timedelta(days=2)
_ANY_ORDER = re.compile(r"(?<![0-9/])(0?[0-9]|1[0-2])/(0?[0-9]|1[0-2])/((?:19|20)[0-9]{2})(?![0-9/])")
_MONTH_FIRST, _ANY_WAY = frozenset(("us", "ph")), frozenset(("ca", "np"))
_IN_SCRIPT = re.compile(
    r"(?:datePublished|publishedAt|published_at|publishDate|publishedDate|publish_date|datepublished|publicationDate|pubDate)"
    r'\\?"\s?:\s?\\?"(\d{4}-\d\d-\d\d[^"\\]{0,30})'
)

DateReader = Callable[[str], ParsedMoment | None]


class ArticleTimes(NamedTuple):
    """Stated instants. `exact` is False if only a day is stated, which then stands for its midnight in Kathmandu.

    `modified` is exact and never before `published`; a day only if the page states nothing else.
    """

    published: datetime | None = None
    exact: bool = True
    modified: datetime | None = None


def read(facts: PageFacts, place: PageRegion, of_nepal: bool = False) -> ArticleTimes:
    """The article's times. of_nepal: whether a time without a zone is Kathmandu's."""
    reader = partial(_read, of_nepal=of_nepal, region=_region(facts))
    near = shown_dates.near(place)
    visible = [stated for text in shown_dates.of_publication(near) if (stated := reader(text))]
    published = _older(_settled(map(reader, _published(facts))), visible)
    lines = [] if published else [*near, *shown_dates.marked(facts, place)]
    published = published or _on_page(facts, lines, reader)
    changes = (stated for text in _modified(facts) if (stated := reader(text)))
    if published is None:
        changed = _settled(chain(changes, map(reader, shown_dates.of_change(lines))))
        changed = changed or _only(map(reader, shown_dates.texts_after(facts, shown_dates.CHANGED_ON)))
        return ArticleTimes(None, changed.exact, changed.at) if changed else ArticleTimes()
    later = (moment.at for moment in changes if moment.exact and moment.at >= published.at)
    return ArticleTimes(published.at, published.exact, next(later, None))


def _on_page(facts: PageFacts, lines: list[str], reader: DateReader) -> ParsedMoment | None:
    """The dates of a page without machine-readable ones: in its URL and its visible lines, then anywhere else."""
    visible = _settled(map(reader, shown_dates.of_publication(lines)))
    stated = _settled((_in_links(facts), visible))
    stated = stated or _only(map(reader, shown_dates.texts_after(facts, shown_dates.PUBLISHED_ON)))
    return stated or _only(map(reader, _in_scripts(facts)))


def _older(stated: ParsedMoment | None, visible: list[ParsedMoment]) -> ParsedMoment | None:
    """The stated time, or the visible day if that is days earlier: a renewed page restates its time."""
    if stated is None or not visible or stated.at.date() in (moment.at.date() for moment in visible):
        return stated
    return visible[0] if stated.at - visible[0].at > RENEWED else stated


def _in_links(facts: PageFacts) -> ParsedMoment | None:
    """The day in the article's URL, as fetched or canonical."""
    links = (facts.url, facts.canonical)
    return next((stated for link in links if (stated := moment_parser.in_link(link))), None)


def _settled(statements: Iterable[ParsedMoment | None]) -> ParsedMoment | None:
    """The first statement; if it is only a day, with the time of a later statement of the same day."""
    first: ParsedMoment | None = None
    for stated in statements:
        first = first or stated
        if first and first.exact:
            return first
        if first and stated and stated.exact and stated.at.date() == first.at.date():
            return stated
    return first


def _read(text: str, of_nepal: bool, region: str) -> ParsedMoment | None:
    stated = moment_parser.read(_in_order(text, region))
    if stated is None or not stated.exact or of_nepal or stated.at.tzinfo is not NPT:
        return stated
    return stated._replace(at=datetime.combine(stated.at.date(), time(), NPT), exact=False)


def _in_order(text: str, region: str) -> str:
    """The text with `3/4/2025` in the order of year, month and day, if the page's language names a region that defines
    it.
    """
    if not region or not _ANY_ORDER.search(text):
        return text
    return _ANY_ORDER.sub(r"\3-\1-\2" if region in _MONTH_FIRST else r"\3-\2-\1", text)


def _region(facts: PageFacts) -> str:
    """The region in the page's language (`en-US`), lower case; empty where none is stated or both orders are usual."""
    root = facts.document.select_one("html")
    region = ((root.attr("lang") or "") if root else "").replace("_", "-").lower().partition("-")[2]
    return "" if region in _ANY_WAY else region


def _published(facts: PageFacts) -> Iterator[str]:
    """Machine-readable publication times, the most reliable first."""
    for name in ("datePublished", "dateCreated", "uploadDate"):
        for node in (facts.article, facts.page):
            yield from json_ld.texts(node.get(name))[:1]
    yield from facts.contents(*PUBLISHED_META)
    yield from _marked_as(facts, "datePublished")


def _modified(facts: PageFacts) -> Iterator[str]:
    for node in (facts.article, facts.page):
        yield from json_ld.texts(node.get("dateModified"))[:1]
    yield from facts.contents(*MODIFIED_META)
    yield from _marked_as(facts, "dateModified")


def _marked_as(facts: PageFacts, name: str) -> Iterator[str]:
    for element in facts.marked.get(name.lower(), ())[:3]:
        yield from shown_dates.texts(element)


def _in_scripts(facts: PageFacts) -> Iterator[str]:
    """The publication dates in the page's own data."""
    for script in facts.document.select("script:not([src])"):
        if "ublish" in (text := script.text[:LONGEST_SCRIPT]) or "pubDate" in text:
            yield from _IN_SCRIPT.findall(text)


def _only(statements: Iterable[ParsedMoment | None]) -> ParsedMoment | None:
    """The one day that all statements agree on, with its time if one states it; None if they differ."""
    moments = [stated for stated in statements if stated]
    days = {stated.at.date() for stated in moments}
    return max(moments, key=lambda stated: stated.exact) if len(days) == 1 else None
