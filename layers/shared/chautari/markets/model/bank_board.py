"""Boards of commercial banks: what one bank quotes at one time, as it prints it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal, get_args

from chautari.core.border import Bordered, OwnText, PrintedText
from chautari.nepali.clock import NPT
from chautari.rates.model.observations import RuleViolation

# What a row states in NPR, seen from the bank:
# - cash_below_50: it buys notes of a denomination below 50;
# - cash: it buys notes of 50 and above, or any where it names no denomination;
# - transfer: it buys what comes by transfer or draft, its "non-cash" and "other instruments";
# - sell: it sells; sell_cash: it sells notes, where that has a row of its own.
QuotedKind = Literal["cash_below_50", "cash", "transfer", "sell", "sell_cash"]
QUOTED_KINDS: tuple[QuotedKind, ...] = get_args(QuotedKind)
BUYING: tuple[QuotedKind, ...] = ("cash_below_50", "cash", "transfer")

# Where the date of a board comes from: the bank's answer states it, the request named it and the answer does not repeat
# it, or neither does, so that it is the day of the fetch.
DatedBy = Literal["answer", "request", "fetch"]


@dataclass(frozen=True, slots=True)
class BankQuote(Bordered):
    """One row of a board.

    - `unit`: how many of the currency the figures are for, as stated; None where the bank states none.
    - `figures`: the printed digits in NPR. What the bank does not trade (`0.0`, `-`) has none.
    - `stated`: the name and the unit of the currency in the bank's own words.
    """

    currency: OwnText
    unit: int | None
    figures: Mapping[QuotedKind, OwnText]
    stated: Mapping[OwnText, PrintedText]

    @property
    def amounts(self) -> dict[QuotedKind, Decimal]:
        """Every figure in NPR by its name."""
        return {figure: Decimal(printed) for figure, printed in self.figures.items()}


@dataclass(frozen=True, slots=True)
class BankEdition:
    """One table of a bank: several a day have a time each.

    - `date`: the Kathmandu date, and `dated_by` where it comes from.
    - `time`: the time of the edition in Kathmandu, as stated; None where the bank states none.
    - `quotes`: one for each currency.
    - `dropped`: the rows that could not be read, by rule.
    """

    date: date
    dated_by: DatedBy
    time: time | None
    quotes: tuple[BankQuote, ...]
    dropped: tuple[RuleViolation, ...] = ()

    def __iter__(self) -> Iterator[BankQuote]:
        return iter(self.quotes)

    def get(self, currency: str) -> BankQuote | None:
        """The row of a currency; None if the bank does not quote it."""
        return next((quote for quote in self.quotes if quote.currency == currency), None)

    @property
    def at(self) -> datetime:
        """The instant of the edition: midnight of its day for one without a time, which comes before the others."""
        return datetime.combine(self.date, self.time or time.min, NPT)


def newest(editions: tuple[BankEdition, ...]) -> BankEdition:
    """The latest edition of an answer."""
    return max(editions, key=lambda edition: edition.at)
