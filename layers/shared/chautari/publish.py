"""Making the answers ready: from the stored years to the views that a request gets. Written only when they change."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from chautari.answers import forex, home, metals
from chautari.domain.instruments import Market, of_market
from chautari.store import codec, series, views
from chautari.store.table import Conflict, Table

ATTEMPTS = 5
Snapshot = Callable[[], tuple[object, int]]

_LATEST = {"metals": metals.latest, "forex": forex.latest}


def refresh(table: Table, markets: Iterable[Market]) -> None:
    """Bring the views of `markets`, and the home view made from them, up to what is stored."""
    for market in sorted(set(markets)):
        _refresh(table, market, partial(_market, table, market))
    _refresh(table, "home", partial(_home, table))


def _refresh(table: Table, name: str, snapshot: Snapshot) -> None:
    """Write a view unless it is as it was; then look again, since a run beside us may have stored more meanwhile."""
    for _ in range(ATTEMPTS):
        view = views.ready(*snapshot())
        known = views.get(table, name)
        try:
            if known is None or known.etag != view.etag:
                views.put(table, name, view)
        except Conflict:
            continue
        if snapshot()[1] == view.basis:
            return
    raise Conflict(f"view {name}: given up after {ATTEMPTS} attempts")


def _market(table: Table, market: Market) -> tuple[object, int]:
    years = {each.key: series.latest_years(table, each.key) for each in of_market(market)}
    basis = sum(_age(stored) for stored in years.values())
    return _LATEST[market]({key: series.series_of(key, stored) for key, stored in years.items()}), basis


def _age(years: Sequence[series.Year]) -> int:
    """A number that grows with every write of an instrument; a new year begins at version 1 and must count more."""
    return sum(year.version for year in years) + max((year.year for year in years), default=0) * 1_000_000


def _home(table: Table) -> tuple[object, int]:
    found: dict[str, Any] = {name: views.get(table, name) for name in _LATEST}
    empty: dict[str, Any] = {"metals": {"metals": []}, "forex": {"rates": []}}
    answers = {name: codec.unpacked(view.body) if view else empty[name] for name, view in found.items()}
    return home.home(answers["metals"], answers["forex"]), sum(view.basis for view in found.values() if view)
