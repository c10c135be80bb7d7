"""Events of a year with the words of one language: holidays, festivals, tithis."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from chautari.calendar.almanac import calendar_names
from chautari.calendar.model.almanac import Almanac, Holiday, MissingHoliday, Panchanga
from chautari.calendar.views.dates import bs_date
from chautari.nepali.bikram_sambat import BsDate
from chautari.nepali.numerals import devanagari_digits

_EXPECTED = {
    "ne": "नियमअनुसार अनुमानित, सरकारी सूची यहाँ छैन",
    "en": "Expected by rule: no official list of this year is kept here",
}
_MISSING = {
    "ne": "यी दिनमध्ये एक दिन पर्ने अनुमान: चन्द्रदर्शनपछि घोषणा हुन्छ",
    "en": "Expected on one of these days: it is announced when the moon is seen",
}
_CATEGORIES = {
    "holidays": {"ne": "बिदा", "en": "Holiday"},
    "festivals": {"ne": "चाडपर्व", "en": "Festival"},
    "tithi": {"ne": "तिथि", "en": "Tithi"},
}


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event of whole days in one language. `bs`: its first day. `tentative`: expected or predicted."""

    uid: str
    first: date
    last: date
    bs: BsDate
    summary: str
    description: str
    categories: tuple[str, ...]
    tentative: bool


def holiday_events(almanac: Almanac, lang: str, scopes: Collection[str]) -> list[CalendarEvent]:
    """Events of holidays, of `scopes` if there are any; tentative where expected by rule or without a day yet."""
    uid = uids("holiday", almanac.year)
    dated = [
        event_of(
            *(almanac, lang, uid(holiday.key), holiday.first, holiday.last),
            *(_name(holiday, lang), _EXPECTED[lang] if holiday.status == "expected" else holiday.source),
            (_CATEGORIES["holidays"][lang], calendar_names.SCOPES[holiday.scope][lang]),
            tentative=holiday.status == "expected",
        )
        for holiday in almanac.holidays
        if not scopes or holiday.scope in scopes
    ]
    return dated + [
        event_of(
            *(almanac, lang, uid(holiday.key), holiday.first, holiday.last, _name(holiday, lang), _MISSING[lang]),
            (_CATEGORIES["holidays"][lang], calendar_names.SCOPES[holiday.scope][lang]),
            tentative=True,
        )
        for holiday in almanac.missing
        if holiday.first and holiday.last and (not scopes or holiday.scope in scopes)
    ]


def _name(holiday: Holiday | MissingHoliday, lang: str) -> str:
    """The name of a holiday, with its scope unless it is for everyone."""
    name = holiday.ne if lang == "ne" else holiday.en
    return name if holiday.scope == "national" else f"{name} ({calendar_names.SCOPES[holiday.scope][lang]})"


def festival_events(almanac: Almanac, lang: str) -> list[CalendarEvent]:
    """Events of festivals. Tentative, as its holidays are, in a year without a list, or if its months are predicted."""
    uid = uids("festival", almanac.year)
    tentative = festivals_are_tentative(almanac)
    return [
        event_of(
            *(almanac, lang, uid(observance.key), observance.day, observance.day),
            *(observance.ne if lang == "ne" else observance.en, observance.source),
            (_CATEGORIES["festivals"][lang],),
            tentative=tentative,
        )
        for observance in almanac.observances
    ]


def festivals_are_tentative(almanac: Almanac) -> bool:
    """Whether festivals may still move: in a year of predicted months, or with holidays that are expected by rule."""
    return _predicted(almanac) or any(holiday.status == "expected" for holiday in almanac.holidays)


def tithi_events(almanac: Almanac, lang: str) -> list[CalendarEvent]:
    """An event for the tithi of each day; tentative in a year of predicted months."""
    days = (almanac.start + timedelta(n) for n in range(len(almanac.days)))
    return [
        event_of(
            *(almanac, lang, f"tithi-{day}@chautari", day, day, tithi_name(panchanga, lang), almanac.method),
            (_CATEGORIES["tithi"][lang],),
            tentative=_predicted(almanac),
        )
        for day, panchanga in zip(days, almanac.days, strict=True)
    ]


def event_of(
    almanac: Almanac,
    lang: str,
    uid: str,
    first: date,
    last: date,
    name: str,
    description: str,
    categories: tuple[str, ...],
    *,
    tentative: bool,
) -> CalendarEvent:
    """An event whose summary ends in its Bikram Sambat date: `Dashain holiday · 31 Asoj – 6 Kartik 2083`."""
    bs, end = bs_date(almanac, first), bs_date(almanac, last)
    written = f"{_day_and_month(end, lang)} {_digits(end.year, lang)}"
    if end != bs:
        written = f"{_day_and_month(bs, lang)} – {written}"
    return CalendarEvent(uid, first, last, bs, f"{name} · {written}", description, categories, tentative)


def _day_and_month(bs: BsDate, lang: str) -> str:
    return f"{_digits(bs.day, lang)} {calendar_names.MONTHS[lang][bs.month - 1]}"


def _digits(number: int, lang: str) -> str:
    return devanagari_digits(str(number)) if lang == "ne" else str(number)


def _predicted(almanac: Almanac) -> bool:
    return almanac.confidence == "predicted"


def tithi_name(panchanga: Panchanga, lang: str) -> str:
    """The name of a tithi as in printed patros, `Bhadra Krishna Panchami`: purnimanta month, half, tithi."""
    adhik = f"{calendar_names.ADHIK[lang]} " if panchanga.adhik else ""
    half = calendar_names.PAKSHAS[lang][panchanga.tithi > 15]
    month, tithi = (
        calendar_names.MONTHS[lang][panchanga.purnimanta - 1],
        calendar_names.TITHIS[lang][panchanga.tithi - 1],
    )
    return f"{adhik}{month} {half} {tithi}"


def uids(kind: str, year: int) -> Callable[[str], str]:
    """A function from key to UID. A lunar date that occurs twice in a year is numbered the second time."""
    seen: Counter[str] = Counter()

    def uid(key: str) -> str:
        seen[key] += 1
        return f"{kind}-{year}-{key}{'' if seen[key] == 1 else f'-{seen[key]}'}@chautari"

    return uid
