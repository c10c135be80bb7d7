"""Judgement of a bank's board: each row alone, its unit proven, its status *of that bank*. Pure.

Nothing of it is a rate of Nepal Rastra Bank, whose rates are decided in the room of rates from its own answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from chautari.markets.model.bank_board import BankEdition, BankQuote, QuotedKind
from chautari.markets.model.bank_rules import FIXED, ROW_CHECKS, ReferenceRate, out_of_band, proven_unit
from chautari.rates.model.observations import RuleViolation
from chautari.rates.model.series import Status

# Two banks had at most 3 of 21 currencies alike on 2025-07-10. From half of ten on it is one page under two names.
LEAST_SHARED, MOST_ALIKE = 10, Decimal("0.5")

COMPARED: tuple[QuotedKind, ...] = ("transfer", "sell")

References = Mapping[str, ReferenceRate]


@dataclass(frozen=True, slots=True)
class JudgedQuote:
    """A row with its verdict.

    - `unit`: how many of the currency the figures are for, proven by the band; None where that is not proven.
    - `status`: `official` if two addresses of the bank agree, `provisional` of one alone, `held`: not served.
    - `reasons`: why it is held or no more than provisional.
    """

    quote: BankQuote
    unit: int | None
    status: Status
    reasons: tuple[RuleViolation, ...]

    @property
    def served(self) -> bool:
        """Whether its figures are given as the bank's."""
        return self.status != "held"

    def per(self, unit: int, kind: QuotedKind) -> Decimal | None:
        """NPR for `unit` of the currency; None if the bank does not quote the kind or its unit is not proven."""
        amount = self.quote.amounts.get(kind)
        return None if amount is None or self.unit is None else amount * unit / self.unit


def judge(
    edition: BankEdition,
    references: References,
    second: BankEdition | None = None,
    neighbours: Sequence[BankEdition] = (),
    repeated: bool = False,
) -> tuple[JudgedQuote, ...]:
    """The rows of a board with their verdicts.

    - `references`: the central bank's rates of the board's date; none of them while it is silent.
    - `second`: what the bank's other address showed in the same run.
    - `neighbours`: the boards of other banks on the same date.
    - `repeated`: whether it is mostly the bank's own board of an earlier date.
    """
    twin = any(edition.date == other.date and mostly_same(edition, other) for other in neighbours)
    rows = (_judged(quote, edition, references, second, twin) for quote in edition)
    return tuple(_no_more_than_provisional(row) for row in rows) if repeated else tuple(rows)


def _no_more_than_provisional(row: JudgedQuote) -> JudgedQuote:
    reason = RuleViolation("repeated", "mostly the bank's board of an earlier date")
    return replace(row, status="provisional", reasons=(reason,)) if row.status == "official" else row


def _judged(
    quote: BankQuote, edition: BankEdition, references: References, second: BankEdition | None, twin: bool
) -> JudgedQuote:
    reference = references.get(quote.currency)
    unit = proven_unit(quote, reference) if reference else None
    reasons = [RuleViolation("another_banks_board", "another bank has the same board")] if twin else []
    if reference is None:
        detail = f"the central bank has no {quote.currency}" if references else "the central bank has no rates"
        reasons.append(RuleViolation("unlisted" if references else "no_rate_of_the_day", detail))
    elif unit is None:
        reasons.append(RuleViolation("out_of_band", out_of_band(quote, quote.unit or reference.unit, reference) or ""))
    else:
        broken = ((check.__name__, check(quote, unit, reference)) for check in ROW_CHECKS)
        reasons += [RuleViolation(name, words) for name, words in broken if words]
    if reasons:
        return JudgedQuote(quote, unit, "held", tuple(reasons))
    doubt = _doubt(quote, edition, second)
    return JudgedQuote(quote, unit, "provisional" if doubt else "official", (doubt,) if doubt else ())


def _doubt(quote: BankQuote, edition: BankEdition, second: BankEdition | None) -> RuleViolation | None:
    """Why a sound row is the word of one address alone; None if two addresses of the bank state the same.

    A date that the bank does not state is no proof of the day: two addresses may both show yesterday's.
    """
    if second is None:
        return RuleViolation("one_address", "one page of the bank alone")
    if "answer" not in (edition.dated_by, second.dated_by):
        return RuleViolation("undated", "neither address states its date")
    if edition.date != second.date or (edition.time and second.time and edition.time != second.time):
        return RuleViolation("another_edition", f"the other address shows {second.date} {second.time or ''}".rstrip())
    counterpart = second.get(quote.currency)
    if counterpart is None:
        return RuleViolation("one_address", "the other address does not have it")
    return None if _agree(quote, counterpart) else RuleViolation("addresses_disagree", _printed(counterpart))


def _agree(quote: BankQuote, counterpart: BankQuote) -> bool:
    """Whether two rows state the same: every figure of the first is in the second, `136.7` as `136.70`."""
    if None not in (quote.unit, counterpart.unit) and quote.unit != counterpart.unit:
        return False
    return all(counterpart.amounts.get(kind) == amount for kind, amount in quote.amounts.items())


def _printed(quote: BankQuote) -> str:
    return f"the other address has {' / '.join(quote.figures.values())}"


def mostly_same(edition: BankEdition, neighbour: BankEdition) -> bool:
    """Whether half of the figures of two boards are the same, the fixed rate apart.

    Of two banks one shows a page that is not its own then; of one bank on two dates the later shows the earlier board.
    """
    pairs = [
        (quote, counterpart)
        for quote in edition
        if quote.currency != FIXED and (counterpart := neighbour.get(quote.currency)) is not None
    ]
    equal = sum(_same_price(quote, counterpart) for quote, counterpart in pairs)
    return len(pairs) >= LEAST_SHARED and equal >= MOST_ALIKE * len(pairs)


def _same_price(quote: BankQuote, counterpart: BankQuote) -> bool:
    """Whether what both quote is the same. A unit that one of them leaves out is taken as the other's."""
    units = (quote.unit or counterpart.unit or 1, counterpart.unit or quote.unit or 1)
    shared = [kind for kind in COMPARED if kind in quote.figures and kind in counterpart.figures]
    prices = ((quote.amounts[kind] / units[0], counterpart.amounts[kind] / units[1]) for kind in shared)
    return bool(shared) and all(price == other_price for price, other_price in prices)


def repeats(edition: BankEdition, earlier: BankEdition) -> bool:
    """Whether a board whose date the bank does not state is an earlier one still on the page.

    Currencies move every day: of 80 days of 2022 no two had the same rates but a Saturday and its Sunday.
    """
    if edition.dated_by == "answer" or edition.date <= earlier.date:
        return False
    return [(quote.currency, quote.amounts) for quote in edition] == [
        (quote.currency, quote.amounts) for quote in earlier
    ]
