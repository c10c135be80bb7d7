"""What a host's robots.txt lets us do: honoured for every address, asked for once a day.

https://www.rfc-editor.org/rfc/rfc9309: a file that is not there (4xx) forbids nothing; one that cannot be had (5xx, no
answer) forbids everything, unless an earlier one is known. A wall before it, a 429 or a redirect off the outlet's
hosts tells us nothing of their wishes, so that nothing is allowed then either.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from protego import Protego

from chautari.core.errors import Blocked, NotFoundOrMoved, RobotsDisallowed, SourceError
from chautari.core.http_messages import HttpResponse
from chautari.dynamodb.table import Table
from chautari.fetching import response_checks
from chautari.news.store import robots_cache as stored
from chautari.news.store.robots_cache import CachedRobots

AGENT = "chautari"
GOOD_FOR = timedelta(hours=24)
TRIED_AGAIN = timedelta(hours=1)
# "Crawlers SHOULD impose a parsing limit ... at least 500 kibibytes."
MOST_BYTES = 500 * 1024
# Who asks for more patience than this gets this much: an hour between two articles would be no news.
LONGEST_DELAY = timedelta(seconds=30)
_OPEN = ""
_CLOSED = "User-agent: *\nDisallow: /\n"


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """The robots.txt of a host, read; `until` is when it is to be asked for again."""

    parsed: Protego
    until: datetime

    def require_allowed(self, url: str) -> None:
        """Raises RobotsDisallowed where `url` is not for us."""
        if not self.parsed.can_fetch(url, AGENT):
            raise RobotsDisallowed(f"robots.txt does not allow {url}")

    @property
    def delay(self) -> timedelta:
        """How long to wait between two asks, at most LONGEST_DELAY; zero if the file does not say."""
        return min(timedelta(seconds=max(0.0, self.parsed.crawl_delay(AGENT) or 0.0)), LONGEST_DELAY)


def rules(table: Table, host: str, ask: Callable[[str], HttpResponse], now: datetime) -> RobotsRules:
    """The rules of exactly `host`: those kept while they are good, else what `ask` gets of its /robots.txt."""
    known = stored.get(table, host)
    if known is None or known.until <= now:
        known = _asked(f"https://{host}/robots.txt", ask, known, now)
        stored.put(table, host, known)
    return RobotsRules(Protego.parse(known.text), known.until)


def _asked(url: str, ask: Callable[[str], HttpResponse], known: CachedRobots | None, now: datetime) -> CachedRobots:
    try:
        return CachedRobots(_text(ask(url)), now + GOOD_FOR)
    except SourceError as error:
        if _is_not_there(error):
            return CachedRobots(_OPEN, now + GOOD_FOR)
        why = " ".join(str(error).split())
        return CachedRobots(known.text if known else f"# {why}\n{_CLOSED}", now + TRIED_AGAIN)


def _text(page: HttpResponse) -> str:
    return page.body[:MOST_BYTES].decode("utf-8-sig", "replace")


def _is_not_there(error: SourceError) -> bool:
    """Whether the host said with a 4xx that it has none."""
    page = error.page
    if page is None or not isinstance(error, NotFoundOrMoved | Blocked):
        return False
    return 400 <= page.status < 500 and page.status != 429 and not response_checks.is_challenge(page)
