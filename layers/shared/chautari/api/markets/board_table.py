"""History of an instrument as a table, CSV or XLSX: a header, then one line a day; a held day has empty figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from chautari.api import row_forms
from chautari.api.endpoint import Reply
from chautari.markets.model.market import MarketDeclaration

ABOUT = ("date", "date_bs", "instrument", "unit", "basis", "status")


def reply(form: str, market: MarketDeclaration, rows: Sequence[Mapping[str, Any]], headers: Mapping[str, str]) -> Reply:
    """The rows of a history as a reply."""
    figures = [figure.key for figure in market.figures]
    days = [row["date"] for row in rows]
    name = row_forms.file_name(market.key, *days[:1], *days[-1:])
    return row_forms.table(
        form, name, [*ABOUT, *figures, "reasons", "readings"], (_line(row, figures) for row in rows), headers
    )


def _line(row: Mapping[str, Any], figures: Sequence[str]) -> list[str]:
    cells = [(row["figures"] or {}).get(figure) for figure in figures]
    reasons = " ".join(reason["rule"] for reason in row["reasons"])
    values = (*(row[name] for name in ABOUT), *cells, reasons, " ".join(row["readings"]))
    return [value or "" for value in values]
