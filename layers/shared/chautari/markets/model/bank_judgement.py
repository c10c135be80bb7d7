"""Judgement of a bank's board: each row alone, its unit proven, its status *of that bank*. Pure.

Nothing of it is a rate of Nepal Rastra Bank, whose rates are decided in the room of rates from its own answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from chautari.markets.model import bank_agreement
from chautari.markets.model.bank_agreement import Doubt, mostly_same
from chautari.markets.model.bank_board import BankEdition, BankQuote, QuotedKind
from chautari.markets.model.bank_rules import ROW_CHECKS, ReferenceRate, out_of_band, proven_unit
from chautari.rates.model.observations import RuleViolation
from chautari.rates.model.series import Status

# A row that is broken alone is a slip of the bank's; more of them, or one of these two, is a table that is misread.
MISREAD_ROWS, ANCHORS = 3, frozenset(("USD", "INR"))
ROW_RULES = frozenset(check.__name__ for check in ROW_CHECKS)
DOUBTS = {
    rule: RuleViolation(rule, detail)
    for rule, detail in (
        ("repeated", "mostly the bank's board of an earlier date"),
        # Names that are one row off their figures lack one, too.
        ("incomplete", "lacks a currency that the bank's board before had"),
    )
}
MISREAD = RuleViolation("misread", "so much of the board cannot be that its columns may be moved")

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
    doubt: str = "",
) -> tuple[JudgedQuote, ...]:
    """The rows of a board with their verdicts.

    - `references`: the central bank's rates of the board's date; none of them while it is silent.
    - `second`: what the bank's other address showed in the same run.
    - `neighbours`: the boards of other banks on the same date.
    - `doubt`: why no row is official, as the bank's earlier boards show: a key of DOUBTS.
    """
    twin = any(edition.date == other.date and mostly_same(edition, other) for other in neighbours)
    of_all = bank_agreement.doubt_of_all(edition, second)
    rows = [_compared(_checked(quote, references, twin), of_all, second) for quote in edition]
    reason = DOUBTS.get(doubt) or (MISREAD if _is_misread(rows) else None)
    return tuple(_no_more_than_provisional(row, reason) if reason else row for row in rows)


def doubt_beside(edition: BankEdition, earlier: Sequence[BankEdition]) -> str:
    """Why no row is official beside the bank's boards of the date before, in their order: a key of DOUBTS, or none."""
    if any(mostly_same(edition, before) for before in earlier):
        return "repeated"
    gone = earlier and {quote.currency for quote in earlier[-1]} - {quote.currency for quote in edition}
    return "incomplete" if gone else ""


def _is_misread(rows: Sequence[JudgedQuote]) -> bool:
    """Whether so much of a board cannot be that its columns or its names are moved: then no row of it is sure."""
    wrong = [row.quote.currency for row in rows if {reason.rule for reason in row.reasons} & ROW_RULES]
    return len(wrong) >= MISREAD_ROWS or not ANCHORS.isdisjoint(wrong)


def _no_more_than_provisional(row: JudgedQuote, doubt: RuleViolation) -> JudgedQuote:
    return replace(row, status="provisional", reasons=(doubt,)) if row.status == "official" else row


def _checked(quote: BankQuote, references: References, twin: bool) -> JudgedQuote:
    """The row with all that is wrong with it alone: held, or as sure as can be."""
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
    return JudgedQuote(quote, unit, "held" if reasons else "official", tuple(reasons))


def _compared(row: JudgedQuote, of_all: Doubt | None, second: BankEdition | None) -> JudgedQuote:
    """A sound row beside what the bank's other address shows."""
    if not row.served:
        return row
    doubt = bank_agreement.doubt(row.quote, second) if of_all is None and second else of_all
    return replace(row, status=doubt.status, reasons=(doubt.reason,)) if doubt else row


def repeats(edition: BankEdition, earlier: BankEdition) -> bool:
    """Whether a board whose date the bank does not state is an earlier one still on the page.

    Currencies move every day: of 80 days of 2022 no two had the same rates but a Saturday and its Sunday.
    """
    if edition.dated_by == "answer" or edition.date <= earlier.date:
        return False
    return [(quote.currency, quote.amounts) for quote in edition] == [
        (quote.currency, quote.amounts) for quote in earlier
    ]
