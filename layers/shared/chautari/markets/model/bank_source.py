"""Declaration of a commercial bank as a source: its names, its addresses, its words and its normal behaviour."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time

from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.markets.model.bank_board import BankEdition, QuotedKind
from chautari.rates.model.poll_times import NOT_SATURDAYS, PollTimes
from chautari.rates.model.publication_schedule import PublicationSchedule

MARKET = "forex-banks"

# Currencies that a whole board has at least: the shortest of 18 had 20 rows.
LEAST_ROWS = 16
# Boards of 2025-07-10 were made between 10:05 and 10:33, later editions until 14:25; banks are closed on Saturdays.
SCHEDULE = PublicationSchedule(due=time(11), saturdays=False)
POLLS = (PollTimes((10, 12, 14, 16), (40,), NOT_SATURDAYS),)

QuotedColumns = Mapping[str, tuple[QuotedKind, ...]]


@dataclass(frozen=True, slots=True)
class BankSource:
    """One commercial bank.

    - `key`: file name, event input, metric dimension and fixture folder.
    - `bank_class`: NRB's class of its licence: A commercial, B development bank.
    - `columns`: the bank's own words for its figures, a heading or the name of a field each. One column may be several
      figures: "notes of 50 and above, and others" is what cash and transfers are bought at.
    - `request`: the request for the board of a day.
    - `parse`: the editions of one response, of one day or more. Raises SchemaChanged.
    - `schedule`: when a board is due. One that is older is stale.
    - `polls`: when it is read.
    - `mirror`: a second address of the same bank, declared in the same way. Only where both agree is a figure official.
    """

    key: str
    name: str
    home: str
    columns: QuotedColumns
    request: Callable[[date], HttpRequest]
    parse: Callable[[HttpResponse], tuple[BankEdition, ...]]
    name_ne: str = ""
    bank_class: str = "A"
    schedule: PublicationSchedule = SCHEDULE
    polls: tuple[PollTimes, ...] = POLLS
    mirror: "BankSource | None" = None

    @property
    def market(self) -> str:
        """The key of the market of banks."""
        return MARKET

    @property
    def origin(self) -> str:
        """The authority of its figures: a bank is its own."""
        return self.key

    @property
    def words(self) -> dict[QuotedKind, str]:
        """The bank's own words by figure."""
        return {figure: word for word, figures in self.columns.items() for figure in figures}
