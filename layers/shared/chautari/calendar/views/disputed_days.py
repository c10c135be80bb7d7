"""Views of what another method says: on a day, and on every disputed day of a year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chautari.calendar.almanac import calendar_names
from chautari.calendar.model.almanac import Almanac, AlternativeDay, AlternativeYear, Holiday, Observance
from chautari.calendar.views.dates import dated
from chautari.calendar.views.holidays import names_of
from chautari.calendar.views.panchanga import numbered

if TYPE_CHECKING:
    from chautari.calendar.views.date_types import Keyed
    from chautari.calendar.views.decision_types import Alternative, DisputedDay, Disputes, Method

# Who speaks for a method: https://www.onlinekhabar.com/2025/12/1829927, https://www.khabardabali.com/news/344009
_SAID_BY = {
    "surya-siddhanta": "the committee's call for the almanacs of 2081, and for 2083 after it had withdrawn another",
    "drik-lahiri": "modern astronomy, as the committee's first call for 2083, withdrawn on 2 Poush 2082, had asked for",
}


def of_day(almanac: Almanac, on: date) -> list[Alternative]:
    """What each other method says of a day, where it differs."""
    differing = [(year.method, day) for year in almanac.alternatives for day in year.days if day.day == on]
    return [_alternative(method, day) for method, day in differing]


def disputes(almanac: Almanac) -> Disputes:
    """The methods of a year with their months, and its disputed days."""
    by_day: dict[date, DisputedDay] = {}
    for year in almanac.alternatives:
        for day in year.days:
            row: DisputedDay = {**dated(almanac, day.day), "alternatives": []}
            by_day.setdefault(day.day, row)["alternatives"].append(_alternative(year.method, day))
    return {
        "year": almanac.year,
        "confidence": almanac.confidence,
        "methods": [_published(almanac), *map(_other, almanac.alternatives)],
        "days": [by_day[on] for on in sorted(by_day)],
    }


def _published(almanac: Almanac) -> Method:
    months, method = list(almanac.months), almanac.method
    return {"method": method, "published": True, "months": months, "said_by": _SAID_BY.get(method, method)}


def _other(year: AlternativeYear) -> Method:
    return {
        "method": year.method,
        "published": False,
        "months": list(year.months),
        "said_by": _SAID_BY.get(year.method, year.method),
    }


def _alternative(method: str, day: AlternativeDay) -> Alternative:
    return {
        "method": method,
        "differs": list(day.differs),
        "date_bs": day.bs,
        "tithi": numbered(calendar_names.TITHIS, day.tithi),
        "festivals": list(map(_keyed, day.observances)),
        "observances": _observed(day),
        "holidays": list(map(_keyed, day.holidays)),
        "is_off": day.is_off,
    }


def _observed(day: AlternativeDay) -> list[Keyed[str]]:
    if not day.observed:
        return []
    from chautari.calendar.almanac.observances import declared  # its tables take longer to load than most answers

    rows = declared()
    return [{"key": key, "name": {"ne": rows[key].ne, "en": rows[key].en}} for key in day.observed if key in rows]


def _keyed(row: Observance | Holiday) -> Keyed[str]:
    return {"key": row.key, "name": names_of(row)}
