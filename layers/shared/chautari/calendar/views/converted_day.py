"""View of a day in all calendars: Bikram Sambat, AD, Nepal Sambat, the fiscal year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from chautari.calendar.almanac import sambat_dates
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.views.dates import bs_date, dated, in_full
from chautari.calendar.views.panchanga import panchanga
from chautari.nepali.bikram_sambat import fiscal_year, quarter

if TYPE_CHECKING:
    from chautari.calendar.views.answer_types import ConvertedDay


def converted(almanac: Almanac, on: date) -> ConvertedDay:
    """A day of the year in all calendars."""
    offset, bs = (on - almanac.start).days, bs_date(almanac, on)
    day = almanac.days[offset]
    limbs = panchanga(day)
    # The tithi holds at the sunrise of the day before too, or of the day after.
    neighbours = [offset - 1] if day.repeated else [offset + 1] if _is_repeated(almanac, offset + 1) else []
    return {
        **in_full(almanac, on),
        "fiscal_year": fiscal_year(bs),
        "fiscal_quarter": quarter(bs),
        "date_ns": str(sambat_dates.of_day(day)),
        "nepal_sambat": limbs["nepal_sambat"],
        "tithi": limbs["tithi"],
        "same_tithi": [dated(almanac, almanac.start + timedelta(n)) for n in neighbours if n >= 0],
        "confidence": almanac.confidence,
    }


def _is_repeated(almanac: Almanac, offset: int) -> bool:
    return offset < len(almanac.days) and almanac.days[offset].repeated
