"""robots.txt of a host: honoured for every address, fetched once a day.

https://www.rfc-editor.org/rfc/rfc9309:

- a missing file (4xx) forbids nothing;
- an unavailable file (5xx, no response) forbids everything, unless an earlier one is cached;
- a bot challenge, a 429 or a redirect off the outlet's hosts does not state the rules, so it counts as unavailable.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from protego import Protego

from chautari.core.errors import Blocked, NotFoundOrMoved, RobotsDisallowed, RobotsUnavailable, SourceError
from chautari.core.http_messages import HttpResponse
from chautari.core.plain_text import one_line
from chautari.dynamodb.table import Table
from chautari.fetching import response_checks
from chautari.news.store import robots_cache as stored
from chautari.news.store.robots_cache import CachedRobots

AGENT = "chautari"
VALID_FOR = timedelta(hours=24)
RETRY_AFTER = timedelta(hours=1)
# "Crawlers SHOULD impose a parsing limit ... at least 500 kibibytes."
MAX_BYTES = 500 * 1024
MAX_FAILURE = 300  # characters
# A longer Crawl-delay is cut to this: an hour between two articles would be no news.
MAX_DELAY = timedelta(seconds=30)
_ALLOW_ALL = ""
_DISALLOW_ALL = "User-agent: *\nDisallow: /\n"


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """The parsed robots.txt of a host. `until`: when to fetch it again. `failure`: why its rules are unknown, if so."""

    parsed: Protego
    until: datetime
    failure: str = ""

    def require_allowed(self, url: str) -> None:
        """Raise RobotsDisallowed if `url` is forbidden for AGENT, RobotsUnavailable if the rules are unknown."""
        if self.failure:
            raise RobotsUnavailable(f"robots.txt could not be fetched, so neither is {url}: {self.failure}")
        if not self.parsed.can_fetch(url, AGENT):
            raise RobotsDisallowed(f"robots.txt does not allow {url}")

    @property
    def delay(self) -> timedelta:
        """The Crawl-delay between two requests, at most MAX_DELAY; zero if not stated."""
        return min(timedelta(seconds=max(0.0, self.parsed.crawl_delay(AGENT) or 0.0)), MAX_DELAY)


def load_rules(table: Table, host: str, fetch: Callable[[str], HttpResponse], now: datetime) -> RobotsRules:
    """The rules of exactly `host`: the cached ones while they are valid, else those that `fetch` gets and caches."""
    cached = stored.get(table, host)
    if cached is None or cached.until <= now:
        cached = _refresh(f"https://{host}/robots.txt", fetch, cached, now)
        stored.put(table, host, cached)
    return RobotsRules(Protego.parse(cached.text), cached.until, cached.failure)


def _refresh(
    url: str, fetch: Callable[[str], HttpResponse], previous: CachedRobots | None, now: datetime
) -> CachedRobots:
    try:
        return CachedRobots(_text(fetch(url)), now + VALID_FOR)
    except SourceError as error:
        if _is_missing(error):
            return CachedRobots(_ALLOW_ALL, now + VALID_FOR)
        if previous and not previous.failure:
            return replace(previous, until=now + RETRY_AFTER)
        return CachedRobots(_DISALLOW_ALL, now + RETRY_AFTER, failure=one_line(str(error))[:MAX_FAILURE])


def _text(page: HttpResponse) -> str:
    return page.body[:MAX_BYTES].decode("utf-8-sig", "replace")


def _is_missing(error: SourceError) -> bool:
    """Whether the host answered 4xx: it has no robots.txt."""
    page = error.response
    if page is None or not isinstance(error, NotFoundOrMoved | Blocked):
        return False
    return 400 <= page.status < 500 and page.status != 429 and not response_checks.is_challenge(page)
