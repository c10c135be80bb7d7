"""The rate in force on a day: the latest one served for that day or before it."""

from datetime import date

from chautari.api import reads
from chautari.api.contract import Request
from chautari.api.problem import Problem
from chautari.domain.instruments import Instrument
from chautari.domain.kathmandu import today
from chautari.domain.series import Day, Series
from chautari.store import series as store


def on_day(request: Request, instrument: Instrument, on: date) -> tuple[Day, Day | None]:
    """The day whose rate is in force on `on`, and the served day before it. Raises Problem where there is none."""
    if on > today(request.now):
        raise Problem("no-rate", f"{on} is yet to come", parameter="on")
    for first in (on.year - 1, 0):
        series = store.series_of(instrument.key, reads.years_of(request, instrument.key, first, on.year))
        day = _latest(series, on)
        if day is not None:
            return day, series.last_served_before(day.date)
    raise Problem("no-rate", f"no rate of {instrument.key} is known for {on} or before", parameter="on")


def _latest(series: Series, on: date) -> Day | None:
    day = series.get(on)
    return day if day is not None and day.served else series.last_served_before(on)
