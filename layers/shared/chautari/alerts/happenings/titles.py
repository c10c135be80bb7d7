"""A happening in one sentence, in Nepali and English. What speaks against a number stands before it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from chautari.nepali.numerals import devanagari_digits, grouped
from chautari.web.rates import TIMELY

_DOUBT = {"ne": "अस्थायी, एउटै स्रोतको: ", "en": "PROVISIONAL, of one source: "}
_OLD = {"ne": "पुरानो दर: ", "en": "NOT OF TODAY: "}


def of_rate(row: Mapping[str, Any]) -> dict[str, str]:
    """A rate with its change: `Silver: Rs 4,770 a tola, up 60 (1.27%), of 2026-08-17`."""
    change = row["change"]
    moved = Decimal(change["amount"]) if change else Decimal(0)
    amount, percent = grouped(str(abs(moved))), str(abs(Decimal(change["percent"]))) if change else "0"
    before = [_DOUBT] * (row["status"] == "provisional")
    before += [_OLD] * (row["freshness"]["state"] not in TIMELY)
    ne = f"{row['name_ne']}: {_figures(row, 'ne')}"
    en = f"{row['name']}: {_figures(row, 'en')}"
    if moved:
        ne += f", {amount} ({percent}%) ले {'बढेको' if moved > 0 else 'घटेको'}"
        en += f", {'up' if moved > 0 else 'down'} {amount} ({percent}%)"
    return {
        "ne": "".join(part["ne"] for part in before) + devanagari_digits(f"{ne}, {row['date_bs']}"),
        "en": "".join(part["en"] for part in before) + f"{en}, of {row['date']}",
    }


def _figures(row: Mapping[str, Any], language: str) -> str:
    if row.get("price"):
        amount = grouped(row["price"])
        return f"रु {amount} प्रति तोला" if language == "ne" else f"Rs {amount} a tola"
    words = {"ne": {"buy": "खरिद", "sell": "बिक्री"}, "en": {"buy": "buy", "sell": "sell"}}[language]
    sides = [f"{words[side]} {'रु' if language == 'ne' else 'Rs'} {row[side]}" for side in words if row[side]]
    return f"{', '.join(sides)} ({row['unit']})" if row["unit"] != 1 else ", ".join(sides)
