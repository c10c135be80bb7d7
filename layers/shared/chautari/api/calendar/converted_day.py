"""A day in the other calendars: of Bikram Sambat, AD or Nepal Sambat."""

from datetime import date, timedelta

from chautari.api import cache_control, dates
from chautari.api.calendar import response, years
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import Problem, bad_value
from chautari.calendar.almanac import sambat_dates
from chautari.calendar.almanac.sambat_dates import NotASambatDate, SambatDate
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.views import converted_day as answers
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR

_CALENDARS = ("bs", "ad", "ns")


def convert(request: Request) -> Reply:
    """The day in `bs`, `ad` or `ns`, in all calendars."""
    almanac, on = _day_to_convert(request)
    return response.reply(request, answers.converted(almanac, on), cache_control.of_day(on, request.now))


def _day_to_convert(request: Request) -> tuple[Almanac, date]:
    names = [name for name in _CALENDARS if name in request.values]
    if not names:
        raise Problem("missing-parameter", "one of bs, ad and ns is needed", parameter="bs", allowed=_CALENDARS)
    if len(names) > 1:
        detail = f"{' and '.join(names)} are given: one of them is converted to the others"
        raise bad_value(names[-1], detail, _CALENDARS)
    if names == ["ns"]:
        return _of_nepal_sambat(request)
    on = dates.parse_bs(request, "bs") if names == ["bs"] else dates.parse(request, "ad")
    return years.of_day(request, on), on


def _of_nepal_sambat(request: Request) -> tuple[Almanac, date]:
    """The first day with the date in `ns`. Raises Problem for one that no sunrise has."""
    try:
        sambat = sambat_dates.parse(request.values["ns"])
    except NotASambatDate as error:
        raise bad_value("ns", f"ns is {error}", ["1146 Gunla Thwa 5", "११४६ गुंलाथ्व ५"]) from None
    searched = []
    for year in sambat_dates.bs_years(sambat):
        if FIRST_YEAR <= year <= LAST_YEAR:
            searched.append(years.stored(request, year))
            for offset in sambat_dates.days_of(searched[-1], sambat):
                return searched[-1], searched[-1].start + timedelta(offset)
    raise _no_such_day(sambat, searched)


def _no_such_day(sambat: SambatDate, almanacs: list[Almanac]) -> Problem:
    for almanac in almanacs:
        offset = sambat_dates.day_that_skips(almanac, sambat)
        if offset is not None:
            on = almanac.start + timedelta(offset)
            neighbours = [str(sambat_dates.of_day(day)) for day in almanac.days[offset : offset + 2]]
            return bad_value("ns", f"no date has {sambat}: its tithi begins and ends within {on}", neighbours)
    return bad_value("ns", f"there is no {sambat} between {FIRST_YEAR} and {LAST_YEAR} BS")
