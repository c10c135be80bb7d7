"""Authors of an article: from JSON-LD and meta elements, else from marked elements, else from the line that begins with
"By".

The publisher is not an author where a person is named, and is only ever taken from a field or line for authors.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from chautari.news.extraction import author_names, json_ld
from chautari.news.extraction.document import Element
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.extraction.places import PageRegion, PlacedLine
from chautari.news.extraction.title import squeezed

MOST_MARKED, MOST_AUTHORS = 40, 20
_META = (
    "author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article:author",
)
_MARKED = "[class*=byline i], [class*=author i], [class*=writer i], [class*=reporter i], [data-testid*=byline i]"
_FOREIGN = "[itemprop~=comment], [class*=comment i], [id*=comment i], [class*=related i], [itemprop~=review], nav ul"
_PAGE_OF_AUTHOR = re.compile(
    r"/(?:authors?|by|profiles?|contributors?|people|staff|writers?|reporters?|team|user|member)/", re.IGNORECASE
)
_BY = re.compile(r"^\s{0,9}(?:written\s|posted\s)?by\b:?\s{0,9}", re.IGNORECASE)


def read(facts: PageFacts, place: PageRegion) -> tuple[str, ...]:
    """The authors, in the page's order, none twice; empty where none is stated."""
    sites = {squeezed(name) for name in facts.site_names} | {squeezed(facts.host.partition(".")[0])}
    publisher: tuple[str, ...] = ()
    for stated in _stated(facts, place):
        persons = tuple(name for name in stated if squeezed(name) not in sites)
        if persons:
            return persons[:MOST_AUTHORS]
        publisher = publisher or stated
    return publisher


def _stated(facts: PageFacts, place: PageRegion) -> Iterator[tuple[str, ...]]:
    """Every statement of the authors, the most reliable first."""
    author = facts.article.get("author") or facts.article.get("creator")
    yield author_names.of_list(json_ld.texts(facts.resolved(author)))
    for name in _META:
        yield author_names.of_list(
            content for content in facts.contents(name) if not content.startswith(("http", "/", "@"))
        )
    if facts.first("twitter:label1").lower() in ("written by", "author", "by"):
        yield author_names.of_list(facts.contents("twitter:data1")[:1])
    yield from _marked(facts, place)
    yield _near_title(place)


def _marked(facts: PageFacts, place: PageRegion) -> Iterator[tuple[str, ...]]:
    """The texts of elements named author or byline, links to an author's page first."""
    named = [element for element in facts.marked.get("author", ()) if element.closest(_FOREIGN) is None]
    called = [*facts.document.select("a[rel~=author i]"), *facts.document.select(_MARKED)][:MOST_MARKED]
    elements = [*named[:MOST_AUTHORS], *(element for element in called if not place.is_elsewhere(element))]
    for element in elements:
        yield _linked(element)
    for element in elements:
        yield _plausible(author_names.of_byline(" ".join(element.strings)))


def _linked(element: Element) -> tuple[str, ...]:
    links = [element] if element.tag == "a" else element.select("a[href]")[:MOST_AUTHORS]
    authors = [
        link
        for link in links
        if "author" in (link.attr("rel") or "") or _PAGE_OF_AUTHOR.search(link.attr("href") or "")
    ]
    return _plausible(author_names.of_list(" ".join(link.text.split()) for link in authors))


def _near_title(place: PageRegion) -> tuple[str, ...]:
    """The name in a line that begins with "By" shortly after the headline."""
    for line, following in pairwise([*place.lines_after, PlacedLine("", None)]):
        if _BY.match(line.text) and not place.is_elsewhere(line.holder):
            return _plausible(author_names.of_byline(line.text if _BY.sub("", line.text) else following.text))
    return ()


def _plausible(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if author_names.is_plausible(name))
