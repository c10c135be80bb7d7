"""Market closures near a date, computed from the stored almanacs."""

from datetime import date

from chautari.calendar.model.almanac import Almanac
from chautari.calendar.store import parts, years
from chautari.dynamodb.table import Table
from chautari.nepali import bikram_sambat
from chautari.rates.model import market_closures


def closed_days_near(table: Table, on: date) -> dict[date, str]:
    """Closed days with the key of their closure, Saturdays apart, in the BS years before, of and after `on`."""
    bs_year = bikram_sambat.to_bs(on).year
    near = (_almanac(table, year) for year in (bs_year - 1, bs_year, bs_year + 1))
    return {day: key for year in near if year for day, key in market_closures.closed_days(year).items()}


def _almanac(table: Table, year: int) -> Almanac | None:
    """The days off of a year, of the year itself in a table that has no parts of it."""
    stored = parts.days_off(table, year, is_consistent=True)
    if stored is not None:
        return stored
    published = years.published_year(table, year)
    return published.almanac if published else None
