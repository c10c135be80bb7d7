"""The calendar as iCalendar feeds (RFC 5545) for phones: holidays, festivals, tithi, each in one language.

Written by hand because that keeps a feed the same bytes for the same data: no clock goes in, and an event keeps its UID
when its date is corrected or its status changes. https://www.rfc-editor.org/rfc/rfc5545
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from chautari.calendar.almanac import calendar_names
from chautari.calendar.model.almanac import Almanac, Holiday, MissingHoliday, Panchanga
from chautari.core.plain_text import one_line

# DTSTAMP of events by rule: the day on which the rules were last changed.
_RULES_CHANGED_ON = date(2026, 11, 26)
_TITLES = {
    "holidays": {"ne": "नेपालका सार्वजनिक बिदा", "en": "Public holidays of Nepal"},
    "festivals": {"ne": "नेपालका चाडपर्व", "en": "Festivals of Nepal"},
    "tithi": {"ne": "तिथि", "en": "Tithi"},
}
_EXPECTED = {
    "ne": "नियमअनुसार अनुमानित, सरकारी सूची यहाँ छैन",
    "en": "Expected by rule: no official list of this year is kept here",
}
_MISSING = {
    "ne": "यी दिनमध्ये एक दिन पर्ने अनुमान: चन्द्रदर्शनपछि घोषणा हुन्छ",
    "en": "Expected on one of these days: it is announced when the moon is seen",
}
FEEDS = tuple(_TITLES)


@dataclass(frozen=True, slots=True)
class _Event:
    uid: str
    first: date
    last: date
    summary: str
    description: str
    stamp: date
    tentative: bool = False


def feed(kind: str, almanacs: Iterable[Almanac], lang: str) -> bytes:
    """Serialize the feed `kind` (one of FEEDS) of `almanacs`, in `ne` or `en`."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Chautari//Nepali calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={lang}:{_TITLES[kind][lang]}",
        f"X-WR-CALNAME:{_TITLES[kind][lang]}",
        "X-WR-TIMEZONE:Asia/Kathmandu",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]
    for almanac in almanacs:
        for event in _EVENTS[kind](almanac, lang):
            lines += _event(event, lang)
    return "".join(_folded(line) for line in (*lines, "END:VCALENDAR")).encode()


def _holidays(almanac: Almanac, lang: str) -> list[_Event]:
    uid = _uids("holiday", almanac.year)
    return [
        _Event(
            uid(holiday.key),
            holiday.first,
            holiday.last,
            _summary(holiday, lang),
            _EXPECTED[lang] if holiday.status == "expected" else holiday.source,
            holiday.published_on or _RULES_CHANGED_ON,
            tentative=holiday.status == "expected",
        )
        for holiday in almanac.holidays
    ] + [
        _Event(
            uid(holiday.key),
            holiday.first,
            holiday.last,
            _summary(holiday, lang),
            _MISSING[lang],
            _RULES_CHANGED_ON,
            tentative=True,
        )
        for holiday in almanac.missing
        if holiday.first and holiday.last
    ]


def _summary(holiday: Holiday | MissingHoliday, lang: str) -> str:
    """The name of a holiday, with its scope unless it is for everyone."""
    name = holiday.ne if lang == "ne" else holiday.en
    return name if holiday.scope == "national" else f"{name} ({calendar_names.SCOPES[holiday.scope][lang]})"


def _festivals(almanac: Almanac, lang: str) -> list[_Event]:
    """Events of festivals. Tentative, as its holidays are, in a year without a list, or if its months are predicted."""
    uid = _uids("festival", almanac.year)
    tentative = _predicted(almanac) or any(holiday.status == "expected" for holiday in almanac.holidays)
    return [
        _Event(
            uid(observance.key),
            observance.day,
            observance.day,
            observance.ne if lang == "ne" else observance.en,
            observance.source,
            _RULES_CHANGED_ON,
            tentative,
        )
        for observance in almanac.observances
    ]


def _tithis(almanac: Almanac, lang: str) -> list[_Event]:
    days = (almanac.start + timedelta(n) for n in range(len(almanac.days)))
    return [
        _Event(
            f"tithi-{day}@chautari",
            day,
            day,
            tithi_name(panchanga, lang),
            almanac.method,
            _RULES_CHANGED_ON,
            _predicted(almanac),
        )
        for day, panchanga in zip(days, almanac.days, strict=True)
    ]


def _predicted(almanac: Almanac) -> bool:
    return almanac.confidence == "predicted"


_EVENTS: dict[str, Callable[[Almanac, str], list[_Event]]] = {
    "holidays": _holidays,
    "festivals": _festivals,
    "tithi": _tithis,
}


def tithi_name(panchanga: Panchanga, lang: str) -> str:
    """The name of a tithi as in printed patros, `Bhadra Krishna Panchami`: purnimanta month, half, tithi."""
    adhik = f"{calendar_names.ADHIK[lang]} " if panchanga.adhik else ""
    half = calendar_names.PAKSHAS[lang][panchanga.tithi > 15]
    month, tithi = (
        calendar_names.MONTHS[lang][panchanga.purnimanta - 1],
        calendar_names.TITHIS[lang][panchanga.tithi - 1],
    )
    return f"{adhik}{month} {half} {tithi}"


def _uids(kind: str, year: int) -> Callable[[str], str]:
    """A function from key to UID. A lunar date that occurs twice in a year is numbered the second time."""
    seen: Counter[str] = Counter()

    def uid(key: str) -> str:
        seen[key] += 1
        return f"{kind}-{year}-{key}{'' if seen[key] == 1 else f'-{seen[key]}'}@chautari"

    return uid


def _event(event: _Event, lang: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{event.stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.last + timedelta(1):%Y%m%d}",
        f"SUMMARY;LANGUAGE={lang}:{_escaped(event.summary)}",
        f"DESCRIPTION:{_escaped(event.description)}",
        f"STATUS:{'TENTATIVE' if event.tentative else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return one_line(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Fold a content line into pieces of at most 75 octets, never within a character."""
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > 75:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += width
    return "\r\n".join(pieces) + "\r\n"
