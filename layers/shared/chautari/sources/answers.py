"""Reading an answer's outer shape: JSON with its digits kept, rows read one by one, dates as stated."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from chautari.domain.errors import BadRow, Changed
from chautari.domain.kathmandu import NPT
from chautari.domain.numerals import printed_amount
from chautari.domain.page import Page
from chautari.domain.reading import Quote
from chautari.domain.source import Rows

Row = TypeVar("Row")


def json_of(page: Page) -> Any:
    """The answer as JSON, numbers as Decimal so that no printed digit is lost. Raises Changed on anything else."""
    try:
        return json.loads(page.body.decode("utf-8-sig"), parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Changed(f"not JSON: {error}") from error


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a number")


def rows_in(value: Any, where: str) -> list[dict[str, Any]]:
    """`value` if it is a list of objects. Raises Changed naming `where` it was looked for."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise Changed(f"no list of objects at {where}")
    return value


def object_in(value: Any, where: str) -> dict[str, Any]:
    """`value` if it is an object. Raises Changed naming `where` it was looked for."""
    if not isinstance(value, dict):
        raise Changed(f"no object at {where}")
    return value


def each(rows: Iterable[Row], read: Callable[[Row], Iterable[Quote]]) -> Rows:
    """The quotes of every row; a row that `read` refuses is yielded as its BadRow and the rest goes on."""
    for row in rows:
        try:
            yield from tuple(read(row))
        except BadRow as bad:
            yield bad


def stated_date(text: Any) -> date:
    """A market date stated as `2026-08-17` and in no other form. Raises BadRow."""
    if not isinstance(text, str) or len(text) != len("2026-08-17"):
        raise BadRow("undated", repr(text)[:40])
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadRow("undated", repr(text)[:40]) from None


def date_of_instant(text: Any) -> date:
    """The Kathmandu date of a stated instant such as `2026-08-17T04:55:40.199+00:00`. Raises BadRow without a zone."""
    try:
        instant = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise BadRow("undated", repr(text)[:40]) from None
    if instant.tzinfo is None:
        raise BadRow("undated", f"no zone in {text!r}"[:60])
    return instant.astimezone(NPT).date()


def stated_number(value: Any) -> str:
    """The printed digits of a number in JSON, or of a text that is one. Raises BadRow for anything else."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str):
        return printed_amount(value)
    raise BadRow("unreadable_amount", repr(value)[:40])
