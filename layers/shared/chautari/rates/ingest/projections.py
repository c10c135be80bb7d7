"""Making the answers ready: from the stored years to the views that a request gets. Written only when they change."""

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
from chautari.rates.model.series import Series
from chautari.rates.store import closed_days, series
from chautari.rates.views import forex, freshness, home, metals

ATTEMPTS = 5

_LATEST: dict[Market, Callable[[Mapping[str, Series]], Mapping[str, object]]] = {
    "metals": metals.latest,
    "forex": forex.latest,
}
_RATES = {"metals": "metals", "forex": "rates"}


def rebuild(table: Table, markets: Iterable[Market], now: datetime) -> None:
    """Bring the views of `markets`, and the home view made from them, up to what is stored; given out from `now` on."""
    for market in sorted(set(markets)):
        _refresh(table, market, partial(_market, table, market, now), now)
    _refresh(table, "home", partial(_home, table), now)


def _refresh(table: Table, name: str, answer: Callable[[], object], now: datetime) -> None:
    """Write a view unless it is as it was.

    It is read before what it is made from: who finds it written by a run beside us looks again at what is stored, so an
    older answer never wins. A clock that went back does not put it before the one that it follows.
    """
    for _ in range(ATTEMPTS):
        known = read_models.get(table, name)
        at = max(now, known.at) if known and known.at else now
        view = read_models.ready(answer(), known.version + 1 if known else 1, at)
        if known is not None and known.etag == view.etag:
            return
        try:
            read_models.put(table, name, view)
            return
        except Conflict:
            continue
    raise Conflict(f"view {name}: given up after {ATTEMPTS} attempts")


def _market(table: Table, market: Market, now: datetime) -> object:
    keys = [each.key for each in instruments_of(market)]
    known = {key: series.series_of(key, series.latest_years(table, key)) for key in keys}
    answer: JsonObject = dict(_LATEST[market](known))
    rhythm = sources.find(instruments_of(market)[0].authority).schedule
    if rhythm is not None:
        closed, trouble = closed_days.closed_days_near(table, today(now)), health.summary(table, market)
        freshness.foretell(answer[_RATES[market]], rhythm, closed, trouble)
    return answer


def _home(table: Table) -> object:
    empty: dict[str, Any] = {"metals": {"metals": []}, "forex": {"rates": []}}
    found = {name: read_models.get(table, name) for name in empty}
    answers = {name: codec.unpacked(view.body) if view else empty[name] for name, view in found.items()}
    return home.home(answers["metals"], answers["forex"])
