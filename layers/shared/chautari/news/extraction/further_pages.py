"""Whether a text goes on on a second page: links from the article's address to its pages 2 and later.

`rel=next` alone proves nothing: WordPress sets it on the link to the next article, and comments have pages too.
"""

import re
from urllib.parse import parse_qsl, urljoin, urlsplit

from chautari.news.extraction.page_facts import PageFacts

_LINKS = "link[rel~=next], a[rel~=next], a[href]"
_PAGE_SEGMENT = re.compile(r"^/?(?:page[-/]?|p)?([2-9]|1\d)/?$")
_PAGE_SUFFIX = re.compile(r"^[-_](?:page-?)?([2-9]|1\d)$")
_NUMBER = re.compile(r"^(?:[2-9]|1\d|[२-९])$")
_PARAMETERS = frozenset(("page", "p", "pg", "paged", "pageno", "pagenum", "_page"))
MOST_LINKS = 3_000


def has_further(facts: PageFacts) -> bool:
    """Whether the page links to a later page of its own article."""
    own = urlsplit(facts.canonical or facts.url)
    if not own.path.strip("/"):
        return False
    return any(_is_further(own.path, facts.url, link) for link in _links(facts))


def _links(facts: PageFacts) -> list[str]:
    """The addresses that may be of a later page: stated as the next one, or behind a number or the word "next"."""
    elements = facts.document.select(_LINKS)[:MOST_LINKS]
    return [
        element.attr("href") or ""
        for element in elements
        if element.tag == "link" or "next" in (element.attr("rel") or "") or _NUMBER.match(element.text.strip())
    ]


def _is_further(path: str, base: str, link: str) -> bool:
    try:
        parts = urlsplit(urljoin(base, link))
    except ValueError:
        return False
    own, stem = path.rstrip("/"), path.rstrip("/").rpartition(".")[0]
    if parts.path.rstrip("/") == own:
        return any(name in _PARAMETERS and _NUMBER.match(value) for name, value in parse_qsl(parts.query))
    if parts.path.startswith(f"{own}/"):
        return _PAGE_SEGMENT.match(parts.path[len(own) :]) is not None
    return bool(stem) and parts.path.startswith(stem) and _is_suffix(parts.path[len(stem) :])


def _is_suffix(rest: str) -> bool:
    """Whether `rest` is `-2.html`, what an address with an ending has for its second page."""
    return _PAGE_SUFFIX.match(rest.partition(".")[0]) is not None and "." in rest
