"""The days on which the Federation publishes nothing, of the almanacs that are published around a day."""

from datetime import date

from chautari.calendar.almanac import year as almanac
from chautari.calendar.store import years as calendar
from chautari.dynamodb.table import Table
from chautari.nepali import bikram_sambat
from chautari.rates.model import market_closures


def closed_days_near(table: Table, on: date) -> dict[date, str]:
    """Closed days and why, Saturdays apart, of the published BS years around that of `on`."""
    present = bikram_sambat.to_bs(on).year
    documents = (calendar.get_year(table, year) for year in (present - 1, present, present + 1))
    years = (almanac.read(document) for document in documents if document)
    return {day: key for year in years for day, key in market_closures.closed_days(year).items()}
