"""Contradictions of an authority's rules in a day's table: what a change of the rules on purpose would look like. Pure.

A single one is a mistake or a change: nobody can tell. Repeated by one publication after another it is an incident.
"""

from collections.abc import Iterable, Iterator
from decimal import ROUND_UP, Decimal

from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.rule_incident import Contradiction
from chautari.rates.validation import nrb_rules
from chautari.rates.validation.snapshot import DailySnapshot, price_per_unit, two_sided

RATIO_STEP = Decimal("0.001")


def contradictions(
    snapshot: DailySnapshot, missing: Iterable[str], unlisted: Iterable[ParsedQuote]
) -> Iterator[Contradiction]:
    """One of each instrument at most: of its unit before that of its peg or spread, which rest on the unit."""
    for code in missing:
        yield Contradiction("withdrawn", code, "", f"no row of {code}")
    for quote in unlisted:
        yield Contradiction("listed", quote.instrument, str(quote.unit), _printed(quote))
    for quote in snapshot.quotes.values():
        found = _of_unit(quote, snapshot) or _of_peg(quote, snapshot) or _of_spread(quote, snapshot)
        if found is not None:
            yield found


def _of_unit(quote: ParsedQuote, snapshot: DailySnapshot) -> Contradiction | None:
    broken = nrb_rules.unexpected_unit(quote, snapshot)
    return Contradiction("unit", quote.instrument, str(quote.unit), _printed(quote)) if broken else None


def _of_peg(quote: ParsedQuote, snapshot: DailySnapshot) -> Contradiction | None:
    price, peg = price_per_unit(quote), snapshot.peg(quote)
    if price is None or peg is None or snapshot.off_peg(quote) is None:
        return None
    if price == peg:  # the rupee is sold farther above its peg
        return _spread(quote)
    return Contradiction("peg", quote.instrument, format(price.normalize(), "f"), _printed(quote))


def _of_spread(quote: ParsedQuote, snapshot: DailySnapshot) -> Contradiction | None:
    return None if nrb_rules.one_spread(quote, snapshot) is None else _spread(quote)


def _spread(quote: ParsedQuote) -> Contradiction | None:
    if not two_sided(quote):
        return None
    ratio = Decimal(quote.figures["sell"]) / Decimal(quote.figures["buy"])
    return Contradiction("spread", quote.instrument, str(ratio.quantize(RATIO_STEP, ROUND_UP)), _printed(quote))


def _printed(quote: ParsedQuote) -> str:
    """The figures as printed: `buy 162.00, sell 162.15 per 100`."""
    figures = ", ".join(f"{name} {text}" for name, text in quote.figures.items())
    return f"{figures} per {quote.unit}"
