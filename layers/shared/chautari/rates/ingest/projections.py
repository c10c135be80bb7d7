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
from chautari.rates.store import closed_days, contradictions, rule_notices, series
from chautari.rates.views import forex, freshness, home, metals

ATTEMPTS = 5

_LIST_FIELDS = {"metals": "metals", "forex": "rates"}


def rebuild(table: Table, markets: Iterable[Market], now: datetime) -> None:
    """Rebuild the views of `markets`, and the home view derived from them. They are served from `now` on."""
    for market in sorted(set(markets)):
        _write_if_changed(table, market, partial(_market_view, table, market, now), now)
    _write_if_changed(table, "home", partial(_home_view, table), now)


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


def _market_view(table: Table, market: Market, now: datetime) -> object:
    view: JsonObject = dict(_latest(table, market, now))
    schedule = sources.find(instruments_of(market)[0].authority).schedule
    if schedule is not None:
        closed, outages = closed_days.closed_days_near(table, today(now)), health.summary(table, market)
        freshness.add_periods(view[_LIST_FIELDS[market]], schedule, closed, outages)
    return view


def _latest(table: Table, market: Market, now: datetime) -> Mapping[str, object]:
    """The answer of a market. Which currencies it has is a rule of the authority, which makes its instruments known."""
    authority = instruments_of(market)[0].authority
    rules = rule_notices.rules_in_force(table, authority)
    keys = [instrument.key for instrument in instruments_of(market)]
    by_instrument = {key: series.series_of(key, series.latest_years(table, key)) for key in keys}
    if market == "metals":
        return metals.latest(by_instrument)
    return forex.latest(by_instrument, rules, contradictions.get(table, authority), today(now))


def _home_view(table: Table) -> object:
    empty: dict[str, Any] = {"metals": {"metals": []}, "forex": {"rates": []}}
    views = {name: read_models.get(table, name) for name in empty}
    bodies = {name: codec.unpacked(view.body) if view else empty[name] for name, view in views.items()}
    return home.home(bodies["metals"], bodies["forex"])
