"""Reading an answer's outer shape: JSON with its digits kept, rows read one by one, dates as stated."""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.nepali.clock import NPT
from chautari.nepali.numerals import NotAnAmount, printed_amount
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.source import Rows

Row = TypeVar("Row")

LONGEST_TEXT = 80
MOST_PLACES = 12

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def text_of(page: HttpResponse) -> str:
    """The answer as text; every source of ours writes UTF-8. Raises SchemaChanged."""
    try:
        return page.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SchemaChanged(f"not UTF-8: {error.reason} at byte {error.start}") from error


def json_of(page: HttpResponse) -> Any:
    """The answer as JSON, numbers as Decimal so that no printed digit is lost. Raises SchemaChanged on anything
    else."""
    try:
        return json.loads(
            text_of(page), parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse, object_pairs_hook=_object
        )
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise SchemaChanged(f"not JSON: {error}") from error


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a number")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Python would keep the last of two values under one key: an answer that contradicts itself is none."""
    found = dict(pairs)
    if len(found) < len(pairs) and any(found[name] != value for name, value in pairs):
        raise ValueError("two values under one key")
    return found


def rows_in(value: Any, where: str) -> list[dict[str, Any]]:
    """`value` if it is a list of objects. Raises SchemaChanged naming `where` it was looked for."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise SchemaChanged(f"no list of objects at {where}")
    return value


def object_in(value: Any, where: str) -> dict[str, Any]:
    """`value` if it is an object. Raises SchemaChanged naming `where` it was looked for."""
    if not isinstance(value, dict):
        raise SchemaChanged(f"no object at {where}")
    return value


def each(rows: Iterable[Row], read: Callable[[Row], Iterable[ParsedQuote]]) -> Rows:
    """The quotes of every row; a row that `read` refuses is yielded as its InvalidRow and the rest goes on."""
    for row in rows:
        try:
            yield from tuple(read(row))
        except InvalidRow as bad:
            yield bad


def shown(value: Any) -> str:
    """A value of an answer as an error names it: short, and of a list or an object only what it is."""
    return repr(value)[:40] if value is None or isinstance(value, str | Decimal | bool) else type(value).__name__


def stated_text(value: Any) -> str:
    """A text or number kept as stated, without what UTF-8 cannot hold; `…` ends one longer than any that was met."""
    text = str(value) if isinstance(value, str | Decimal) else shown(value)
    kept = text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
    return kept.encode(errors="replace").decode()


def stated_date(text: Any) -> date:
    """A market date stated as `2026-08-17` and in no other form. Raises InvalidRow."""
    if not isinstance(text, str) or not _DATE.fullmatch(text):
        raise InvalidRow("undated", shown(text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidRow("undated", shown(text)) from None


def date_of_instant(text: Any) -> date:
    """The Kathmandu date of a stated instant such as `2026-08-17T04:55:40.199+00:00`. Raises InvalidRow without a
    zone."""
    try:
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is None:
            raise InvalidRow("undated", f"no zone in {shown(text)}")
        return instant.astimezone(NPT).date()
    except (TypeError, ValueError, OverflowError):
        raise InvalidRow("undated", shown(text)) from None


def stated_number(value: Any) -> str:
    """The printed digits of a number in JSON, or of a text that is one. Raises InvalidRow for anything else."""
    try:
        number = Decimal(printed_amount(value)) if isinstance(value, str) else value
    except NotAnAmount as error:
        raise InvalidRow("unreadable_amount", str(error)) from error
    if not isinstance(number, Decimal) or not _of_a_price(number):
        raise InvalidRow("unreadable_amount", shown(value))
    return format(number, "f")


def _of_a_price(number: Decimal) -> bool:
    """Whether it has no more places than a price: 1e999999999 is a short text and a gigabyte of digits."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_PLACES and number.adjusted() < MOST_PLACES
