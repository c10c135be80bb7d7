"""The shapes of the calendar's answers as JSON Schema, by name; part of those of `schemas`."""

from chautari.api.endpoints.calendar import SCOPES
from chautari.api.schemas.helpers import COUNT, DATE, FLAG, TEXT, Schema, maybe, record, ref, rows

# Of the parameter `digits`: `२०८३-०५-०१`, `०५:३६`.
DATE_BS: Schema = {
    "type": "string",
    "pattern": "^[0-9०-९]{4}-[0-9०-९]{2}-[0-9०-९]{2}$",
    "description": "Bikram Sambat.",
}
TIME: Schema = {"type": "string", "pattern": "^[0-9०-९]{2}:[0-9०-९]{2}$", "description": "By Nepal's clock."}
YEAR: Schema = {"type": "integer", "minimum": 1970, "maximum": 2100}
NAME: Schema = {"name": ref("Names")}


def _counted(most: int) -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": most}


def _numbered(most: int) -> Schema:
    return record({"number": _counted(most), **NAME})


DATED: Schema = {"date": DATE, "date_bs": DATE_BS}
BASIS: Schema = {
    "confidence": {
        "type": "string",
        "enum": ["official", "consensus", "disputed", "predicted"],
        "description": "How sure the lengths of the months are.",
    },
    "method": {"type": "string", "description": "The reckoning of tithi and lunar month."},
    "elements_method": {"type": "string", "description": "The reckoning of nakshatra, yoga and karana."},
}
DATE_IN_FULL: Schema = {
    **DATED,
    "year": YEAR,
    "month": _numbered(12),
    "day": _counted(32),
    "day_ne": TEXT,
    "weekday": record({"number": _counted(7), **NAME}),
}
SUN: Schema = {"sunrise": TIME, "sunset": TIME}
DAY: Schema = {
    **DATE_IN_FULL,
    **SUN,
    "panchanga": ref("Panchanga"),
    "festivals": rows(record({"key": TEXT, **NAME, "source": TEXT})),
    "holidays": rows(ref("Holiday")),
    "is_off": {"type": "boolean", "description": "A Saturday, or a holiday for everyone."},
}
MONTH: Schema = {
    "month": _numbered(12),
    "days": _counted(32),
    "first": ref("CalendarDate"),
    "last": ref("CalendarDate"),
}
SCOPE: Schema = record({"key": {"type": "string", "enum": list(SCOPES)}, **NAME})
STATUS: Schema = {
    "type": "string",
    "enum": ["official", "transcribed", "expected"],
    "description": "The government's list, somebody's copy of it, or our rules.",
}
OF_HOLIDAYS: Schema = {
    "holidays_status": {"type": "string", "enum": ["official", "transcribed", "expected", "unknown"]},
    "holidays": rows(ref("Holiday")),
    "missing": rows(ref("MissingHoliday")),
}
TITHI: Schema = {
    **{"number": _counted(30), **NAME, "day": _counted(15)},
    "paksha": record({"key": {"type": "string", "enum": ["shukla", "krishna"]}, **NAME}),
}

SCHEMAS: dict[str, Schema] = {
    "Names": {**record({}, {"ne": TEXT, "en": TEXT}), "minProperties": 1},
    "CalendarDate": record(DATED),
    "Panchanga": record(
        {
            "tithi": record({**TITHI, "repeated": FLAG}),
            "skipped_tithi": maybe(record(TITHI)),
            "lunar_month": record({"number": _counted(12), **NAME, "adhik": FLAG, "purnimanta": _numbered(12)}),
            "nepal_sambat": record({"year": COUNT, "month": _numbered(12), "half": _numbered(24)}),
            "nakshatra": _numbered(27),
            "yoga": _numbered(27),
            "karana": _numbered(60),
        }
    ),
    "Holiday": record(
        {
            "key": TEXT,
            **NAME,
            "scope": SCOPE,
            "first": ref("CalendarDate"),
            "last": ref("CalendarDate"),
            "days": COUNT,
            "status": STATUS,
            "source": TEXT,
            "published_on": maybe(DATE),
        }
    ),
    "MissingHoliday": {
        **record(
            {
                "key": TEXT,
                **NAME,
                "scope": SCOPE,
                "expected": maybe(record({"first": ref("CalendarDate"), "last": ref("CalendarDate")})),
            }
        ),
        "description": "A holiday that no list dates: announced late. `expected`: between which days, if known.",
    },
    "CalendarDay": record({**DAY, **BASIS}),
    "DayOfMonth": record(DAY),
    "ConvertedDay": record({**DATE_IN_FULL, "fiscal_year": TEXT, "confidence": BASIS["confidence"]}),
    "CalendarYear": record(
        {
            "year": YEAR,
            "first": ref("CalendarDate"),
            "last": ref("CalendarDate"),
            "months": {**rows(record(MONTH)), "minItems": 12, "maxItems": 12},
            **OF_HOLIDAYS,
            **BASIS,
        }
    ),
    "CalendarMonth": record(
        {
            "year": YEAR,
            **MONTH,
            "weeks": rows({**rows(maybe(ref("DayOfMonth"))), "minItems": 7, "maxItems": 7}),
            **OF_HOLIDAYS,
            **BASIS,
        }
    ),
    "Holidays": record(
        {"year": YEAR, "scope": maybe({"type": "string", "enum": list(SCOPES)}), **OF_HOLIDAYS, **BASIS}
    ),
    "Today": record(
        {
            **DATE_IN_FULL,
            **SUN,
            "is_off": FLAG,
            "tithi": record({**TITHI, "repeated": FLAG}),
            "festivals": rows(record({"key": TEXT, **NAME})),
            "holidays": rows(record({"key": TEXT, **NAME, "scope": SCOPE, "status": STATUS})),
            **BASIS,
        }
    ),
}
