"""Lines of corrections: every change of what had been given out, oldest first, a JSON object each."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from chautari.dynamodb import codec
from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from chautari.rates.model.correction import Correction, RuleChange
from chautari.rates.store import corrections


def lines(table: Table) -> list[bytes]:
    """The corrections of the table as lines with their line breaks."""
    newest_first = list(corrections.newest_first(table, None))
    return [codec.json_text(_document(*entry)) + b"\n" for entry in reversed(newest_first)]


def _document(place: corrections.Position, correction: Correction | RuleChange) -> dict[str, Any]:
    at = datetime.fromisoformat(place[0].partition("#")[0]).astimezone(NPT).isoformat()
    document = asdict(correction)
    return {"at": at, **{name: _with_rules(value) for name, value in document.items()}}


def _with_rules(value: Any) -> Any:
    """The pairs of a published rate's reasons as objects, as the API has them."""
    if isinstance(value, dict) and "reasons" in value:
        return {**value, "reasons": [dict(_named(pair)) for pair in value["reasons"]]}
    return value


def _named(pair: list[str]) -> Iterator[tuple[str, str]]:
    return zip(("rule", "detail"), pair, strict=True)
