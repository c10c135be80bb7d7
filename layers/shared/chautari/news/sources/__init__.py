"""Registry of outlets: one file each in this folder, and the outlets that are refused.

An outlet is imported when it is first named, all of them when page rules are first needed.
"""

from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

from chautari.core.urls import bare_host
from chautari.news.model.source import NewsSource, PageRule, RefusedOutlet

_FOLDER = Path(__file__).parent

REFUSED = (
    RefusedOutlet(
        "Kantipur",
        "https://ekantipur.com",
        date(2026, 8, 22),
        "Its Cloudflare challenge turns programs away: a public scraper that lists it got no article in 165 days. "
        "/rss answers with a page. We do not pretend to be a browser.",
    ),
    RefusedOutlet(
        "Hamro Patro news",
        "https://www.hamropatro.com/news",
        date(2026, 8, 22),
        "Gathers what others wrote, so its articles are not its own; answers 403 to addresses of data centres.",
    ),
    RefusedOutlet(
        "Pahilo Post",
        "https://pahilopost.com",
        date(2026, 8, 22),
        "Its feed answers 200 with items of July 2023: nothing new to read.",
    ),
    RefusedOutlet(
        "Nagarik Network",
        "https://nagariknetwork.com",
        date(2026, 8, 22),
        "Its feed answers 200 with items of April 2023. My Republica, of the same house, is read on its own host.",
    ),
)


class UnknownOutlet(LookupError):
    """No outlet is declared under that key."""


@cache
def keys() -> tuple[str, ...]:
    """The keys of all outlets, sorted, from file names; imports none."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("[a-z]*.py")))


def find(key: str) -> NewsSource:
    """The declaration in `<key>.py`. Raises UnknownOutlet with the keys that exist."""
    if key not in keys():
        raise UnknownOutlet(f"no outlet {key!r}: there are {', '.join(keys())}")
    source: NewsSource = import_module(f"chautari.news.sources.{key}").SOURCE
    return source


def rules_of(host: str) -> tuple[PageRule, ...]:
    """The page rules of `host`, newest layout first; empty for a host of no outlet."""
    return _rules().get(bare_host(host.lower()), ())


@cache
def _rules() -> dict[str, tuple[PageRule, ...]]:
    return {host: source.rules for source in map(find, keys()) for host in source.hosts}
