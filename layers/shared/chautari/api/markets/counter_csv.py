"""The counter as CSV (RFC 4180): a header, then one line a bank in the order of the answer, those held at the end."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from chautari.api import csv_response, responses
from chautari.api.endpoint import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chautari.markets.views.counter_types import Counter

OFFER = ("rank", "bank", "name", "name_ne", "status", "stale", "unit", "figure", "rupees", "behind_best")
BOARD = ("date", "date_bs", "time", "dated_by", "words")


def reply(answer: Counter, headers: Mapping[str, str]) -> Reply:
    """Every bank that quotes the currency. A held one has no figure."""
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    question = [answer["currency"], answer["amount"], answer["kind"]]
    lines.writerow(["currency", "amount", "kind", *OFFER, *BOARD, "reasons"])
    held = [{**bank, "figure": None, "unit": None} for bank in answer["held"]]
    for bank in (*answer["banks"], *held):
        lines.writerow(csv_response.cell(cell) for cell in (*question, *_cells(bank)))
    body = text.getvalue().encode()
    return Reply(body, responses.tag_of(body), "text/csv; charset=utf-8", headers=headers)


def _cells(bank: Mapping[str, Any]) -> list[str]:
    reasons = " ".join(reason["rule"] for reason in bank["reasons"])
    return [*(_text(bank.get(name)) for name in (*OFFER, *BOARD)), reasons]


def _text(value: object) -> str:
    """A value as JSON has it; empty for none."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
