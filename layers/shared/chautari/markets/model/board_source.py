"""Declaration of a source of a market's boards: its addresses, each with a pure parser, and when it is read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.markets.model.board import PrintedBoard
from chautari.rates.model.poll_times import PollTimes
from chautari.rates.model.publication_schedule import PublicationSchedule


@dataclass(frozen=True, slots=True)
class BoardAddress:
    """One address of a publisher: a reading of its own.

    - `key`: its name beside the source's, as `np`.
    - `request`: the request on a day in Kathmandu.
    - `parse`: the boards of one response. Raises SchemaChanged; a bad row is an InvalidRow among the rows.
    """

    key: str
    request: Callable[[date], HttpRequest]
    parse: Callable[[HttpResponse], Iterable[PrintedBoard]]


@dataclass(frozen=True, slots=True)
class PagedPast:
    """The past of a source, page by page, newest first.

    - `first_day`: the market date down to which it is asked.
    - `address`: where page 0, 1, 2 ... stands. It has a board of the page before it too, which joins them, and none
      behind the last page.
    - `most_pages`: no more are asked.
    """

    first_day: date
    address: Callable[[int], BoardAddress]
    most_pages: int


@dataclass(frozen=True, slots=True)
class BoardSource:
    """One publisher of boards.

    - `key`: file name, event input and fixture folder.
    - `market`: the key of the market.
    - `origin`: the key of the authority whose prices it prints, and whom alone it may repeat; an authority's is its
      own.
    - `addresses`: read in this order in each run; a run goes on without those that cannot be read.
    - `lookback_days`: how many days old a board of a run may be.
    - `ahead_days`: how many days ahead a board may be dated, where prices are announced.
    - `past`: how its earlier boards are asked for; None where it shows the latest alone.
    """

    key: str
    name: str
    name_ne: str
    home: str
    market: str
    origin: str
    addresses: tuple[BoardAddress, ...]
    polls: tuple[PollTimes, ...]
    schedule: PublicationSchedule | None
    lookback_days: int = 3
    ahead_days: int = 0
    past: PagedPast | None = None
