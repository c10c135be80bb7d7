"""View of the times of a day: of moments that are stored with its month, or computed when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import TYPE_CHECKING

from chautari.calendar.almanac import announced_times, calendar_names, day_parts, drik, eclipses
from chautari.calendar.almanac.day_moments import DayMoments, instant, minute_of, moments_of
from chautari.calendar.almanac.end_times import LimbNumbers, numbers_of
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.views.panchanga import both, numbered
from chautari.nepali.clock import NPT

if TYPE_CHECKING:
    from chautari.calendar.almanac.announced_times import AnnouncedTime
    from chautari.calendar.almanac.day_parts import DayPart
    from chautari.calendar.almanac.eclipses import Eclipse
    from chautari.calendar.views.day_time_types import (
        Announced,
        MoonTimes,
        NumberedEnd,
        PartOfDay,
        SeenEclipse,
        TimesOfDay,
    )


def times_of(almanac: Almanac, on: date) -> TimesOfDay:
    """The times of a day of the year, computed."""
    limbs = numbers_of(almanac.panchanga(on))
    return times_at(on, limbs, moments_of(on, limbs, almanac.method), almanac.method)


def times_at(on: date, limbs: LimbNumbers, moments: DayMoments, method: str) -> TimesOfDay:
    """The times of a day with `limbs` at sunrise, of its moments. `method`: that of its tithi."""
    return {
        "ends": {
            "method": method,
            "elements_method": drik.METHOD,
            "compared_with": [],
            "tithi": _limbs(on, calendar_names.TITHIS, limbs.tithi, moments.tithi),
            "nakshatra": _limbs(on, calendar_names.NAKSHATRAS, limbs.nakshatra, moments.nakshatra),
            "yoga": _limbs(on, calendar_names.YOGAS, limbs.yoga, moments.yoga),
            "karana": _limbs(on, calendar_names.KARANAS, limbs.karana, moments.karana),
        },
        "moon": _moon(on, moments),
        "rahu_kaal": _part(on, day_parts.rahu_kaal(on)),
        "abhijit": _part(on, day_parts.abhijit(on)),
        "eclipses": [_eclipse(eclipse) for eclipse in eclipses.of_day(on)],
        "announced": [_announced(announced) for announced in announced_times.of_day(on)],
    }


def _limbs(on: date, names: calendar_names.Names, first: int, ends: Sequence[int]) -> list[NumberedEnd]:
    after = [(first - 1 + place) % len(names["en"]) + 1 for place in range(len(ends))]
    limbs = zip(after, ends, strict=True)
    return [{**numbered(names, number), "ends_at": instant(on, minute)} for number, minute in limbs]


def _moon(on: date, moments: DayMoments) -> MoonTimes:
    return {
        "rises_at": _instant(on, moments.moonrise),
        "sets_at": _instant(on, moments.moonset),
        "phase": {
            "key": moments.phase,
            "name": both(calendar_names.MOON_PHASES[moments.phase]),
            "at": _instant(on, moments.phase_at),
            "illuminated_percent": moments.illuminated,
        },
    }


def _instant(on: date, minute: int | None) -> str | None:
    return None if minute is None else instant(on, minute)


def _part(on: date, part: DayPart) -> PartOfDay:
    return {"first": instant(on, minute_of(on, part.first)), "last": instant(on, minute_of(on, part.last))}


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
