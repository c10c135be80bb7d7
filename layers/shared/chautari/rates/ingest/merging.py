"""Rows of one instrument and day that are merged into one quote, and what the same table says beside it. Pure."""

from dataclasses import replace
from decimal import Decimal

from chautari.core.errors import SchemaChanged
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.validation.snapshot import DailySnapshot


def related(quote: ParsedQuote, snapshot: DailySnapshot) -> dict[str, str]:
    """The headline amounts that the same table prints for related instruments, as printed."""
    instrument = INSTRUMENTS[quote.instrument]
    headline, related = instrument.headlines[0], (snapshot.quotes.get(name) for name in instrument.related)
    return {other.instrument: other.figures[headline] for other in related if other and headline in other.figures}


def merged(earlier: ParsedQuote | None, row: ParsedQuote) -> ParsedQuote:
    """Merge the rows of one instrument and day into one quote. Raises SchemaChanged if they contradict each other."""
    if earlier is None:
        return row
    if earlier == row:
        return earlier
    shared = earlier.figures.keys() & row.figures.keys()
    if earlier.unit != row.unit or any(Decimal(earlier.figures[name]) != Decimal(row.figures[name]) for name in shared):
        raise SchemaChanged(f"two different rows of {row.instrument} on {row.date}")
    return replace(earlier, figures={**earlier.figures, **row.figures})
