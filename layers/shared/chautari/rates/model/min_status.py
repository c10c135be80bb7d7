"""The least status that a client takes: days below it are pending, and no rate. Pure.

`official` takes what an authority states and what is confirmed. `confirmed` takes what two sources print, and of an
instrument that nobody republishes the official rate, which is the best that it can have.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

from chautari.rates.model.instruments import INSTRUMENTS, Instrument

if TYPE_CHECKING:
    # The endpoints need the names of bars alone.
    from chautari.rates.model.series import MarketDay, Series, SeriesYear, Status

MinStatus = Literal["official", "confirmed"]
MIN_STATUSES: tuple[MinStatus, ...] = get_args(MinStatus)
_ACCEPTED: "dict[MinStatus, tuple[Status, ...]]" = {"official": ("official", "confirmed"), "confirmed": ("confirmed",)}
# The best status of each instrument is either confirmed or official, so that both bars leave out the same days, and one
# ready answer serves both. A test compares them.
SURE_VIEW: MinStatus = "confirmed"


def view_name(name: str, min_status: MinStatus | None) -> str:
    """The name of a ready answer; the plain one takes every status."""
    return f"{name}.sure" if min_status else name


def accepts(min_status: MinStatus, instrument: Instrument, status: "Status") -> bool:
    """Whether a rate of that status is taken."""
    return takes(min_status, "confirmed" if instrument.republished else "official", status)


def takes(min_status: MinStatus, best: "Status", status: "Status") -> bool:
    """Whether a status is taken of something whose surest status is `best`."""
    return status in _ACCEPTED[min_status] or status == best


def years_with(min_status: MinStatus, years: "Iterable[SeriesYear]") -> "Iterator[SeriesYear]":
    """Stored years with every day below the bar pending."""
    for year in years:
        instrument = INSTRUMENTS[year.instrument]
        yield replace(year, days=tuple(_with_bar(min_status, instrument, day) for day in year.days))


def series_with(min_status: MinStatus, series: "Series") -> "Series":
    """A series with every day below the bar pending."""
    instrument = INSTRUMENTS[series.instrument]
    return type(series)(series.instrument, (_with_bar(min_status, instrument, day) for day in series))


def pending_day(series: "Series") -> "MarketDay | None":
    """The latest day below the bar, if no day since then is served."""
    for day in reversed(list(series)):
        if day.served or day.pending:
            return day if day.pending else None
    return None


def _with_bar(min_status: MinStatus, instrument: Instrument, day: "MarketDay") -> "MarketDay":
    if not day.served or accepts(min_status, instrument, day.verdict.status):
        return day
    return replace(day, verdict=replace(day.verdict, status="held"), pending=day.verdict)
