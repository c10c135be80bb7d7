"""Collector of one run: merge the rows of its pages into observations, count bad rows, drop incomplete days. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import DateRange, HttpResponse
from chautari.rates.ingest import merging
from chautari.rates.model.authority_rules import AuthorityRules, bundled
from chautari.rates.model.observations import Observation, ParsedQuote, RuleViolation
from chautari.rates.model.rate_markets import least_of_list, require_right
from chautari.rates.model.rule_incident import Contradiction
from chautari.rates.model.source import RateSource
from chautari.rates.validation.rule_contradictions import contradictions
from chautari.rates.validation.rules import (
    broken_row_rule,
    checked_rules,
    faults_of,
    has_headline,
    known_instrument,
)
from chautari.rates.validation.snapshot import DailySnapshot

MAX_BOARD_AGE = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class CollectedObservation:
    """An observation with the page that it was parsed from, and the names of the rules that it was checked against.

    Its revision is 0 until the writer numbers it. `without_eve`: its source did not print the day before beside it.
    """

    instrument: str
    date: date
    observation: Observation
    page: HttpResponse
    rules: tuple[str, ...] = ()
    without_eve: bool = False


def earliest_date(source: RateSource, window: DateRange) -> date:
    """The first market date accepted from a source.

    - A source that is read once: any date.
    - A source that answers for a window of days: the first day of `window`.
    - A board: `MAX_BOARD_AGE` earlier, since it shows the last market day and its history the month.
    """
    if source.schedule is None:
        return date.min
    return window.first if source.lookback_days > 1 else window.first - MAX_BOARD_AGE


@dataclass(slots=True)
class Collector:
    """Merges the rows of one run's pages into one observation for each instrument and day.

    - `earliest_date`: rows before it are dropped.
    - `dropped`: counts of dropped rows by the rule that they broke.
    - `incomplete_days`: dropped days, each with its row count and the expected one.
    - `rules`: the authority's rules; left out, the bundled ones.
    - `missing`: the listed instruments without a row, by day.
    - `unlisted`: the rows of instruments that the authority's rules do not list, by day. They are dropped.
    """

    source: RateSource
    today: date
    earliest_date: date = date.min
    rows_read: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    incomplete_days: list[str] = field(default_factory=list)
    rules: AuthorityRules | None = None
    missing: dict[date, tuple[str, ...]] = field(default_factory=dict)
    unlisted: dict[date, dict[str, ParsedQuote]] = field(default_factory=dict)
    _in_force: AuthorityRules = field(init=False)
    _quotes: dict[date, dict[str, ParsedQuote]] = field(default_factory=dict)
    _rows: dict[date, set[tuple[str, ...]]] = field(default_factory=dict)
    _pages: dict[tuple[date, str], HttpResponse] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take the bundled rules where none are given."""
        self._in_force = bundled(self.source.origin) if self.rules is None else self.rules

    def add(self, page: HttpResponse) -> None:
        """Parse one page. Raises SchemaChanged if it has no rows, more bad rows than good, or contradictory rows, and
        NotTheAuthority for a row that its source has no right to state.
        """
        for row in self.source.parse(page):
            self.rows_read += 1
            self._add_row(row, page)
        if self.dropped.total() > sum(map(len, self._rows.values())):
            raise SchemaChanged(f"more bad rows than good: {dict(self.dropped)}")

    def _add_row(self, row: ParsedQuote | InvalidRow, page: HttpResponse) -> None:
        if isinstance(row, ParsedQuote):
            require_right(self.source, row.instrument)
        violation = row if isinstance(row, InvalidRow) else self._violation(row)
        if isinstance(row, ParsedQuote) and violation is None and not self._is_listed(row):
            self.unlisted.setdefault(row.date, {})[row.instrument] = row
            violation = RuleViolation("unlisted", row.instrument)
        if violation is not None:
            self.dropped[violation.rule] += 1
        elif isinstance(row, ParsedQuote):
            self._merge_row(row, page)

    def _violation(self, row: ParsedQuote) -> RuleViolation | None:
        """What speaks against a row, whose instrument the authority's rules may yet not list."""
        violation = self._before_window(row) or broken_row_rule(row, self.today)
        unknown = violation is not None and violation.rule == known_instrument.__name__
        return None if unknown and not self._is_listed(row) else violation

    def _is_listed(self, row: ParsedQuote) -> bool:
        """Whether the authority lists the instrument; one without dated rules lists whatever we know."""
        return not self._listed(row.date) or self._in_force.accepts(row.instrument, row.date)

    def _listed(self, on: date) -> tuple[str, ...]:
        return self._in_force.listed(on)

    def _before_window(self, row: ParsedQuote) -> RuleViolation | None:
        """Reject a row dated before the requested window: the source misreports its dates."""
        if row.date >= self.earliest_date:
            return None
        return RuleViolation("not_asked_for", f"{row.date} is before {self.earliest_date}")

    def _merge_row(self, row: ParsedQuote, page: HttpResponse) -> None:
        quotes = self._quotes.setdefault(row.date, {})
        quotes[row.instrument] = merging.merged(quotes.get(row.instrument), row)
        self._rows.setdefault(row.date, set()).add((row.instrument, *sorted(row.figures)))
        self._pages[row.date, row.instrument] = page

    def observations(self) -> list[CollectedObservation]:
        """The observations of every complete day, by date. Raises SchemaChanged if no day is complete."""
        for on in sorted(self._quotes):
            self._drop_if_incomplete(on)
        if not any(self._quotes.values()):
            reasons = "; ".join(self.incomplete_days) or dict(self.dropped)
            raise SchemaChanged(f"no whole day in {self.rows_read} rows: {reasons}")
        days = sorted(self._quotes.items())
        return [collected for on, quotes in days for collected in self._observations_on(on, quotes)]

    def _drop_if_incomplete(self, on: date) -> None:
        """Drop quotes without a headline figure, and the whole day if too many of its rows are missing.

        - Of a list of the authority's rules: half or more. A withdrawal leaves out a few, and none was missing on 117
          of 117 days of the bank; with fewer, what compares the rows of a day has too few of them.
        - Of a page with a fixed number of rows: more than a tenth.
        """
        for key in [key for key, quote in self._quotes[on].items() if not has_headline(quote)]:
            del self._quotes[on][key]
            self.dropped["no_headline"] += 1
        listed = () if self.source.rows else self._listed(on)
        row_count, expected = len(self._rows[on]), len(listed) or self.source.rows_expected(on)
        if row_count < least_of_list(expected) if listed else row_count * 10 < expected * 9:
            self.incomplete_days.append(f"{on}: {row_count} rows of {expected}")
            self.dropped["too_few_rows"] += row_count
            del self._quotes[on]
        elif absent := tuple(name for name in listed if name not in self._quotes[on]):
            self.missing[on] = absent

    def contradictions(self) -> dict[date, list[Contradiction]]:
        """What contradicts the authority's rules on each complete day; call after `observations`."""
        return {
            on: list(
                contradictions(self._snapshot(on, quotes), self.missing.get(on, ()), self.unlisted.get(on, {}).values())
            )
            for on, quotes in self._quotes.items()
        }

    def _snapshot(self, on: date, quotes: Mapping[str, ParsedQuote]) -> DailySnapshot:
        return DailySnapshot(self.source, quotes, self._quotes.get(on - timedelta(days=1)), self._in_force)

    def _observations_on(self, on: date, quotes: Mapping[str, ParsedQuote]) -> Iterator[CollectedObservation]:
        snapshot = self._snapshot(on, quotes)
        for quote in quotes.values():
            page, checked = self._pages[on, quote.instrument], checked_rules(quote, snapshot)
            observation = self._observation(quote, snapshot, page)
            yield CollectedObservation(quote.instrument, on, observation, page, checked, not snapshot.previous_day)

    def _observation(self, quote: ParsedQuote, snapshot: DailySnapshot, page: HttpResponse) -> Observation:
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
            faults=faults_of(quote, snapshot),
            related=merging.related(quote, snapshot),
        )
