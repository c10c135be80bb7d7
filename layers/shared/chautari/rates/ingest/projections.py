"""Projections: build the read models of rates from the stored years, and write those that changed."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from chautari.core.json_types import JsonObject
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.clock import today
from chautari.rates import sources
from chautari.rates.ingest import health
from chautari.rates.model.instruments import Market, instruments_of
from chautari.rates.model.min_status import MIN_STATUSES, MinStatus, view_name
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
    for min_status in (None, *MIN_STATUSES):
        for market in sorted(set(markets)):
            build = partial(_market_view, table, market, now, min_status)
            _write_if_changed(table, view_name(market, min_status), build, now)
        _write_if_changed(table, view_name("home", min_status), partial(_home_view, table, min_status), now)


def _write_if_changed(table: Table, view_name: str, build: Callable[[], object], now: datetime) -> None:
    """Build a view and write it unless it is unchanged. Raises Conflict after ATTEMPTS lost races.

    - The current view is read before the data that the new one is built from: if a concurrent run has replaced it, the
      data is read again, so an older view never wins.
    - A clock that went back does not date a view before the one it follows.
    """
    for _ in range(ATTEMPTS):
        current = read_models.get(table, view_name)
        at = max(now, current.at) if current and current.at else now
        view = read_models.ready(build(), current.version + 1 if current else 1, at)
        if current is not None and current.etag == view.etag:
            return
        try:
            read_models.put(table, view_name, view)
            return
        except Conflict:
            continue
    raise Conflict(f"view {view_name}: given up after {ATTEMPTS} attempts")


def _market_view(table: Table, market: Market, now: datetime, min_status: MinStatus | None) -> object:
    keys = [instrument.key for instrument in instruments_of(market)]
    by_instrument = {key: series.series_of(key, series.latest_years(table, key)) for key in keys}
    view: JsonObject = dict(_LATEST_VIEWS[market](by_instrument, min_status))
    schedule = sources.find(instruments_of(market)[0].authority).schedule
    if schedule is not None:
        closed, outages = closed_days.closed_days_near(table, today(now)), health.summary(table, market)
        freshness.add_periods(view[_LIST_FIELDS[market]], schedule, closed, outages)
    return view


def _home_view(table: Table, min_status: MinStatus | None) -> object:
    empty: dict[str, Any] = {"metals": {"metals": []}, "forex": {"rates": []}}
    views = {name: read_models.get(table, view_name(name, min_status)) for name in empty}
    bodies = {name: codec.unpacked(view.body) if view else empty[name] for name, view in views.items()}
    return home.home(bodies["metals"], bodies["forex"])
