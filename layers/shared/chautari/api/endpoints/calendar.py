"""Calendar endpoints. Fixed words precede {bs_year}, which would match them too."""

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints.parameters import DATE, FEED_CHOICES
from chautari.calendar.model.observance_names import KINDS
from chautari.calendar.model.scopes import SCOPES

# The names are those of `chautari.calendar.views.feed_events`, not loaded for them; a test holds them together.
LANGUAGES = ("ne", "en")
FEEDS = ("holidays", "festivals", "observances", "tithi")
YEAR_FORM = r"[0-9०-९]{4}"

SHOWN = (
    Parameter("lang", "Names in Nepali or in English only. Left out: both.", "ne", allowed=LANGUAGES),
    Parameter(
        "digits",
        "deva: Bikram Sambat dates and times of day in Devanagari digits. Numbers and AD dates stay as they are.",
        "deva",
        default="latin",
        allowed=("latin", "deva"),
    ),
)
DAY = Parameter(
    "date",
    "A day, AD (2026-08-17) or Bikram Sambat (bs:2083-05-01, bs:२०८३-०५-०१). Without `bs:` it is read as AD.",
    "bs:2083-05-01",
    where="path",
    required=True,
    pattern=DATE,
)
BS_YEAR = Parameter(
    "bs_year", "A BS year, 1970 to 2100, as 2083 or २०८३.", "2083", where="path", required=True, pattern=YEAR_FORM
)
BS_MONTH = Parameter(
    "month",
    "A month of the BS year: 1 Baisakh to 12 Chaitra.",
    "5",
    where="path",
    required=True,
    pattern=r"0?[1-9]|1[0-2]|०?[१-९]|१[०-२]",
)
YEAR = Parameter(
    "year", "A BS year, 1970 to 2100, as 2083 or २०८३. Left out: the present one.", "2083", pattern=YEAR_FORM
)
CONVERT = (
    Parameter(
        "bs",
        "A Bikram Sambat day: 2083-05-01, २०८३/५/१, 1 Bhadra 2083, २०८३ भदौ १ गते. This, `ad` or `ns`.",
        "2083-05-01",
        pattern=r".{6,60}",
    ),
    Parameter(
        "ad", "An AD day. Either this or `bs` (bs=2083-05-01).", "2026-08-17", pattern=r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    ),
    Parameter(
        "ns",
        "A day of Nepal Sambat: year, month, half (thwa, ga) and day or tithi: 1146 Gunla Thwa 5, ११४६ गुंलाथ्व पञ्चमी.",
        "1146 Gunla Thwa 5",
        pattern=r".{6,60}",
    ),
)

FESTIVALS = (
    Parameter(
        "name",
        "Only those with this key, or called so in Nepali or English, however it is spelled (dasain, शिवरात्री).",
        "dashami",
        pattern=r".{2,60}",
    ),
    Parameter("from", "The first BS year of a name; with `to`, at most 20 years.", "2080", pattern=YEAR_FORM),
    Parameter("to", "The last BS year of a name.", "2084", pattern=YEAR_FORM),
)

# Composed ahead where nothing is asked for but the address: the present year, in both languages.
COMPOSED_OF = ("calendar",)
_AT = "chautari.api.calendar"
_TYPES = "chautari.calendar.views.answer_types"
_OBSERVANCES = "chautari.calendar.views.observance_types"
ENDPOINTS = (
    Endpoint(
        "/v1/calendar/today",
        "today",
        "calendar",
        "Today in Nepal.",
        f"{_AT}.days:today",
        "chautari.calendar.views.day_time_types:CalendarDay",
        SHOWN,
        problems=(503,),
    ),
    Endpoint(
        "/v1/calendar/convert",
        "convertDate",
        "calendar",
        "A day of Bikram Sambat, AD or Nepal Sambat in the others, with its fiscal year and quarter.",
        f"{_AT}.converted_day:convert",
        f"{_TYPES}:ConvertedDay",
        (*CONVERT, *SHOWN),
        problems=(503,),
    ),
    Endpoint(
        "/v1/calendar/holidays",
        "holidays",
        "calendar",
        "The public holidays of a BS year: whose they are; official, transcribed or expected; what is missing.",
        f"{_AT}.holidays:holidays",
        f"{_TYPES}:Holidays",
        (YEAR, Parameter("scope", "Only the holidays of these.", "national", allowed=SCOPES), *SHOWN),
        problems=(503,),
        composed_of=COMPOSED_OF,
    ),
    Endpoint(
        "/v1/calendar/observances",
        "observances",
        "calendar",
        "The observances of a BS year: rules, days, how well each rule fits what is printed, who prints another day.",
        f"{_AT}.observances:observances",
        f"{_OBSERVANCES}:Observances",
        (YEAR, Parameter("kind", "Only the observances of this kind.", "ekadashi", allowed=tuple(KINDS)), *SHOWN),
        problems=(503,),
        composed_of=COMPOSED_OF,
    ),
    Endpoint(
        "/v1/calendar/festivals",
        "festivals",
        "calendar",
        "The festivals of a BS year, or the days of a name over years (left out: last year to five years on).",
        f"{_AT}.observances:festivals",
        f"{_OBSERVANCES}:Festivals",
        (YEAR, *FESTIVALS, *SHOWN),
        problems=(503,),
        composed_of=COMPOSED_OF,
    ),
    Endpoint(
        "/v1/calendar/{feed}.ics",
        "feed",
        "calendar",
        "Holidays, festivals, observances or tithis for the calendar of a phone (iCalendar, RFC 5545).",
        f"{_AT}.icalendar:feed",
        "",
        (
            Parameter("feed", "What the feed is of.", "holidays", where="path", required=True, allowed=FEEDS),
            Parameter("year", f"{BS_YEAR.description} Left out: last, this and next.", "2083", pattern=YEAR_FORM),
            Parameter("lang", "The language of the feed.", "ne", default="ne", allowed=LANGUAGES),
            *FEED_CHOICES,
        ),
        ("text/calendar; charset=utf-8",),
        (404, 503),
    ),
    Endpoint(
        "/v1/calendar/days/{date}",
        "day",
        "calendar",
        "One day: tithi, lunar month, Nepal Sambat, festivals, holidays; when tithi, moon and eclipses begin and end.",
        f"{_AT}.days:day",
        "chautari.calendar.views.day_time_types:CalendarDay",
        (DAY, *SHOWN),
        problems=(404, 503),
    ),
    Endpoint(
        "/v1/calendar/disputes/{bs_year}",
        "disputes",
        "calendar",
        "The days of a predicted BS year on which another method has another date, tithi, festival or holiday.",
        f"{_AT}.disputes:disputes",
        "chautari.calendar.views.decision_types:Disputes",
        (BS_YEAR, *SHOWN),
        problems=(404, 503),
    ),
    Endpoint(
        "/v1/calendar/{bs_year}",
        "year",
        "calendar",
        "The twelve months of a BS year, and its holidays.",
        f"{_AT}.months:year",
        f"{_TYPES}:CalendarYear",
        (BS_YEAR, *SHOWN),
        problems=(404, 503),
    ),
    Endpoint(
        "/v1/calendar/{bs_year}/{month}",
        "month",
        "calendar",
        "The page of a month: weeks from Sunday to Saturday, with everything about each day.",
        f"{_AT}.months:month",
        f"{_TYPES}:CalendarMonth",
        (BS_YEAR, BS_MONTH, *SHOWN),
        problems=(404, 503),
    ),
)
