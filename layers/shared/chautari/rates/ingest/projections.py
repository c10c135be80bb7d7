"""Projections: build the read models of rates from the stored years, and write those that changed."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, get_args

from chautari.core.json_types import JsonObject
from chautari.dynamodb import codec, composed_answers, composed_parts, read_models
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.clock import today
from chautari.rates.ingest import health
from chautari.rates.model.authority_rules import AuthorityRules
from chautari.rates.model.instruments import Market, instruments_of
from chautari.rates.model.min_status import SURE_VIEW, MinStatus, view_name
from chautari.rates.model.rate_markets import RATE_MARKETS
from chautari.rates.model.series import Series
from chautari.rates.store import closed_days, contradictions, rule_notices, series
from chautari.rates.views import forex, freshness, home, metals, trends

ATTEMPTS = 5

MARKETS: tuple[Market, ...] = get_args(Market)
_LIST_FIELDS = {"metals": "metals", "forex": "rates"}


def _with_sure(*names: str) -> list[str]:
    """The names of views, each followed by that of its view of sure rates."""
    return [view_name(name, bar) for name in names for bar in (None, SURE_VIEW)]


# The views of a market, and those of the home view.
_OF_MARKET = {market: _with_sure(market, trends.view_of(market)) for market in MARKETS}
_OF_HOME = _with_sure("home")


def rebuild(table: Table, markets: Iterable[Market], now: datetime, stored: Collection[Market] = ()) -> list[str]:
    """Rebuild the views of `markets`, and the home view derived from them. They are served from `now` on.

    Returns the names of the views that were written, since they had changed. Answers composed of these end: a replay
    or an adopted rule, written from a terminal, composes nothing. Of the markets `stored`, of which days were written,
    the pages end in any case: they show days that no view has, and the status what was corrected.
    """
    written, changing, ending = list[str](), sorted(set(markets)), set(stored)
    for market in changing:
        if views := _write_if_changed(table, _OF_MARKET[market], partial(_market_views, table, market, now), now):
            ending.add(market)
            written += views
    written += _write_if_changed(table, _OF_HOME, partial(_home_views, table), now)
    if written:
        composed_answers.expire(table, [*changing, "home"], now)
    composed_parts.expire(table, now, *([*sorted(ending), "record"] if ending else []))
    return written


def rebuild_published(table: Table, now: datetime) -> list[str]:
    """Rebuild the views that are published already: a market without one has no rates, and gets no empty answer."""
    published = [market for market in MARKETS if read_models.get(table, market) is not None]
    return rebuild(table, published, now) if published else []


def _write_if_changed(
    table: Table, names: Sequence[str], build: Callable[[], Sequence[object]], now: datetime
) -> list[str]:
    """Build the views `names`, and write what changed: their names are returned.

    Raises Conflict after ATTEMPTS lost races.

    - The current views are read before the data that the new ones are built from: if a concurrent run has replaced one,
      the data is read again, so an older view never wins.
    - A clock that went back does not date a view before the one it follows.
    """
    written = set[str]()
    for _ in range(ATTEMPTS):
        current_views = read_models.get_each(table, names)
        try:
            for view_of, current, value in zip(names, current_views, build(), strict=True):
                if _put_if_changed(table, view_of, current, value, now):
                    written.add(view_of)
            return sorted(written)
        except Conflict:
            continue
    raise Conflict(f"view {names[0]}: given up after {ATTEMPTS} attempts")


def _put_if_changed(table: Table, name: str, current: ReadModel | None, value: object, now: datetime) -> bool:
    at = max(now, current.at) if current and current.at else now
    view = read_models.ready(value, current.version + 1 if current else 1, at)
    if current is not None and current.etag == view.etag:
        return False
    read_models.put(table, name, view)
    return True


def _market_views(table: Table, market: Market, now: datetime) -> list[JsonObject]:
    """The latest rates of a market and their trends, each followed by its view of sure rates.

    Which currencies there are is a rule of the authority: loading its rules makes its instruments known.
    """
    authority = RATE_MARKETS[market].authority
    rules = rule_notices.rules_in_force(table, authority)
    keys = [instrument.key for instrument in instruments_of(market)]
    by_instrument = {key: series.series_of(key, series.latest_years(table, key)) for key in keys}
    views = _latest_views(table, market, by_instrument, rules, now)
    closed, outages = closed_days.closed_days_near(table, today(now)), health.summary(table, market)
    for view in views:
        freshness.add_periods(view[_LIST_FIELDS[market]], RATE_MARKETS[market].schedule, closed, outages)
    return [*views, *(dict(trends.latest(market, by_instrument, bar)) for bar in (None, SURE_VIEW))]


def _latest_views(
    table: Table, market: Market, by_instrument: Mapping[str, Series], rules: AuthorityRules, now: datetime
) -> list[JsonObject]:
    """The latest rates of a market, with and without a least status."""
    if market == "metals":
        return [dict(metals.latest(by_instrument, bar)) for bar in (None, SURE_VIEW)]
    contradicted = contradictions.get(table, RATE_MARKETS[market].authority)
    return [dict(forex.latest(by_instrument, rules, contradicted, today(now), bar)) for bar in (None, SURE_VIEW)]


def _home_views(table: Table) -> list[JsonObject]:
    return [_home_view(table, bar) for bar in (None, SURE_VIEW)]


def _home_view(table: Table, min_status: MinStatus | None) -> JsonObject:
    empty: dict[str, Any] = {"metals": {"metals": []}, "forex": {"rates": []}}
    views = {name: read_models.get(table, view_name(name, min_status)) for name in empty}
    bodies = {name: codec.unpacked(view.body) if view else empty[name] for name, view in views.items()}
    return home.home(bodies["metals"], bodies["forex"])
