"""The rules before anything is stored, one small function each: None, or in words what is wrong.

A row that breaks one of ROW_RULES is dropped and counted. A reading that breaks one of READING_RULES is kept, marked
with the fault and never served as the rate: the error may be the source's, and what it said is part of the record.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from chautari.domain.instruments import GRAMS_PER_TOLA, INSTRUMENTS
from chautari.domain.reading import Fault, Quote
from chautari.domain.rhythm import SATURDAY
from chautari.domain.table import ROUNDING, Table, off_ratio, two_sided

MOST_DIGITS = 15
RECORD_BEGINS = date(2000, 1, 1)


RowRule = Callable[[Quote, date], str | None]
ReadingRule = Callable[[Quote, Table], str | None]

PEG, PEG_SELL_AT_MOST = Decimal("1.60"), Decimal("1.61")
# The bank's years before were not seen, and are not asked for what follows.
SEEN_SINCE, PUBLISHED_ON_SINCE = date(2020, 1, 1), date(2022, 1, 1)
WIDEST = Decimal("1.02")
PAISA, COARSEST, SMALL = Decimal("0.01"), Decimal("0.005"), Decimal(10)


def known_instrument(quote: Quote, today: date) -> str | None:
    """A name that is not ours would be stored where nobody looks for it."""
    return None if quote.instrument in INSTRUMENTS else quote.instrument


def of_a_length(quote: Quote, today: date) -> str | None:
    """No rate has so many digits, and the table's numbers end at 38."""
    return next((f"{name} {text[:40]}" for name, text in quote.figures.items() if len(text) > MOST_DIGITS), None)


def positive(quote: Quote, today: date) -> str | None:
    """0 and less stand for "not published" and never for a price."""
    return next((f"{name} {printed}" for name, printed in quote.figures.items() if Decimal(printed) <= 0), None)


def not_in_the_future(quote: Quote, today: date) -> str | None:
    """One stray future date would become "latest" and freeze it there (it happened to others, frankfurter 2.3.2)."""
    return None if quote.date <= today else f"{quote.date} is after {today}"


def not_before_the_record(quote: Quote, today: date) -> str | None:
    """No source of ours goes back as far: 0206 for 2026 would stay in the history as its first day."""
    return None if quote.date >= RECORD_BEGINS else f"{quote.date} is before {RECORD_BEGINS}"


ROW_RULES: tuple[RowRule, ...] = (
    known_instrument,
    of_a_length,
    positive,
    not_in_the_future,
    not_before_the_record,
)


def tola_matches_ten_grams(quote: Quote, table: Table) -> str | None:
    """1 tola is 11.664 g, the Federation rounds 10 g (gold to 5, silver to 0.5): farther is a wrong unit or digit."""
    step = INSTRUMENTS[quote.instrument].ten_gram_step
    if step is None or not {"tola", "10g"} <= quote.figures.keys():
        return None
    tola, printed = Decimal(quote.figures["tola"]), Decimal(quote.figures["10g"])
    expected = tola * 10 / GRAMS_PER_TOLA
    return None if abs(expected - printed) <= step else f"tola {tola} makes 10 g {expected:.1f}, printed {printed}"


def tejabi_just_below_fine(quote: Quote, table: Table) -> str | None:
    """Tejabi is 995 fine and was sold 0.3 to 0.6 % below fine gold all its years; others invent it at 0.95 or 0.92."""
    fine = table.quotes.get("gold")
    if quote.instrument != "gold-tejabi" or fine is None:
        return None
    share = Decimal(quote.figures["tola"]) / Decimal(fine.figures["tola"])
    return None if Decimal("0.98") <= share <= 1 else f"{share:.3f} of fine gold"


def sell_not_below_buy(quote: Quote, table: Table) -> str | None:
    """The bank sells dearer than it buys: the other way round the columns are swapped or a digit is wrong."""
    if not two_sided(quote):
        return None
    buy, sell = Decimal(quote.figures["buy"]), Decimal(quote.figures["sell"])
    return None if buy <= sell else f"sells at {sell}, buys at {buy}"


def peg_of_the_indian_rupee(quote: Quote, table: Table) -> str | None:
    """NPR 1.60 buys one INR since 1993. A day whose INR says otherwise, or lacks it, is misread as a whole."""
    if quote.unit is None:
        return None
    rupee = table.quotes.get("INR")
    if rupee is None or rupee.unit is None:
        return "no INR on that day"
    stated = {side: Decimal(printed) / rupee.unit for side, printed in rupee.figures.items()}
    buy, sell = stated.get("buy", PEG), stated.get("sell", PEG_SELL_AT_MOST)
    return None if buy == PEG < sell <= PEG_SELL_AT_MOST else f"INR {dict(rupee.figures)} per {rupee.unit}"


def one_spread(quote: Quote, table: Table) -> str | None:
    """The bank sells all currencies but INR at one ratio to its buying rate, so that a typing error in one side shows.

    Seen on all but one of 2,348 quotes of 2020, 2022 and 2026, between 1.003 and 1.007. A day without one ratio is
    another custom of the bank and not an error: only what is beyond all custom is held then.
    """
    if quote.unit is None or quote.instrument == "INR" or quote.date < SEEN_SINCE or not two_sided(quote):
        return None
    if table.ratio is None:
        return (
            None if Decimal(quote.figures["sell"]) <= Decimal(quote.figures["buy"]) * WIDEST else "no ratio of the day"
        )
    if off_ratio(quote, table.ratio) <= ROUNDING:
        return None
    return f"buys at {quote.figures['buy']}, sells at {quote.figures['sell']}: not the day's ratio {table.ratio:.5f}"


def off_its_peg(quote: Quote, table: Table) -> str | None:
    """Eight currencies hang on another: an error in both sides alike, or another's row, shows there."""
    return table.off_its_peg(quote.instrument) if quote.unit is not None and quote.date >= SEEN_SINCE else None


def has_its_own_rate(quote: Quote, table: Table) -> str | None:
    """Two names in each other's place: each has the rate that the other had yesterday."""
    other = table.exchanged_with(quote.instrument)
    return f"has the rate of {other}, which has its own" if other else None


def in_paisa(quote: Quote, table: Table) -> str | None:
    """To the paisa, as the bank prints; but of too few digits it was rounded away: 0.11 for a won that costs 0.1076."""
    if quote.unit is None or quote.instrument == "INR" or quote.date < SEEN_SINCE:
        return None
    if any(Decimal(text) % PAISA for text in quote.figures.values()):
        return f"{dict(quote.figures)} is not in paisa"
    small = {name: Decimal(text) for name, text in quote.figures.items() if Decimal(text) < SMALL}
    steps = {name: Decimal(1).scaleb(int(amount.as_tuple().exponent)) / amount for name, amount in small.items()}
    return next((f"{name} {small[name]} has too few digits" for name, step in steps.items() if step > COARSEST), None)


def published_on_its_day(quote: Quote, table: Table) -> str | None:
    """The bank publishes each day's rates on that day (88 of 88 days of 2022 and 2026): else the dates are mixed up."""
    published = quote.stated.get("published_on", "")[:10]
    on_its_day = not published or quote.date < PUBLISHED_ON_SINCE or published == str(quote.date)
    return None if on_its_day else f"{quote.date} is published on {published}"


def not_yesterdays_table(quote: Quote, table: Table) -> str | None:
    """The bank repeats a table only when it makes several days at once: else it is yesterday's under today's date."""
    repeated = quote.unit is not None and table.repeats_the_day_before
    return f"{quote.date} repeats the day before, though modified on another day" if repeated else None


def no_market_on_saturday(quote: Quote, table: Table) -> str | None:
    """A page dated by its last update may be touched on a Saturday, when there is no market: the price is Friday's."""
    closed = table.source.dated_by_update and quote.date.weekday() == SATURDAY
    return f"{quote.date} is a Saturday" if closed else None


READING_RULES: tuple[ReadingRule, ...] = (
    tola_matches_ten_grams,
    tejabi_just_below_fine,
    sell_not_below_buy,
    peg_of_the_indian_rupee,
    one_spread,
    off_its_peg,
    has_its_own_rate,
    in_paisa,
    published_on_its_day,
    not_yesterdays_table,
    no_market_on_saturday,
)


def has_its_headline(quote: Quote) -> bool:
    """Whether a day's quote has a tola (metals) or a side (currencies): 10 grams alone are never turned into a rate."""
    return any(name in quote.figures for name in INSTRUMENTS[quote.instrument].headlines)


def broken_row_rule(quote: Quote, today: date) -> Fault | None:
    """The first of ROW_RULES that the row breaks on the Kathmandu date `today`."""
    for rule in ROW_RULES:
        detail = rule(quote, today)
        if detail is not None:
            return Fault(rule.__name__, detail)
    return None


def faults_of(quote: Quote, table: Table) -> tuple[Fault, ...]:
    """Every one of READING_RULES that the quote breaks, seen with its source's whole table of that day."""
    found = ((rule.__name__, rule(quote, table)) for rule in READING_RULES)
    return tuple(Fault(name, detail) for name, detail in found if detail is not None)
