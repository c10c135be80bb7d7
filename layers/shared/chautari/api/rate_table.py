"""Rates as a table, CSV or XLSX: a header, then one line a row; absent values are empty."""

from collections.abc import Mapping, Sequence
from typing import Any

from chautari.api.endpoint import Reply
from chautari.api.row_forms import cell_of, file_name, table
from chautari.rates.model.instruments import Instrument, Market

# Column -> where it is in a row of JSON.
Columns = dict[str, tuple[str, ...]]

CHANGE: Columns = {
    "change": ("change", "amount"),
    "change_percent": ("change", "percent"),
    "change_since": ("change", "since"),
    "change_since_bs": ("change", "since_bs"),
}
DAY: Columns = {"date": ("date",), "date_bs": ("date_bs",), "status": ("status",)}
PROOF: Columns = {"proof": ("proof",)}
# What has no freshness of its own says of which day it is: a table of the latest rates may hold old ones.
LATEST: Columns = {
    "carried": ("carried",),
    "freshness": ("freshness", "state"),
    "freshness_reason": ("freshness", "reason"),
    "held_date": ("held", "date"),
}
METAL: Columns = {
    "tola": ("prices", "tola", "amount"),
    "10g": ("prices", "10g", "amount"),
    "10g_is_derived": ("prices", "10g", "derived"),
    "g_derived": ("prices", "g", "amount"),
    "oz_derived": ("prices", "oz", "amount"),
}
CURRENCY: Columns = {name: (name,) for name in ("unit", "buy", "sell", "mid")}
PERIOD: Columns = {
    "label": ("label",),
    "first": ("period", "first", "date"),
    "first_bs": ("period", "first", "date_bs"),
    "last": ("period", "last", "date"),
    "last_bs": ("period", "last", "date_bs"),
    "first_market_day": ("first_market_day", "date"),
    "first_market_day_bs": ("first_market_day", "date_bs"),
    "last_market_day": ("last_market_day", "date"),
    "last_market_day_bs": ("last_market_day", "date_bs"),
    "days": ("days",),
    "days_expected": ("days_expected",),
    "complete": ("complete",),
    "held_days": ("held_days",),
    "partial": ("partial",),
    "unit": ("unit",),
}
SUMMARY = ("open", "high", "low", "close", "average")


def reply(
    form: str,
    instrument: Instrument,
    group: str,
    rows: Sequence[Mapping[str, Any]],
    headers: Mapping[str, str],
    *names: str,
) -> Reply:
    """The rows of a history as a reply; `names` are columns of theirs that come first."""
    days = [row.get("label") or row["date"] for row in rows]
    name = file_name("forex" if names else instrument.key, group, *days[:1], *days[-1:])
    columns = {**_named(*names), **_columns(instrument, group)}
    return _table(form, name, columns, rows, headers, "" if group == "day" else instrument.key)


def latest(form: str, market: Market, rows: Sequence[Mapping[str, Any]], headers: Mapping[str, str]) -> Reply:
    """The latest rates of a market, or those of a day, as a reply."""
    key, figures = ("instrument", METAL) if market == "metals" else ("code", CURRENCY)
    days = (row["date"] for row in rows if row.get("date"))
    columns = {**_named(key, "name"), **DAY, **figures, **CHANGE, **PROOF, **LATEST}
    return _table(form, file_name(market, max(days, default="")), columns, rows, headers)


def _named(*names: str) -> Columns:
    return {name: (name,) for name in names}


def _table(
    form: str,
    name: str,
    columns: Columns,
    rows: Sequence[Mapping[str, Any]],
    headers: Mapping[str, str],
    instrument: str = "",
) -> Reply:
    """The rows as a table; those of periods of an `instrument` end with its key and how many days have each status."""
    lines = (
        (
            *(_cell(row, path) for path in columns.values()),
            _sources(row),
            cell_of(row.get("observed_at")),
            *_of_period(row, instrument),
        )
        for row in rows
    )
    last = ("instrument", "statuses") if instrument else ()
    return table(form, name, [*columns, "sources", "observed_at", *last], lines, headers)


def _of_period(row: Mapping[str, Any], instrument: str) -> tuple[str, ...]:
    if not instrument:
        return ()
    statuses = " ".join(f"{status}:{days}" for status, days in row["statuses"].items())
    return row.get("code", instrument), statuses


def _columns(instrument: Instrument, group: str) -> Columns:
    if group == "day":
        return DAY | (METAL if instrument.market == "metals" else CURRENCY) | CHANGE | PROOF
    summaries = {f"{name}_{figure}": (name, figure) for name in instrument.headlines for figure in SUMMARY}
    return PERIOD | summaries | CHANGE


def _cell(row: Any, path: tuple[str, ...]) -> str:
    for name in path:
        row = row.get(name) if row is not None else None
    return cell_of(row)


def _sources(row: Mapping[str, Any]) -> str:
    """The agreeing sources: a day has its readings, a period the names, a rate that is not given out none."""
    found = row.get("sources", ())
    names = (source if isinstance(source, str) else source["agrees"] and source["source"] for source in found)
    return " ".join(filter(None, names))
