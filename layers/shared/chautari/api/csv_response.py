"""Histories as CSV (RFC 4180): a header, then one line a row; absent values are empty."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from chautari.api import responses
from chautari.api.endpoint import Reply
from chautari.core.plain_text import one_line
from chautari.rates.model.instruments import Instrument

# https://owasp.org/www-community/attacks/CSV_Injection; a number may have a sign.
_FORMULA = re.compile(r"[=@]|[+\-](?![0-9.]+$)")

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


def reply(instrument: Instrument, group: str, rows: Sequence[Mapping[str, Any]], headers: Mapping[str, str]) -> Reply:
    """The rows of a history as a reply."""
    columns = _columns(instrument, group)
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow([*columns, "sources", "observed_at"])
    for row in rows:
        texts = (*(_cell(row, path) for path in columns.values()), _sources(row), row["observed_at"])
        lines.writerow(map(cell, texts))
    body = text.getvalue().encode()
    return Reply(body, responses.tag_of(body), "text/csv; charset=utf-8", headers=headers)


def cell(text: str) -> str:
    """A cell on one line that no spreadsheet takes for a formula."""
    line = one_line(text)
    return f"'{line}" if _FORMULA.match(line) else line


def _columns(instrument: Instrument, group: str) -> Columns:
    if group == "day":
        return DAY | (METAL if instrument.market == "metals" else CURRENCY) | CHANGE | PROOF
    summaries = {f"{name}_{figure}": (name, figure) for name in instrument.headlines for figure in SUMMARY}
    return PERIOD | summaries | CHANGE


def _cell(row: Any, path: tuple[str, ...]) -> str:
    for name in path:
        row = row[name] if row is not None else None
    return "" if row is None else str(row).lower() if isinstance(row, bool) else str(row)


def _sources(row: Mapping[str, Any]) -> str:
    """The agreeing sources: a day has its readings, a period the names."""
    names = (source if isinstance(source, str) else source["agrees"] and source["source"] for source in row["sources"])
    return " ".join(filter(None, names))
