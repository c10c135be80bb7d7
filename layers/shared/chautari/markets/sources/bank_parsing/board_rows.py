"""Rows of a board: figures and units as printed, currencies once, editions whole."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.markets.model.bank_board import BankEdition, BankQuote, DatedBy, QuotedKind
from chautari.markets.model.bank_source import LEAST_ROWS, QuotedColumns
from chautari.markets.sources.bank_parsing.currency_names import currency_named
from chautari.rates.model.observations import RuleViolation
from chautari.rates.sources.parsing.records import describe, printed_number, printed_text

Row = TypeVar("Row")
MAX_UNIT = 10_000
_TIMES = ("%I:%M %p", "%H:%M:%S", "%H:%M")
_UNQUOTED = ("", "-", "--", "N/A")


def quote_of(names: Sequence[str], unit: Any, columns: QuotedColumns, printed: Mapping[str, Any]) -> BankQuote:
    """One row: what it calls its currency, its unit, and what stands in each column. Raises InvalidRow."""
    currency = currency_named(names)
    stated_unit = unit_of(unit) if unit is not None and printed_text(unit).strip() else None
    if None not in (stated_unit, currency.unit) and stated_unit != currency.unit:
        raise InvalidRow("two_units", f"{currency.code} per {stated_unit} and {currency.unit}")
    figures: dict[QuotedKind, str] = {}
    for word, kinds in columns.items():
        if (number := _figure(printed.get(word))) is not None:
            figures |= dict.fromkeys(kinds, number)
    if currency.notes_only:
        figures = {"sell_cash": figures["sell"]} if "sell" in figures else {}
    if not figures:
        raise InvalidRow("not_quoted", currency.code)
    stated = {"name": " ".join(name.strip() for name in names)}
    stated |= {} if stated_unit is None else {"unit": printed_text(unit).strip()}
    return BankQuote(currency.code, stated_unit or currency.unit, figures, stated)


def unit_of(unit: Any) -> int:
    """How many of a currency its figures are for. Raises InvalidRow for what is no number of pieces."""
    number = Decimal(printed_number(unit.strip() if isinstance(unit, str) else unit))
    if number != number.to_integral_value() or not 1 <= number <= MAX_UNIT:
        raise InvalidRow("unknown_unit", describe(unit))
    return int(number)


def _figure(value: Any) -> str | None:
    """The printed digits; None for what the bank does not trade. Raises InvalidRow for what is no number."""
    bare = value.strip() if isinstance(value, str) else value
    if bare is None or bare in _UNQUOTED:
        return None
    number = printed_number(bare)
    return number if Decimal(number) else None


def read_rows(rows: Iterable[Row], read: Callable[[Row], BankQuote]) -> list[BankQuote | InvalidRow]:
    """The quote of every row, or the error that it is dropped for."""
    quotes: list[BankQuote | InvalidRow] = []
    for row in rows:
        try:
            quotes.append(read(row))
        except InvalidRow as error:
            quotes.append(error)
    return quotes


def edition_of(
    rows: Iterable[BankQuote | InvalidRow], on: date, dated_by: DatedBy, at: time | None = None
) -> BankEdition:
    """A whole edition. Raises SchemaChanged if it has fewer than LEAST_ROWS currencies.

    A currency in two rows that contradict each other has none: which of them holds is not ours to say.
    """
    by_currency: dict[str, BankQuote] = {}
    errors, ambiguous = list[InvalidRow](), set[str]()
    for row in rows:
        if isinstance(row, InvalidRow):
            errors.append(row)
        elif (joined := _joined(by_currency.get(row.currency), row)) is None:
            ambiguous.add(row.currency)
        else:
            by_currency[row.currency] = joined
    errors += [InvalidRow("repeated", currency) for currency in sorted(ambiguous)]
    quotes = tuple(quote for quote in by_currency.values() if quote.currency not in ambiguous)
    if len(quotes) < LEAST_ROWS:
        reasons = ", ".join(sorted({error.rule for error in errors}))
        raise SchemaChanged(f"{len(quotes)} currencies of at least {LEAST_ROWS}{': ' if reasons else ''}{reasons}")
    return BankEdition(on, dated_by, at, quotes, tuple(RuleViolation(error.rule, error.detail) for error in errors))


def _joined(first: BankQuote | None, second: BankQuote) -> BankQuote | None:
    """Two rows of one currency as one, as a row of notes beside the plain one; None if they contradict each other."""
    if first is None:
        return second
    figures = {**first.figures, **second.figures}
    shared = first.figures.keys() & second.figures.keys()
    if any(Decimal(first.figures[figure]) != Decimal(second.figures[figure]) for figure in shared):
        return None
    if None not in (first.unit, second.unit) and first.unit != second.unit:
        return None
    stated = second.stated if "sell" in second.figures else first.stated
    return BankQuote(first.currency, first.unit or second.unit, figures, stated)


def stated_time(text: Any) -> time:
    """The time of an edition: `10:05 AM` or `14:25:27`. Raises SchemaChanged."""
    for form in _TIMES:
        try:
            return datetime.strptime(text.strip(), form).time()  # noqa: DTZ007 - a time of the day, without a date
        except (AttributeError, ValueError):
            continue
    raise SchemaChanged(f"no time of an edition: {describe(text)}")


def date_in_url(url: str) -> date:
    """The date that the requested address names. Raises SchemaChanged if it names none."""
    dates = re.findall(r"\d{4}-\d{2}-\d{2}", url)
    try:
        return date.fromisoformat(dates[-1])
    except (IndexError, ValueError):
        raise SchemaChanged(f"no date in {url}") from None
