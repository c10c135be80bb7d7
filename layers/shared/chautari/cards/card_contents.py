"""What cards are drawn of: the ready answers at an instant, with their trends, and days of the calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from chautari.calendar.store import years
from chautari.calendar.views import calendar
from chautari.core.json_types import JsonObject
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Table
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import NPT, today
from chautari.rates.views import freshness
from chautari.rates.views.trends import view_of

# The ready answers, and where each has its rows.
VIEWS = {"metals": "metals", "forex": "rates", view_of("metals"): "trends", view_of("forex"): "trends"}


@dataclass(frozen=True, slots=True)
class ReadyRates:
    """The rates of the ready answers at an instant.

    - `trends`: the values of thirty days, by metal or code and by the day of the rate that they end with.
    - `etags`: by which a later run knows that they are the same.
    - `until`: when the clock alone changes what is told: the next period of a rate's freshness, or midnight.
    """

    rates: list[JsonObject]
    trends: Mapping[tuple[str, str], list[Decimal | None]]
    etags: list[str]
    until: datetime


def etags(table: Table) -> list[str]:
    """The entity tags of the ready answers, empty for one that is not there yet."""
    return [view.etag if view else "" for view in _views(table)]


def ready_rates(table: Table, now: datetime) -> ReadyRates:
    """The rates of metals and currencies with their freshness at `now`."""
    views = _views(table)
    rates = [
        row for name, view in zip(VIEWS.values(), views, strict=True) if name != "trends" for row in _rows(view, name)
    ]
    trends = [
        row for name, view in zip(VIEWS.values(), views, strict=True) if name == "trends" for row in _rows(view, name)
    ]
    changes = [freshness.next_change(rate["freshness"], now) for rate in rates]
    for rate in rates:
        rate["freshness"] = freshness.freshness_at(rate["freshness"], now)
    tags = [view.etag if view else "" for view in views]
    values = {(trend["instrument"], trend["date"]): list(map(_value, trend["values"])) for trend in trends}
    return ReadyRates(rates, values, tags, min([*filter(None, changes), _midnight(now)]))


def day_of(table: Table, on: date) -> dict[str, Any] | None:
    """The day of the calendar; None if its year is not published."""
    published = years.published_year(table, bikram_sambat.to_bs(on).year, is_consistent=False)
    if published is None or not published.almanac.start <= on <= calendar.last(published.almanac):
        return None
    return {**calendar.of_day(published.almanac, on)}


def _views(table: Table) -> list[ReadModel | None]:
    return [read_models.get(table, name) for name in VIEWS]


def _rows(view: ReadModel | None, name: str) -> list[JsonObject]:
    rows: list[JsonObject] = codec.unpacked(view.body)[name] if view else []
    return rows


def _value(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _midnight(now: datetime) -> datetime:
    return datetime.combine(today(now) + timedelta(days=1), datetime.min.time(), NPT)
