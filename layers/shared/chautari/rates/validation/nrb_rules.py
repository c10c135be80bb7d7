"""Observation rules for currencies of Nepal Rastra Bank. Each returns None, or what is wrong in words.

A quote is checked against its source's snapshot of the day. The rules were measured on 117 days of the bank in 2020,
2022 and 2026. They are part of `rules.OBSERVATION_RULES`. Pegs, units and spreads are the authority's rules in force
on the quote's date, which a notice may change.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from chautari.rates.model.authority_rules import RuleKind
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.validation.snapshot import MAX_ROUNDING, DailySnapshot, ratio_deviation, two_sided

ObservationRule = Callable[[ParsedQuote, DailySnapshot], str | None]

# Earlier years of the bank were not measured, so the rules that rest on evidence do not apply to them.
EVIDENCE_SINCE, PUBLISHED_ON_SINCE = date(2020, 1, 1), date(2022, 1, 1)
PAISA, MAX_RELATIVE_STEP, SMALL_AMOUNT = Decimal("0.01"), Decimal("0.005"), Decimal(10)


def sell_not_below_buy(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """The selling rate is at least the buying rate; else the columns are swapped or a digit is wrong."""
    if not two_sided(quote):
        return None
    buy, sell = Decimal(quote.figures["buy"]), Decimal(quote.figures["sell"])
    return None if buy <= sell else f"sells at {sell}, buys at {buy}"


def peg_of_the_indian_rupee(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """One INR costs the peg in force: NPR 1.60 since 1993, until a notice moves it.

    A peg that moves on purpose faults the rupee alone. A day whose rupee shows that the table was misread is misread as
    a whole: see `pegged_row`.
    """
    if quote.unit is None:
        return None
    return snapshot.off_peg(quote) if snapshot.peg(quote) is not None else snapshot.misread_by_a_peg


def unexpected_unit(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """The unit is the one in force: per 100 for INR and KRW and per 10 for JPY on 117 of 117 days measured."""
    unit = snapshot.rules.unit(quote.instrument, quote.date)
    if unit is None or quote.unit is None or quote.unit == int(unit.value):
        return None
    return f"per {quote.unit}, and {quote.instrument} is per {unit.value}"


def one_spread(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """The bank sells every currency but INR at one ratio to its buying rate, which reveals a typing error in one side.

    Measured on all but one of 2,348 quotes of 2020, 2022 and 2026, between 1.003 and 1.007. A day without a common
    ratio is another practice of the bank and no error: then only a ratio above the spread in force breaks the rule. A
    currency with a spread of its own is held to that alone.
    """
    spread = snapshot.rules.in_force("spread", quote.instrument, quote.date)
    if spread is None or quote.unit is None or snapshot.peg(quote) is not None or not two_sided(quote):
        return None
    buy, sell = Decimal(quote.figures["buy"]), Decimal(quote.figures["sell"])
    if snapshot.own_spread(quote) is not None:
        return None if sell <= buy * Decimal(spread.value) else f"more than its spread {spread.value}"
    if snapshot.ratio is None:
        return None if sell <= buy * Decimal(spread.value) else "no ratio of the day"
    if ratio_deviation(quote, snapshot.ratio) <= MAX_ROUNDING:
        return None
    return f"buys at {quote.figures['buy']}, sells at {quote.figures['sell']}: not the day's ratio {snapshot.ratio:.5f}"


def rupee_as_yesterday(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """Both sides of the INR were constant on all days measured. A change is held until the next day repeats it.

    Not on the day from which a notice has moved its peg or its unit.
    """
    constant = quote.instrument == "INR" and snapshot.peg(quote) is not None and not snapshot.rules_changed(quote)
    moved = constant and snapshot.moved_since_yesterday("INR")
    return f"INR {dict(quote.figures)} per {quote.unit} moved since yesterday" if moved else None


def off_its_peg(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """Eight currencies are pegged to another, which reveals an error in both sides or another currency's row."""
    return snapshot.off_its_peg(quote.instrument) if quote.unit is not None and quote.date >= EVIDENCE_SINCE else None


def has_its_own_rate(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """Two exchanged names: each has the rate that the other had the day before."""
    counterpart = snapshot.exchanged_with(quote.instrument)
    return f"has the rate of {counterpart}, which has its own" if counterpart else None


def in_paisa(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """Rates are in paisa, as the bank prints, with enough digits: a won of 0.1076 must not be rounded to 0.11.

    In a unit that a notice brought the bank's digits are taken as they are: a yen of 0.93 is all that it prints then.
    """
    if quote.unit is None or snapshot.peg(quote) is not None or quote.date < EVIDENCE_SINCE:
        return None
    if any(Decimal(text) % PAISA for text in quote.figures.values()):
        return f"{dict(quote.figures)} is not in paisa"
    unit = snapshot.rules.unit(quote.instrument, quote.date)
    if unit is not None and unit.notice is not None:
        return None
    small = {name: text for name, text in quote.figures.items() if Decimal(text) < SMALL_AMOUNT}
    few = (name for name, text in small.items() if _step(text) / Decimal(text) > MAX_RELATIVE_STEP)
    return next((f"{name} {small[name]} has too few digits" for name in few), None)


def published_on_its_day(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """The bank publishes a day's rates on that day (88 of 88 days of 2022 and 2026); else the dates are mixed up."""
    published = quote.stated.get("published_on", "")[:10]
    on_its_day = not published or quote.date < PUBLISHED_ON_SINCE or published == str(quote.date)
    return None if on_its_day else f"{quote.date} is published on {published}"


def not_yesterdays_table(quote: ParsedQuote, snapshot: DailySnapshot) -> str | None:
    """The bank repeats a table only if it made both days at once; else it is yesterday's under today's date."""
    repeated = quote.unit is not None and snapshot.repeats_the_day_before
    return f"{quote.date} repeats the day before, though modified on another day" if repeated else None


def _step(printed: str) -> Decimal:
    """The step of the last printed digit: 0.01 of `160.00`."""
    return Decimal(1).scaleb(int(Decimal(printed).as_tuple().exponent))


# The kinds of rules in force that a validation rule goes by.
KINDS_OF_RULE: dict[ObservationRule, tuple[RuleKind, ...]] = {
    peg_of_the_indian_rupee: ("peg",),
    rupee_as_yesterday: ("peg", "unit"),
    unexpected_unit: ("unit",),
    in_paisa: ("unit",),
    one_spread: ("spread",),
}

# What only a comparison with the day before shows.
COMPARED_WITH_THE_DAY_BEFORE: tuple[ObservationRule, ...] = (
    rupee_as_yesterday,
    has_its_own_rate,
    not_yesterdays_table,
)

NRB_RULES: tuple[ObservationRule, ...] = (
    sell_not_below_buy,
    peg_of_the_indian_rupee,
    unexpected_unit,
    one_spread,
    rupee_as_yesterday,
    off_its_peg,
    has_its_own_rate,
    in_paisa,
    published_on_its_day,
    not_yesterdays_table,
)
