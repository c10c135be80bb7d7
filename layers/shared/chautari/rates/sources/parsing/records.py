"""Parsers of JSON records: numbers keep their printed digits, rows are parsed one by one, dates are as stated."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.core.plain_text import printed_line
from chautari.nepali.clock import NPT
from chautari.nepali.numerals import NotAnAmount, printed_amount
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.source import Rows

Row = TypeVar("Row")

MAX_TEXT_LENGTH = 80
MAX_PLACES = 12

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def text_of(page: HttpResponse) -> str:
    """The response body as text. Raises SchemaChanged if it is not UTF-8, which every source writes."""
    try:
        return page.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SchemaChanged(f"not UTF-8: {error.reason} at byte {error.start}") from error


def json_of(page: HttpResponse) -> Any:
    """The response body as JSON, numbers as Decimal so that no printed digit is lost.

    Raises SchemaChanged if it is not JSON.
    """
    try:
        return json.loads(
            text_of(page),
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=_reject_constant,
            object_pairs_hook=_unambiguous_object,
        )
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise SchemaChanged(f"not JSON: {error}") from error


def _reject_constant(constant: str) -> None:
    raise ValueError(f"{constant} is not a number")


def _unambiguous_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Reject two values under one key: Python would keep the last one of an answer that contradicts itself."""
    members = dict(pairs)
    if len(members) < len(pairs) and any(members[name] != value for name, value in pairs):
        raise ValueError("two values under one key")
    return members


def require_objects(value: Any, path: str) -> list[dict[str, Any]]:
    """Return `value` if it is a list of objects, else raise SchemaChanged that names its `path` in the answer."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise SchemaChanged(f"no list of objects at {path}")
    return value


def require_object(value: Any, path: str) -> dict[str, Any]:
    """Return `value` if it is an object, else raise SchemaChanged that names its `path` in the answer."""
    if not isinstance(value, dict):
        raise SchemaChanged(f"no object at {path}")
    return value


def parse_rows(rows: Iterable[Row], parse_row: Callable[[Row], Iterable[ParsedQuote]]) -> Rows:
    """Yield the quotes of every row. A row for which `parse_row` raises InvalidRow is yielded as that error."""
    for row in rows:
        try:
            yield from tuple(parse_row(row))
        except InvalidRow as invalid_row:
            yield invalid_row


def describe(value: Any) -> str:
    """A value of an answer for an error message: its first 40 characters, of a list or an object its type alone."""
    return repr(value)[:40] if value is None or isinstance(value, str | Decimal | bool) else type(value).__name__


def printed_text(value: Any) -> str:
    """A text or number to the letter, as `printed_line` where it may do harm.

    Nearly every text is printable; one longer than MAX_TEXT_LENGTH, which exceeds every one seen, is cut.
    """
    text = str(value) if isinstance(value, str | Decimal) else describe(value)
    return text if text.isprintable() and len(text) <= MAX_TEXT_LENGTH else printed_line(text, MAX_TEXT_LENGTH)


def parse_date(text: Any) -> date:
    """A market date stated as `2026-08-17`. Raises InvalidRow for any other form."""
    if not isinstance(text, str) or not _DATE.fullmatch(text):
        raise InvalidRow("undated", describe(text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidRow("undated", describe(text)) from None


def parse_kathmandu_date(text: Any) -> date:
    """The Kathmandu date of a stated instant such as `2026-08-17T04:55:40.199+00:00`.

    Raises InvalidRow for an instant without a zone, or a text that is no instant.
    """
    try:
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is None:
            raise InvalidRow("undated", f"no zone in {describe(text)}")
        return instant.astimezone(NPT).date()
    except (TypeError, ValueError, OverflowError):
        raise InvalidRow("undated", describe(text)) from None


def printed_number(value: Any) -> str:
    """The printed digits of a JSON number, or of a text that is a number. Raises InvalidRow for anything else."""
    try:
        number = Decimal(printed_amount(value)) if isinstance(value, str) else value
    except NotAnAmount as error:
        raise InvalidRow("unreadable_amount", str(error)) from error
    if not isinstance(number, Decimal) or not _fits_a_price(number):
        raise InvalidRow("unreadable_amount", describe(value))
    return format(number, "f")


def _fits_a_price(number: Decimal) -> bool:
    """Whether a number has no more places than a price: 1e999999999 is a short text and a gigabyte of digits."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MAX_PLACES and number.adjusted() < MAX_PLACES
