"""Expected market days, so that a group of days can state how many are missing."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from chautari.api.calendar import stored_parts
from chautari.api.endpoint import Request
from chautari.api.rates.periods import Expected
from chautari.nepali import bikram_sambat
from chautari.rates.model import market_closures
from chautari.rates.model.instruments import Instrument


def expected(request: Request, instrument: Instrument) -> Expected:
    """The `expected` function of `periods.grouped`: the market days between two days, or None if unknown.

    Nepal Rastra Bank publishes every day. The Federation does not on Saturdays and on the closed days of the BS years
    whose almanac is published; each is read once.
    """
    if instrument.market == "forex":
        return lambda first, last: frozenset(_days(first, last))

    @cache
    def closed(year: int) -> dict[date, str] | None:
        almanac = stored_parts.days_off(request, year)
        return market_closures.closed_days(almanac) if almanac else None

    def open_days(first: date, last: date) -> frozenset[date] | None:
        in_years = {year: closed(year) for year in {bikram_sambat.to_bs(first).year, bikram_sambat.to_bs(last).year}}
        if None in in_years.values():
            return None
        every = {day: why for days in in_years.values() if days for day, why in days.items()}
        return frozenset(day for day in _days(first, last) if market_closures.reason(day, every) is None)

    return open_days


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(number) for number in range((last - first).days + 1))
