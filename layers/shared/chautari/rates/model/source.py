"""The declaration of a source of rates: its name and standing, its requests, its parser and what is normal for it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from chautari.core.errors import InvalidRow
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.rates.model.instruments import Market
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.poll_times import PollTimes
from chautari.rates.model.publication_schedule import PublicationSchedule

Rows = Iterator[ParsedQuote | InvalidRow]


def no_next_pages(_: HttpResponse) -> Iterable[HttpRequest]:
    """For a source whose answers are whole."""
    return ()


@dataclass(frozen=True, slots=True)
class RateSource:
    """One place that publishes rates.

    key: file name, schedule input, metric dimension and fixture folder. origin: the authority whose figures it prints
    (its own key for an authority). rank: standing among sources of one market, the authority is 0. rows: how many
    rows a market date has, from which date on. lookback: days that a scheduled run asks for. rhythm: None for a
    source that is read once, which has no polls. polls: when it is asked. dated_by_update: it states when the page
    changed and not which market day it shows, so it cannot open a Saturday. beside: further addresses of the same
    publisher, declared alike and read in its runs, so that what one answer alone states is known; where they cannot be
    read the run goes on without. name_ne: empty where it is called by `name` in Nepali too.
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
    dated_by_update: bool = False
    name_ne: str = ""
    mirrors: tuple["RateSource", ...] = ()

    def rows_expected(self, on: date) -> int:
        """How many rows an answer holds for market date `on`."""
        return next(count for since, count in reversed(self.rows) if since <= on)
