"""The counter as a table, CSV or XLSX: a header, then one line a bank as the answer has them, those held last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chautari.api import row_forms
from chautari.api.endpoint import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chautari.markets.views.counter_types import Counter

OFFER = ("rank", "bank", "name", "name_ne", "status", "stale", "unit", "figure", "rupees", "behind_best")
BOARD = ("date", "date_bs", "time", "dated_by", "words", "notes_column")


def reply(form: str, answer: Counter, headers: Mapping[str, str]) -> Reply:
    """Every bank that quotes the currency. A held one has no figure."""
    question = [answer["currency"], answer["amount"], answer["kind"]]
    header = ["currency", "amount", "kind", *OFFER, *BOARD, "reasons"]
    name = row_forms.file_name("counter", *question)
    return row_forms.table(form, name, header, ([*question, *_cells(bank)] for bank in rows(answer)), headers)


def rows(answer: Counter) -> list[dict[str, Any]]:
    """Each bank of the answer, those that are held at the end and without a figure."""
    held = ({**bank, "figure": None, "unit": None} for bank in answer["held"])
    return [dict(bank) for bank in (*answer["banks"], *held)]


def _cells(bank: Mapping[str, Any]) -> list[str]:
    reasons = " ".join(reason["rule"] for reason in bank["reasons"])
    return [*(row_forms.cell_of(bank.get(name)) for name in (*OFFER, *BOARD)), reasons]
