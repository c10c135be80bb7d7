"""History of an instrument as CSV (RFC 4180): a header, then one line a day; a held day has empty figures."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from chautari.api import csv_response, responses
from chautari.api.endpoint import Reply
from chautari.markets.model.market import MarketDeclaration


def reply(market: MarketDeclaration, rows: Sequence[Mapping[str, Any]], headers: Mapping[str, str]) -> Reply:
    """The rows of a history as a reply."""
    figures = [figure.key for figure in market.figures]
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(["date", "date_bs", "instrument", "unit", "basis", "status", *figures, "reasons", "readings"])
    for row in rows:
        cells = [(row["figures"] or {}).get(figure, "") for figure in figures]
        reasons = " ".join(reason["rule"] for reason in row["reasons"])
        about = [row["date"], row["date_bs"], row["instrument"], row["unit"], row["basis"], row["status"]]
        texts = (*about, *cells, reasons, " ".join(row["readings"]))
        lines.writerow(csv_response.cell(text or "") for text in texts)
    body = text.getvalue().encode()
    return Reply(body, responses.tag_of(body), "text/csv; charset=utf-8", headers=headers)
