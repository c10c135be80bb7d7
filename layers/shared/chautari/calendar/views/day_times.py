"""View of the times of a day, computed when it is asked for: a few hundredths of a second."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from chautari.calendar.almanac import announced_times, calendar_names, day_parts, drik, eclipses, moon
from chautari.calendar.almanac.end_times import Limb, end_times
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.views.panchanga import both, numbered
from chautari.nepali.clock import NPT

if TYPE_CHECKING:
    from chautari.calendar.almanac.announced_times import AnnouncedTime
    from chautari.calendar.almanac.day_parts import DayPart
    from chautari.calendar.almanac.eclipses import Eclipse
    from chautari.calendar.views.day_time_types import (
        Announced,
        Ends,
        MoonTimes,
        NumberedEnd,
        PartOfDay,
        SeenEclipse,
        TimesOfDay,
    )

_MINUTES_OF_DAY = 1440


def times_of(almanac: Almanac, on: date) -> TimesOfDay:
    """The times of a day of the year."""
    return {
        "ends": _ends(almanac, on),
        "moon": _moon(on),
        "rahu_kaal": _part(day_parts.rahu_kaal(on)),
        "abhijit": _part(day_parts.abhijit(on)),
        "eclipses": [_eclipse(eclipse) for eclipse in eclipses.of_day(on)],
        "announced": [_announced(announced) for announced in announced_times.of_day(on)],
    }


def instant(moment: float) -> str:
    """A moment to the nearest minute, by Nepal's clock."""
    minutes = round(moment * _MINUTES_OF_DAY) + NPT.utcoffset(None) // timedelta(minutes=1) - _MINUTES_OF_DAY
    return (datetime.min.replace(tzinfo=NPT) + timedelta(minutes=minutes)).isoformat()


def _ends(almanac: Almanac, on: date) -> Ends:
    ends = end_times(on, almanac.days[(on - almanac.start).days], almanac.method)
    return {
        "method": almanac.method,
        "elements_method": drik.METHOD,
        "compared_with": [],
        "tithi": _limbs(calendar_names.TITHIS, ends.tithi),
        "nakshatra": _limbs(calendar_names.NAKSHATRAS, ends.nakshatra),
        "yoga": _limbs(calendar_names.YOGAS, ends.yoga),
        "karana": _limbs(calendar_names.KARANAS, ends.karana),
    }


def _limbs(names: calendar_names.Names, limbs: list[Limb]) -> list[NumberedEnd]:
    return [{**numbered(names, limb.number), "ends_at": instant(limb.end)} for limb in limbs]


def _moon(on: date) -> MoonTimes:
    rise, set_, phase = moon.moonrise(on), moon.moonset(on), moon.phase(on)
    return {
        "rises_at": None if rise is None else instant(rise),
        "sets_at": None if set_ is None else instant(set_),
        "phase": {
            "key": phase.key,
            "name": both(calendar_names.MOON_PHASES[phase.key]),
            "at": None if phase.at is None else instant(phase.at),
            "illuminated_percent": round(phase.illuminated * 100),
        },
    }


def _part(part: DayPart) -> PartOfDay:
    return {"first": instant(part.first), "last": instant(part.last)}


def _eclipse(eclipse: Eclipse) -> SeenEclipse:
    begins, peak, ends, visible_from, visible_until = (at.astimezone(NPT).isoformat() for at in eclipse[2:])
    return {
        "body": {"key": eclipse.body, "name": both(calendar_names.ECLIPSES[eclipse.body])},
        "kind": {"key": eclipse.kind, "name": both(calendar_names.ECLIPSE_KINDS[eclipse.kind])},
        "begins_at": begins,
        "peak_at": peak,
        "ends_at": ends,
        "visible_from": visible_from,
        "visible_until": visible_until,
        "source": eclipses.SOURCE,
    }


def _announced(announced: AnnouncedTime) -> Announced:
    return {
        "kind": announced.kind,
        "key": announced.key,
        "name": {"ne": announced.ne, "en": announced.en},
        "first": _clock(announced.first),
        "last": _clock(announced.last),
        "publisher": announced.publisher,
        "url": announced.url,
        "published_on": str(announced.published_on),
    }


def _clock(at: time | None) -> str | None:
    return None if at is None else f"{at:%H:%M}"
