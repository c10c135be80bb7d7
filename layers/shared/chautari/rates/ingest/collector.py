"""From pages to the readings of a run: rows gathered into quotes, bad rows dropped and counted, thin days refused.

Pure.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import DateRange, HttpResponse
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation, ParsedQuote, RuleViolation
from chautari.rates.model.source import RateSource
from chautari.rates.validation.rules import broken_row_rule, faults_of, has_headline
from chautari.rates.validation.snapshot import DailySnapshot

OLDEST_BOARD = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class CollectedObservation:
    """A reading before it has a revision number (0), with the page that it was read from."""

    instrument: str
    date: date
    reading: Observation
    page: HttpResponse


def since(source: RateSource, window: DateRange) -> date:
    """The first day that an answer may hold: a board shows the last market day, and its month's history the month."""
    if source.schedule is None:
        return date.min
    return window.first if source.lookback_days > 1 else window.first - OLDEST_BOARD


@dataclass(slots=True)
class Collector:
    """What the pages of one run hold. `dropped` counts rows by the rule that they broke, `thin` names days refused.

    `since` is the first day asked for, of a source that is asked for days.
    """

    source: RateSource
    today: date
    since: date = date.min
    rows_read: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    thin: list[str] = field(default_factory=list)
    _tables: dict[date, dict[str, ParsedQuote]] = field(default_factory=dict)
    _rows: dict[date, set[tuple[str, ...]]] = field(default_factory=dict)
    _pages: dict[tuple[date, str], HttpResponse] = field(default_factory=dict)

    def add(self, page: HttpResponse) -> None:
        """Read one page. Raises SchemaChanged where it has no rows, more bad than good, or contradicts itself."""
        for row in self.source.parse(page):
            self.rows_read += 1
            self._take(row, page)
        if self.dropped.total() > sum(map(len, self._rows.values())):
            raise SchemaChanged(f"more bad rows than good: {dict(self.dropped)}")

    def _take(self, row: ParsedQuote | InvalidRow, page: HttpResponse) -> None:
        fault = row if isinstance(row, InvalidRow) else self._not_asked_for(row) or broken_row_rule(row, self.today)
        if fault is not None:
            self.dropped[fault.rule] += 1
        elif isinstance(row, ParsedQuote):
            self._keep(row, page)

    def _not_asked_for(self, row: ParsedQuote) -> RuleViolation | None:
        """A day before those asked for: an answer that holds it has its dates wrong."""
        return RuleViolation("not_asked_for", f"{row.date} is before {self.since}") if row.date < self.since else None

    def _keep(self, row: ParsedQuote, page: HttpResponse) -> None:
        table = self._tables.setdefault(row.date, {})
        table[row.instrument] = _merged(table.get(row.instrument), row)
        self._rows.setdefault(row.date, set()).add((row.instrument, *sorted(row.figures)))
        self._pages[row.date, row.instrument] = page

    def found(self) -> list[CollectedObservation]:
        """The readings of every day that is whole. Raises SchemaChanged where no day is."""
        for on in sorted(self._tables):
            self._require_whole(on)
        if not any(self._tables.values()):
            raise SchemaChanged(f"no whole day in {self.rows_read} rows: {'; '.join(self.thin) or dict(self.dropped)}")
        return [found for on, quotes in sorted(self._tables.items()) for found in self._day(on, quotes)]

    def _require_whole(self, on: date) -> None:
        """Take out what has no headline, and the whole day where more than a tenth of its rows is missing."""
        count, expected = len(self._rows[on]), self.source.rows_expected(on)
        for key in [key for key, quote in self._tables[on].items() if not has_headline(quote)]:
            del self._tables[on][key]
            self.dropped["no_headline"] += 1
        if count * 10 < expected * 9:
            self.thin.append(f"{on}: {count} rows of {expected}")
            self.dropped["too_few_rows"] += count
            del self._tables[on]

    def _day(self, on: date, quotes: Mapping[str, ParsedQuote]) -> Iterator[CollectedObservation]:
        table = DailySnapshot(self.source, quotes, self._tables.get(on - timedelta(days=1)))
        for quote in quotes.values():
            page = self._pages[on, quote.instrument]
            yield CollectedObservation(quote.instrument, on, self._reading(quote, table, page), page)

    def _reading(self, quote: ParsedQuote, table: DailySnapshot, page: HttpResponse) -> Observation:
        source = self.source
        return Observation(
            source=source.key,
            origin=source.origin,
            rank=source.rank,
            figures=quote.figures,
            unit=quote.unit,
            stated=quote.stated,
            observed_at=page.fetched_at,
            revision=0,
            faults=faults_of(quote, table),
            related=_related(quote, table),
        )


def _related(quote: ParsedQuote, table: DailySnapshot) -> dict[str, str]:
    """The headline amounts that the same table prints for related instruments, as printed."""
    instrument = INSTRUMENTS[quote.instrument]
    others = {name: table.quotes[name].figures for name in instrument.related if name in table.quotes}
    return {
        name: figures[instrument.headlines[0]] for name, figures in others.items() if instrument.headlines[0] in figures
    }


def _merged(earlier: ParsedQuote | None, row: ParsedQuote) -> ParsedQuote:
    """One quote of the rows of one instrument and day. Raises SchemaChanged where they contradict each other."""
    if earlier is None:
        return row
    if earlier == row:
        return earlier
    shared = earlier.figures.keys() & row.figures.keys()
    if earlier.unit != row.unit or any(Decimal(earlier.figures[name]) != Decimal(row.figures[name]) for name in shared):
        raise SchemaChanged(f"two different rows of {row.instrument} on {row.date}")
    return replace(earlier, figures={**earlier.figures, **row.figures})
