"""The days on which a market is expected to publish, so that a group of days can say how many of them it lacks."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from chautari.api.calendar import years
from chautari.api.contract import Request
from chautari.api.periods import Expected
from chautari.calendar import market
from chautari.domain import bikram
from chautari.domain.instruments import Instrument


def expected(request: Request, instrument: Instrument) -> Expected:
    """What `periods.grouped` asks: the market days from a day to another, None where nobody knows them.

    Nepal Rastra Bank publishes for every day. The Federation does not on Saturdays and on the closed days of the BS
    years whose almanac is published; each is read once.
    """
    if instrument.market == "forex":
        return lambda first, last: frozenset(_days(first, last))

    @cache
    def closed(year: int) -> dict[date, str] | None:
        almanac = years.published(request, year)
        return market.closed_days(almanac) if almanac else None

    def open_days(first: date, last: date) -> frozenset[date] | None:
        in_years = {year: closed(year) for year in {bikram.to_bs(first).year, bikram.to_bs(last).year}}
        if None in in_years.values():
            return None
        every = {day: why for days in in_years.values() if days for day, why in days.items()}
        return frozenset(day for day in _days(first, last) if market.reason(day, every) is None)

    return open_days


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(number) for number in range((last - first).days + 1))
