"""Projections: build the read models of rates from the stored years, and write those that changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from chautari.core.json_types import JsonObject
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.clock import today
from chautari.rates import sources
from chautari.rates.ingest import health
from chautari.rates.model.instruments import Market, instruments_of
from chautari.rates.model.min_status import SURE_VIEW, MinStatus, view_name
from chautari.rates.model.series import Series
from chautari.rates.store import closed_days, series
from chautari.rates.views import forex, freshness, home, metals

ATTEMPTS = 5

_LATEST_VIEWS: dict[Market, Callable[[Mapping[str, Series], MinStatus | None], Mapping[str, object]]] = {
    "metals": metals.latest,
    "forex": forex.latest,
}
_LIST_FIELDS = {"metals": "metals", "forex": "rates"}


def rebuild(table: Table, markets: Iterable[Market], now: datetime) -> None:
    """Rebuild the views of `markets`, and the home view derived from them. They are served from `now` on."""
    for market in sorted(set(markets)):
        _write_if_changed(table, market, partial(_market_views, table, market, now), now)
    _write_if_changed(table, "home", partial(_home_views, table), now)


def _write_if_changed(table: Table, name: str, build: Callable[[], Sequence[object]], now: datetime) -> None:
    """Build a view and the one of sure rates, and write what changed. Raises Conflict after ATTEMPTS lost races.

    - The current views are read before the data that the new ones are built from: if a concurrent run has replaced one,
      the data is read again, so an older view never wins.
    - A clock that went back does not date a view before the one it follows.
    """
    names = (name, view_name(name, SURE_VIEW))
    for _ in range(ATTEMPTS):
        current_views = [read_models.get(table, view_of) for view_of in names]
        try:
            for view_of, current, value in zip(names, current_views, build(), strict=True):
                _put_if_changed(table, view_of, current, value, now)
            return
        except Conflict:
            continue
    raise Conflict(f"view {name}: given up after {ATTEMPTS} attempts")


def _put_if_changed(table: Table, name: str, current: ReadModel | None, value: object, now: datetime) -> None:
    at = max(now, current.at) if current and current.at else now
    view = read_models.ready(value, current.version + 1 if current else 1, at)
    if current is None or current.etag != view.etag:
        read_models.put(table, name, view)


def _market_views(table: Table, market: Market, now: datetime) -> list[JsonObject]:
    """The answer of a market, and the one of sure rates."""
    keys = [instrument.key for instrument in instruments_of(market)]
    by_instrument = {key: series.series_of(key, series.latest_years(table, key)) for key in keys}
    views: list[JsonObject] = [dict(_LATEST_VIEWS[market](by_instrument, bar)) for bar in (None, SURE_VIEW)]
    schedule = sources.find(instruments_of(market)[0].authority).schedule
    if schedule is not None:
        closed, outages = closed_days.closed_days_near(table, today(now)), health.summary(table, market)
        for view in views:
            freshness.add_periods(view[_LIST_FIELDS[market]], schedule, closed, outages)
    return views


def _home_views(table: Table) -> list[JsonObject]:
    return [_home_view(table, bar) for bar in (None, SURE_VIEW)]


def _home_view(table: Table, min_status: MinStatus | None) -> JsonObject:
    empty: dict[str, Any] = {"metals": {"metals": []}, "forex": {"rates": []}}
    views = {name: read_models.get(table, view_name(name, min_status)) for name in empty}
    bodies = {name: codec.unpacked(view.body) if view else empty[name] for name, view in views.items()}
    return home.home(bodies["metals"], bodies["forex"])
