"""Validation rules, applied before anything is stored. Each returns None, or what is wrong in words.

- A row that breaks one of ROW_RULES is dropped and counted.
- An observation that breaks one of OBSERVATION_RULES is stored with its fault, and never served as the rate: the error
  may be the source's own, and what it stated is part of the record.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache

from chautari.rates.model.authority_rules import RuleKind
from chautari.rates.model.instruments import GRAMS_PER_TOLA, INSTRUMENTS, Market
from chautari.rates.model.observations import ParsedQuote, RuleViolation
from chautari.rates.model.publication_schedule import SATURDAY
from chautari.rates.model.rate_markets import RATE_MARKETS
from chautari.rates.validation import pegged_row
from chautari.rates.validation.nrb_rules import (
    COMPARED_WITH_THE_DAY_BEFORE,
    KINDS_OF_RULE,
    NRB_RULES,
    ObservationRule,
)
from chautari.rates.validation.snapshot import DailySnapshot

MAX_DIGITS = 15
EARLIEST_DATE = date(2000, 1, 1)

RowRule = Callable[[ParsedQuote, date], str | None]


def known_instrument(quote: ParsedQuote, today: date) -> str | None:
    """The instrument exists: another would be stored where no reader looks for it."""
    return None if quote.instrument in INSTRUMENTS else quote.instrument


def of_a_length(quote: ParsedQuote, today: date) -> str | None:
    """No rate has more than MAX_DIGITS characters, and DynamoDB numbers have at most 38 digits."""
    return next((f"{name} {text[:40]}" for name, text in quote.figures.items() if len(text) > MAX_DIGITS), None)


def positive(quote: ParsedQuote, today: date) -> str | None:
    """Amounts are above 0: 0 and less mean "not published"."""
    return next((f"{name} {printed}" for name, printed in quote.figures.items() if Decimal(printed) <= 0), None)


def not_in_the_future(quote: ParsedQuote, today: date) -> str | None:
    """One wrong future date would become the latest for ever (as it did in frankfurter 2.3.2)."""
    return None if quote.date <= today else f"{quote.date} is after {today}"


def not_before_the_record(quote: ParsedQuote, today: date) -> str | None:
    """No source goes back further: 0206 for 2026 would remain the first day of the history."""
    return None if quote.date >= EARLIEST_DATE else f"{quote.date} is before {EARLIEST_DATE}"


ROW_RULES: tuple[RowRule, ...] = (
    known_instrument,
    of_a_length,
    positive,
    not_in_the_future,
    not_before_the_record,
)


def tola_matches_ten_grams(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """1 tola is 11.664 g, and the Federation rounds 10 g (gold to 5, silver to 0.5): more is a wrong unit or digit."""
    step = INSTRUMENTS[quote.instrument].ten_gram_step
    if step is None or not {"tola", "10g"} <= quote.figures.keys():
        return None
    tola, printed = Decimal(quote.figures["tola"]), Decimal(quote.figures["10g"])
    expected = tola * 10 / GRAMS_PER_TOLA
    return None if abs(expected - printed) <= step else f"tola {tola} makes 10 g {expected:.1f}, printed {printed}"


def tejabi_just_below_fine(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """Tejabi (995) has always been 0.3 to 0.6 % below fine gold; some sources invent it at 0.95 or 0.92."""
    fine = snapshot.quotes.get("gold")
    if quote.instrument != "gold-tejabi" or fine is None:
        return None
    share = Decimal(quote.figures["tola"]) / Decimal(fine.figures["tola"])
    return None if Decimal("0.98") <= share <= 1 else f"{share:.3f} of fine gold"


def no_market_on_saturday(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """A page dated by its last update may change on a Saturday, without a market: its price is Friday's."""
    closed = snapshot.source.dated_by_update and quote.date.weekday() == SATURDAY
    return f"{quote.date} is a Saturday" if closed else None


OBSERVATION_RULES: tuple[ObservationRule, ...] = (
    tola_matches_ten_grams,
    tejabi_just_below_fine,
    *NRB_RULES,
    no_market_on_saturday,
)


@cache
def rules_for(market: Market) -> tuple[str, ...]:
    """The names of the rules that an observation of a market is checked against."""
    elsewhere = {name for other in RATE_MARKETS.values() if other.key != market for name in other.rules}
    names = (rule.__name__ for rule in (*ROW_RULES, *OBSERVATION_RULES))
    return tuple(name for name in names if name not in elsewhere)


def checked_rules(quote: ParsedQuote, snapshot: DailySnapshot) -> tuple[str, ...]:
    """The names of the rules that the quote is checked against, `one_spread@nrb.1` where an adopted notice decides."""
    notices = {
        rule.__name__: notice
        for rule, kinds in KINDS_OF_RULE.items()
        for kind in kinds
        if (notice := _notice(kind, quote, snapshot)) is not None
    }
    listing = snapshot.rules.standing(quote.instrument, quote.date)
    if listing is not None and listing.notice is not None:
        notices[known_instrument.__name__] = listing.notice
    names = rules_for(INSTRUMENTS[quote.instrument].market)
    return tuple(f"{name}@{notices[name]}" if name in notices else name for name in names)


def _notice(kind: RuleKind, quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    row = snapshot.rules.in_force(kind, quote.instrument, quote.date)
    return row.notice if row else None


def has_headline(quote: ParsedQuote) -> bool:
    """Whether a quote has a tola (metals) or a side (currencies): 10 grams alone are never converted into a rate."""
    return any(name in quote.figures for name in INSTRUMENTS[quote.instrument].headlines)


def broken_row_rule(quote: ParsedQuote, today: date) -> RuleViolation | None:
    """The first of ROW_RULES that the row breaks on the Kathmandu date `today`."""
    for rule in ROW_RULES:
        detail = rule(quote, today)
        if detail is not None:
            return RuleViolation(rule.__name__, detail)
    return None


def faults_of(quote: ParsedQuote, snapshot: DailySnapshot) -> tuple[RuleViolation, ...]:
    """Every one of OBSERVATION_RULES that the quote breaks, given its source's snapshot of that day."""
    outcomes = ((rule.__name__, rule(quote, snapshot)) for rule in OBSERVATION_RULES)
    return tuple(RuleViolation(name, detail) for name, detail in outcomes if detail is not None)


def with_faults_of_the_eve(
    faults: tuple[RuleViolation, ...], stored: tuple[RuleViolation, ...]
) -> tuple[RuleViolation, ...]:
    """The `faults` of a reading without the day before, with those of `stored` that only that day shows.

    Otherwise a fault would end by its age: eight days on, the bank's answer begins with its day.
    """
    kept = [fault for fault in stored if _rests_on_the_eve(fault)]
    rules = {fault.rule for fault in kept}
    order = [rule.__name__ for rule in OBSERVATION_RULES]
    return tuple(
        sorted([*kept, *(fault for fault in faults if fault.rule not in rules)], key=lambda f: order.index(f.rule))
    )


def _rests_on_the_eve(fault: RuleViolation) -> bool:
    compared = fault.rule in {rule.__name__ for rule in COMPARED_WITH_THE_DAY_BEFORE}
    return compared or fault.detail.endswith(pegged_row.ALL_MOVED)
