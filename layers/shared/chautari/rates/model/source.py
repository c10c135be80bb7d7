"""Declaration of a source of rates: its name and standing, its requests, its parser and its normal behaviour."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from chautari.core.errors import InvalidRow
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.rates.model.authority_rules import bundled
from chautari.rates.model.instruments import Market
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.poll_times import PollTimes
from chautari.rates.model.publication_schedule import PublicationSchedule

Rows = Iterator[ParsedQuote | InvalidRow]


def no_next_pages(_: HttpResponse) -> Iterable[HttpRequest]:
    """No request: for a source whose responses are complete."""
    return ()


@dataclass(frozen=True, slots=True)
class RateSource:
    """One publisher of rates.

    - `key`: file name, event input, metric dimension and fixture folder.
    - `origin`: the key of the authority whose figures it prints, and whom alone it may repeat; an authority's is its
      own.
    - `rank`: standing among the sources of one market; the authority is 0.
    - `schedule`: when it publishes; None for a source that is read once, which has no polls.
    - `rows`: how many rows a market date has, and from which date on; empty where the authority's rules list them.
    - `requests`: the requests for a range of market dates.
    - `parse`: the rows of one response.
    - `next_pages`: the further requests that a response leads to.
    - `polls`: when it is read.
    - `lookback_days`: how many days a scheduled run requests.
    - `first_day`: the first market date that it answers for; None where it shows the latest alone, or a month or two.
    - `dated_by_update`: whether it states when the page changed and not which market day it shows. Then it cannot open
      a Saturday.
    - `name_ne`: empty if its name in Nepali is `name` too.
    - `mirrors`: further addresses of the same publisher, declared in the same way and read in its runs, so that a
      statement of one response alone is noticed. A run goes on without those that cannot be read.
    """

    key: str
    name: str
    home: str
    market: Market
    origin: str
    rank: int
    schedule: PublicationSchedule | None
    rows: tuple[tuple[date, int], ...]
    requests: Callable[[DateRange], Iterable[HttpRequest]]
    parse: Callable[[HttpResponse], Rows]
    next_pages: Callable[[HttpResponse], Iterable[HttpRequest]] = no_next_pages
    polls: tuple[PollTimes, ...] = ()
    lookback_days: int = 1
    first_day: date | None = None
    dated_by_update: bool = False
    name_ne: str = ""
    mirrors: tuple["RateSource", ...] = ()

    def rows_expected(self, on: date) -> int:
        """How many rows a response has for the market date `on`: by its authority's list if it has no `rows`."""
        if not self.rows:
            return len(bundled(self.origin).listed(on))
        return next(count for start, count in reversed(self.rows) if start <= on)
