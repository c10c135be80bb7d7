"""Boards beside each other: the two addresses of one bank, two banks, one bank on two dates. Pure."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from chautari.markets.model.bank_board import BankEdition, BankQuote, QuotedKind
from chautari.markets.model.bank_rules import FIXED
from chautari.rates.model.observations import RuleViolation

# Two banks had at most 3 of 21 currencies alike on 2025-07-10. From half of ten on it is one page under two names.
LEAST_SHARED, MOST_ALIKE = 10, Decimal("0.5")
COMPARED: tuple[QuotedKind, ...] = ("transfer", "sell")


class Doubt(NamedTuple):
    """Why a sound row is not official: the status that it has instead, and the reason."""

    status: Literal["provisional", "held"]
    reason: RuleViolation


def doubt_of_all(edition: BankEdition, second: BankEdition | None) -> Doubt | None:
    """What speaks against every row of a board beside the bank's other address; None if it settles each by itself.

    - A date that the bank does not state is no proof of the day: two addresses may both show yesterday's.
    - Another edition differs in most rows and settles nothing.
    """
    if second is None:
        return _provisional("one_address", "one page of the bank alone")
    if "answer" not in (edition.dated_by, second.dated_by):
        return _provisional("undated", "neither address states its date")
    if edition.date != second.date or (edition.time and second.time and edition.time != second.time):
        return _provisional("another_edition", f"the other address shows {second.date} {second.time or ''}".rstrip())
    if _is_another_edition(edition, second):
        return _provisional("another_edition", "the other address has other figures in most rows")
    return None


def doubt(quote: BankQuote, second: BankEdition) -> Doubt | None:
    """What speaks against a row beside the same edition at the bank's other address; None if both state the same.

    A few rows that differ are errors of one of the two, and which of them is right is not known.
    """
    counterpart = second.get(quote.currency)
    if counterpart is None:
        return _provisional("one_address", "the other address does not have it")
    if _agree(quote, counterpart):
        return None
    printed = f"the other address has {' / '.join(counterpart.figures.values())}"
    return Doubt("held", RuleViolation("addresses_disagree", printed))


def _provisional(rule: str, detail: str) -> Doubt:
    return Doubt("provisional", RuleViolation(rule, detail))


def _agree(quote: BankQuote, counterpart: BankQuote) -> bool:
    """Whether two rows state the same: every figure of the first is in the second, `136.7` as `136.70`."""
    if None not in (quote.unit, counterpart.unit) and quote.unit != counterpart.unit:
        return False
    return all(counterpart.amounts.get(kind) == amount for kind, amount in quote.amounts.items())


def _is_another_edition(edition: BankEdition, second: BankEdition) -> bool:
    agreements = [_agree(quote, counterpart) for quote, counterpart in _pairs(edition, second)]
    return 2 * sum(agreements) < len(agreements)


def mostly_same(edition: BankEdition, neighbour: BankEdition) -> bool:
    """Whether half of the figures of two boards are the same, the fixed rate apart.

    Of two banks one shows a page that is not its own then; of one bank on two dates the later shows the earlier board.
    """
    equal = [_same_price(quote, counterpart) for quote, counterpart in _pairs(edition, neighbour)]
    return len(equal) >= LEAST_SHARED and sum(equal) >= MOST_ALIKE * len(equal)


def _pairs(edition: BankEdition, neighbour: BankEdition) -> Iterator[tuple[BankQuote, BankQuote]]:
    """The rows of the currencies that both have, the fixed rate apart."""
    for quote in edition:
        counterpart = neighbour.get(quote.currency)
        if counterpart is not None and quote.currency != FIXED:
            yield quote, counterpart


def _same_price(quote: BankQuote, counterpart: BankQuote) -> bool:
    """Whether what both quote is the same. A unit that one of them leaves out is taken as the other's."""
    units = (quote.unit or counterpart.unit or 1, counterpart.unit or quote.unit or 1)
    shared = [kind for kind in COMPARED if kind in quote.figures and kind in counterpart.figures]
    prices = ((quote.amounts[kind] / units[0], counterpart.amounts[kind] / units[1]) for kind in shared)
    return bool(shared) and all(price == other_price for price, other_price in prices)
