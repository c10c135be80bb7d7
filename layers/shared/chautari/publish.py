"""Making the answers ready: from the stored years to the views that a request gets. Written only when they change."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from chautari.answers import forex, home, metals
from chautari.domain.instruments import Market, of_market
from chautari.store import codec, series, views
from chautari.store.table import Conflict, Table

ATTEMPTS = 5

_LATEST = {"metals": metals.latest, "forex": forex.latest}


def refresh(table: Table, markets: Iterable[Market]) -> None:
    """Bring the views of `markets`, and the home view made from them, up to what is stored."""
    for market in sorted(set(markets)):
        _refresh(table, market, partial(_market, table, market))
    _refresh(table, "home", partial(_home, table))


def _refresh(table: Table, name: str, answer: Callable[[], object]) -> None:
    """Write a view unless it is as it was.

    It is read before what it is made from: who finds it written by a run beside us looks again at what is stored, so an
    older answer never wins.
    """
    for _ in range(ATTEMPTS):
        known = views.get(table, name)
        view = views.ready(answer(), known.version + 1 if known else 1)
        if known is not None and known.etag == view.etag:
            return
        try:
            views.put(table, name, view)
            return
        except Conflict:
            continue
    raise Conflict(f"view {name}: given up after {ATTEMPTS} attempts")


def _market(table: Table, market: Market) -> object:
    keys = [each.key for each in of_market(market)]
    return _LATEST[market]({key: series.series_of(key, series.latest_years(table, key)) for key in keys})


def _home(table: Table) -> object:
    empty: dict[str, Any] = {"metals": {"metals": []}, "forex": {"rates": []}}
    found = {name: views.get(table, name) for name in empty}
    answers = {name: codec.unpacked(view.body) if view else empty[name] for name, view in found.items()}
    return home.home(answers["metals"], answers["forex"])
