"""Folds of pages by site: whatever belongs to one outlet is scored by a model that saw nothing of it."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from urllib.parse import urlsplit

from chautari.news.extraction import page_facts
from chautari.news.extraction.document import parse
from tools.bench.extraction.pages import TruePage

# Registries that sell names below these, and hosts whose every customer has a name of its own.
_SECOND_LEVELS = frozenset(("co", "com", "org", "net", "ac", "gov", "edu", "gouv", "or", "ne", "go"))
_SHARED_HOSTS = ("substack.com", "wordpress.com", "blogspot.com", "medium.com", "github.io", "wixsite.com")
_COUNTRY = 2


def domain_of(url: str) -> str:
    """The registrable domain of an address: `news.bbc.co.uk` is `bbc.co.uk`; of shared hosts the whole name."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    labels = host.split(".")
    if host.endswith(tuple(f".{shared}" for shared in _SHARED_HOSTS)):
        return host
    ending = 3 if len(labels) > 2 and len(labels[-1]) == _COUNTRY and labels[-2] in _SECOND_LEVELS else 2
    return ".".join(labels[-ending:])


def sites_of(pages: Sequence[TruePage]) -> list[str]:
    """The site of each page. Pages that share a domain or a publisher are of one, through any number of pages."""
    parents: dict[str, str] = {}
    named = [[name for name in _names(page) if name] or [page.name] for page in pages]
    for names in named:
        for name in names:
            parents[_root(parents, name)] = _root(parents, names[0])
    return [_root(parents, names[0]) for names in named]


def fold_of(site: str, folds: int) -> int:
    """The fold of a site, by a hash of its name."""
    return int.from_bytes(sha256(site.encode()).digest()[:4]) % folds


def _names(page: TruePage) -> Iterator[str]:
    """The page's own address and the one that it states of itself, each by its domain, and its publisher."""
    yield domain_of(page.url)
    yield domain_of(page_facts.gather(parse(page.html), page.url or "https://news.example/").canonical)
    yield f"publisher:{page.publisher.casefold()}" if page.publisher else ""


def _root(parents: dict[str, str], name: str) -> str:
    while parents.setdefault(name, name) != name:
        name = parents[name]
    return name
