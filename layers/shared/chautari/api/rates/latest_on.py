"""Rate in force on a day: the latest one served for that day or an earlier one."""

from datetime import date

from chautari.api.dates import future_day
from chautari.api.endpoint import Request
from chautari.api.problems import Problem
from chautari.api.rates import stored
from chautari.api.rates.unknown_days import unknown
from chautari.nepali.clock import today
from chautari.rates.model.instruments import Instrument
from chautari.rates.model.series import MarketDay
from chautari.rates.store import series as store


def on_day(request: Request, instrument: Instrument, on: date) -> tuple[MarketDay, MarketDay | None]:
    """The day whose rate is in force on `on`, and the served day before it.

    Raises Problem if there is none, and where the latest was shown to be wrong and withdrawn: an answer does not go
    back to the day before.
    """
    if on > today(request.now):
        raise future_day("no-rate", request, "on", on)
    for first in (on.year - 1, 0):
        series = store.series_of(instrument.key, stored.years_of(request, instrument.key, first, on.year))
        last = series.get(on) or next(series.before(on), None)
        if last and last.withdrawn:
            detail = f"the rate of {instrument.key} of {last.date} was withdrawn, and no later one is known for {on}"
            raise Problem("no-rate", detail, parameter="on")
        day = last if last and last.served else series.last_served_before(on)
        if day is not None:
            return day, series.last_served_before(day.date)
    raise unknown(request, instrument, on, instrument.key)
