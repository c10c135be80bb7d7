"""Notices on days off as tests leave them: a decision of one change, and the list of a whole year."""

from typing import Any

from chautari.calendar.almanac import build

EID = {"adds": "eid-al-fitr", "date": "2027-03-10"}


def decision(*changes: dict[str, Any], name: str = "eid-al-fitr-2083", **other: Any) -> dict[str, Any]:
    """A decision of the ministry with `changes`; Eid's without any."""
    return {
        "decision": name,
        "authority": "Ministry of Home Affairs",
        "decided_on": "2026-08-01",
        "source": "a notice of the ministry",
        "changes": list(changes or (EID,)),
        **other,
    }


def list_of_2083(*added: dict[str, Any], published_on: str) -> dict[str, Any]:
    """The bundled list of 2083 as a list of holidays, with `added` rows."""
    year = build.almanac(2083, build.bundled_list(2083))
    rows = [
        {
            "key": holiday.key,
            "date": str(holiday.first),
            "to": str(holiday.last),
            "ne": holiday.ne,
            "en": holiday.en,
            "scope": holiday.scope,
        }
        for holiday in year.holidays
    ]
    missing = [
        {
            "key": row.key,
            "ne": row.ne,
            "en": row.en,
            "scope": row.scope,
            "from": row.first and str(row.first),
            "to": row.last and str(row.last),
        }
        for row in year.missing
    ]
    return {
        "year": 2083,
        "source": "the government",
        "published_on": published_on,
        "missing": missing,
        "holidays": [*rows, *added],
    }
