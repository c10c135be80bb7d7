"""Market closures near a date, computed from the stored almanacs."""

from datetime import date

from chautari.calendar.store import part_items
from chautari.dynamodb.table import Table
from chautari.nepali import bikram_sambat
from chautari.rates.model import market_closures


def closed_days_near(table: Table, on: date) -> dict[date, str]:
    """Closed days with the key of their closure, Saturdays apart, in the BS years before, of and after `on`."""
    bs_year = bikram_sambat.to_bs(on).year
    near = part_items.published_days_off(table, (bs_year - 1, bs_year, bs_year + 1))
    return {day: key for year in near for day, key in market_closures.closed_days(year).items()}
