"""The refusal of a day on which no rate was known yet: of which status, and since when there is one."""

from __future__ import annotations

from datetime import date

from chautari.api.endpoint import Request
from chautari.api.problems import Problem
from chautari.api.rates import stored
from chautari.nepali.clock import today
from chautari.rates.model.instruments import Instrument


def unknown(request: Request, instrument: Instrument, on: date, name: str = "") -> Problem:
    """The problem of a day before the first rate of `name`, a whole market if empty; the first day is that of
    `instrument`.

    Raises Problem if nothing was published by the requested instant.
    """
    if request.as_of:
        stored.ready(request, instrument.market)
    least = stored.min_status_of(request)
    subject = f"{f' of {name}' if name else ''}{f' of at least {least}' if least else ''}"
    first = _first(request, instrument, on)
    since = f"; the first of {instrument.key} is of {first}" if first else ""
    return Problem("no-rate", f"no rate{subject} is known for {on} or before{since}", parameter="on")


def _first(request: Request, instrument: Instrument, on: date) -> date | None:
    years = stored.years_of(request, instrument.key, on.year, today(request.now).year)
    return next((day.date for year in years for day in year.days if day.served), None)
