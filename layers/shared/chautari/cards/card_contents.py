"""What cards are drawn of: the ready answers at an instant, the figures of thirty days, days of the calendar."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from chautari.calendar.store import years
from chautari.calendar.views import calendar
from chautari.cards.rate_chart import DAYS, DayFigure
from chautari.core.json_types import JsonObject
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Table
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import NPT, today
from chautari.rates.model.instruments import Instrument
from chautari.rates.store import series
from chautari.rates.views import freshness

# Where each ready answer has its rates.
MARKETS = {"metals": "metals", "forex": "rates"}


@dataclass(frozen=True, slots=True)
class ReadyRates:
    """The rates of the ready answers at an instant.

    - `etags`: by which a later run knows that they are the same.
    - `until`: when the clock alone changes what is told: the next period of a rate's freshness, or midnight.
    """

    rates: list[JsonObject]
    etags: list[str]
    until: datetime


def etags(table: Table) -> list[str]:
    """The entity tags of the ready answers, empty for one that is not there yet."""
    return [view.etag if view else "" for view in _views(table)]


def ready_rates(table: Table, now: datetime) -> ReadyRates:
    """The rates of metals and currencies with their freshness at `now`."""
    views = _views(table)
    rates = [rate for name, view in zip(MARKETS.values(), views, strict=True) for rate in _rates(view, name)]
    changes = [freshness.next_change(rate["freshness"], now) for rate in rates]
    for rate in rates:
        rate["freshness"] = freshness.freshness_at(rate["freshness"], now)
    tags = [view.etag if view else "" for view in views]
    return ReadyRates(rates, tags, min([*filter(None, changes), _midnight(now)]))


def figures(table: Table, instrument: Instrument, until: date) -> list[DayFigure]:
    """The served figures of the DAYS days to `until`, as their sources print them."""
    stored = series.years(table, instrument.key, (until - timedelta(DAYS)).year, until.year, is_consistent=False)
    days = series.series_of(instrument.key, stored).between(until - timedelta(DAYS - 1), until)
    headline = instrument.headlines[0]
    served = [day for day in days if day.served and headline in day.lead.figures]
    # A currency that is quoted by the hundred from one day on did not rise a hundredfold.
    return [DayFigure(day.date, day.lead.amounts[headline]) for day in served if day.lead.unit == served[-1].lead.unit]


def day_of(table: Table, on: date) -> dict[str, Any] | None:
    """The day of the calendar; None if its year is not published."""
    published = years.published_year(table, bikram_sambat.to_bs(on).year, is_consistent=False)
    if published is None or not published.almanac.start <= on <= calendar.last(published.almanac):
        return None
    return {**calendar.of_day(published.almanac, on)}


def _views(table: Table) -> list[ReadModel | None]:
    return [read_models.get(table, market) for market in MARKETS]


def _rates(view: ReadModel | None, name: str) -> list[JsonObject]:
    rates: list[JsonObject] = codec.unpacked(view.body)[name] if view else []
    return rates


def _midnight(now: datetime) -> datetime:
    return datetime.combine(today(now) + timedelta(days=1), datetime.min.time(), NPT)
