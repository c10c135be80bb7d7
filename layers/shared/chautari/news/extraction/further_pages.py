"""Whether a text goes on on a second page: a link from the article's address to its page 2.

`rel=next` alone proves nothing: WordPress sets it on the link to the next article, and comments have pages too.
"""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qsl, urljoin, urlsplit

from chautari.news.extraction.page_facts import PageFacts

_NEXT = ("link[rel~=next]", "a[rel~=next]")
# What an address of a second page ends with, or has in its query. Looked for here: a selector takes twice as long.
_ENDS, _PARTS = ("/2", "/2/"), ("=2", "/page", "-2.", "_2.")
_SEGMENT = re.compile(r"/(?:page[-/]?|p)?2/?")
_SUFFIX = re.compile(r"[-_](?:page-?)?2\.\w{3,5}")
_PARAMETERS = frozenset(("page", "p", "pg", "paged", "pageno", "pagenum", "_page"))
MOST_LINKS = 100


def has_further(facts: PageFacts) -> bool:
    """Whether the page links to the second page of its own article."""
    own = urlsplit(facts.canonical or facts.url)
    if not own.path.strip("/"):
        return False
    return any(_is_further(own.path, facts.url, link) for link in islice(_links(facts), MOST_LINKS))


def _links(facts: PageFacts) -> Iterator[str]:
    """The addresses that may be of a second page, those of links that say so first."""
    for selector in _NEXT:
        yield from (element.attr("href") or "" for element in facts.document.select(selector))
    for _, link in facts.links:
        if ("2" in link or "/page" in link) and (link.endswith(_ENDS) or any(part in link for part in _PARTS)):
            yield link


def _is_further(path: str, base: str, link: str) -> bool:
    try:
        parts = urlsplit(urljoin(base, link))
    except ValueError:
        return False
    own, stem = path.rstrip("/"), path.rstrip("/").rpartition(".")[0]
    if parts.path.rstrip("/") == own:
        return any(name.lower() in _PARAMETERS and value == "2" for name, value in parse_qsl(parts.query))
    if parts.path.startswith(f"{own}/"):
        return _SEGMENT.fullmatch(parts.path[len(own) :]) is not None
    return bool(stem) and parts.path.startswith(stem) and _SUFFIX.fullmatch(parts.path[len(stem) :]) is not None
