"""The rules before anything is stored, one small function each: None, or in words what is wrong.

A row that breaks one of ROW_RULES is dropped and counted. A reading that breaks one of READING_RULES is kept, marked
with the fault and never served as the rate: the error may be the source's, and what it said is part of the record.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from chautari.rates.model.instruments import GRAMS_PER_TOLA, INSTRUMENTS, Instrument, Market
from chautari.rates.model.observations import ParsedQuote, RuleViolation
from chautari.rates.model.publication_schedule import SATURDAY
from chautari.rates.validation.nrb_rules import NRB_RULES, ObservationRule
from chautari.rates.validation.snapshot import DailySnapshot

MAX_DIGITS = 15
EARLIEST_DATE = date(2000, 1, 1)


RowRule = Callable[[ParsedQuote, date], str | None]


def known_instrument(quote: ParsedQuote, today: date) -> str | None:
    """A name that is not ours would be stored where nobody looks for it."""
    return None if quote.instrument in INSTRUMENTS else quote.instrument


def of_a_length(quote: ParsedQuote, today: date) -> str | None:
    """No rate has so many digits, and the table's numbers end at 38."""
    return next((f"{name} {text[:40]}" for name, text in quote.figures.items() if len(text) > MAX_DIGITS), None)


def positive(quote: ParsedQuote, today: date) -> str | None:
    """0 and less stand for "not published" and never for a price."""
    return next((f"{name} {printed}" for name, printed in quote.figures.items() if Decimal(printed) <= 0), None)


def not_in_the_future(quote: ParsedQuote, today: date) -> str | None:
    """One stray future date would become "latest" and freeze it there (it happened to others, frankfurter 2.3.2)."""
    return None if quote.date <= today else f"{quote.date} is after {today}"


def not_before_the_record(quote: ParsedQuote, today: date) -> str | None:
    """No source of ours goes back as far: 0206 for 2026 would stay in the history as its first day."""
    return None if quote.date >= EARLIEST_DATE else f"{quote.date} is before {EARLIEST_DATE}"


ROW_RULES: tuple[RowRule, ...] = (
    known_instrument,
    of_a_length,
    positive,
    not_in_the_future,
    not_before_the_record,
)


def tola_matches_ten_grams(quote: ParsedQuote, table: DailySnapshot) -> str | None:
    """1 tola is 11.664 g, the Federation rounds 10 g (gold to 5, silver to 0.5): farther is a wrong unit or digit."""
    step = INSTRUMENTS[quote.instrument].ten_gram_step
    if step is None or not {"tola", "10g"} <= quote.figures.keys():
        return None
    tola, printed = Decimal(quote.figures["tola"]), Decimal(quote.figures["10g"])
    expected = tola * 10 / GRAMS_PER_TOLA
    return None if abs(expected - printed) <= step else f"tola {tola} makes 10 g {expected:.1f}, printed {printed}"


def tejabi_just_below_fine(quote: ParsedQuote, table: DailySnapshot) -> str | None:
    """Tejabi is 995 fine and was sold 0.3 to 0.6 % below fine gold all its years; others invent it at 0.95 or 0.92."""
    fine = table.quotes.get("gold")
    if quote.instrument != "gold-tejabi" or fine is None:
        return None
    share = Decimal(quote.figures["tola"]) / Decimal(fine.figures["tola"])
    return None if Decimal("0.98") <= share <= 1 else f"{share:.3f} of fine gold"


def no_market_on_saturday(quote: ParsedQuote, table: DailySnapshot) -> str | None:
    """A page dated by its last update may be touched on a Saturday, when there is no market: the price is Friday's."""
    closed = table.source.dated_by_update and quote.date.weekday() == SATURDAY
    return f"{quote.date} is a Saturday" if closed else None


OBSERVATION_RULES: tuple[ObservationRule, ...] = (
    tola_matches_ten_grams,
    tejabi_just_below_fine,
    *NRB_RULES,
    no_market_on_saturday,
)

# Those that have nothing to say of the other market; every other rule is asked of all.
_MARKET_OF_RULE: dict[ObservationRule, Market] = {
    tola_matches_ten_grams: "metals",
    tejabi_just_below_fine: "metals",
    **dict.fromkeys(NRB_RULES, "forex"),
}


def rules_for(instrument: Instrument) -> tuple[str, ...]:
    """The rules that a stored reading of `instrument` was asked, by name."""
    of_reading = (
        rule for rule in OBSERVATION_RULES if _MARKET_OF_RULE.get(rule, instrument.market) == instrument.market
    )
    return tuple(rule.__name__ for rule in (*ROW_RULES, *of_reading))


def has_headline(quote: ParsedQuote) -> bool:
    """Whether a day's quote has a tola (metals) or a side (currencies): 10 grams alone are never turned into a rate."""
    return any(name in quote.figures for name in INSTRUMENTS[quote.instrument].headlines)


def broken_row_rule(quote: ParsedQuote, today: date) -> RuleViolation | None:
    """The first of ROW_RULES that the row breaks on the Kathmandu date `today`."""
    for rule in ROW_RULES:
        detail = rule(quote, today)
        if detail is not None:
            return RuleViolation(rule.__name__, detail)
    return None


def faults_of(quote: ParsedQuote, table: DailySnapshot) -> tuple[RuleViolation, ...]:
    """Every one of READING_RULES that the quote breaks, seen with its source's whole table of that day."""
    found = ((rule.__name__, rule(quote, table)) for rule in OBSERVATION_RULES)
    return tuple(RuleViolation(name, detail) for name, detail in found if detail is not None)
