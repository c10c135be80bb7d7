"""Parser of times of day in a text: `9:30 AM`, `२१:२१:५`, `दिउँसो २:१५`, `T09:30:00.250+05:45`, `09:30 IST`.

A time in an unknown zone, or with a part of the day that leaves its hour ambiguous, is no time: any reading would be a
guess.
"""

import re
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple

from chautari.nepali.clock import NPT
from chautari.nepali.dates.zone_parser import StatedZone, zone_at, zone_in

# The hours of 24 that a part of the day may mean, by the spellings of pages; of halves and quarters (साढे, सवा) and of
# a night's hours none is sure. अपरान्ह, दिउंसो and सांझ are how the words are often typed.
_HOURS_OF_PART = {
    **dict.fromkeys(("am", "एएम", "बिहान", "बिहानी", "प्रातः", "प्रातकाल", "morning"), range(12)),
    **dict.fromkeys(("पूर्वाह्न", "पूर्वान्ह", "पूर्वाह्ण", "पूर्वान्न"), range(12)),
    **dict.fromkeys(("pm", "पीएम", "पिएम", "अपराह्न", "अपरान्ह", "अपराह्ण", "अपरान्न"), range(12, 24)),
    **dict.fromkeys(("मध्याह्न", "मध्यान्ह", "मध्यान्न", "noon"), range(11, 14)),
    **dict.fromkeys(("दिउँसो", "दिउसो", "दिउंसो", "दिँउसो", "afternoon"), range(10, 18)),
    **dict.fromkeys(("साँझ", "सांझ", "सायं"), range(15, 21)),
    **dict.fromkeys(("बेलुका", "बेलुकी", "evening"), range(15, 24)),
    **dict.fromkeys(("रात", "राति", "राती", "मध्यरात", "मध्यराति", "midnight", "night"), range(0)),
    **dict.fromkeys(("साढे", "सवा", "पौने"), range(0)),
}
_PARTS = sorted((part for part in _HOURS_OF_PART if len(part) > 2), key=len, reverse=True)
_LETTER = r"[A-Za-z\u0900-\u0963\u0971-\u097f]"  # with the signs of Devanagari, which `\w` leaves out
_PART = rf"(?<!{_LETTER})(?:{'|'.join(_PARTS)})(?=(?:को|मा|तिर|पख)?(?!{_LETTER}))"
_CLOCK = re.compile(
    rf"(?:(?P<part>{_PART})(?:को|तिर|पख)?\s*[,:(]?\s*|(?<=[0-9])T)?(?<![0-9])(?P<hour>[0-9]{{1,2}})(?![0-9])"
    r"(?:(?:\s?:\s?(?P<minute>[0-9]{1,2})(?![0-9])"
    r"(?:\s?:\s?(?P<second>[0-9]{1,2})(?![0-9])(?:[.,](?P<fraction>[0-9]+))?)?"
    rf"|\.(?P<dotted>[0-9]{{2}})(?![0-9.])(?(part)|(?=\s*(?:[ap]\.?m\b|बजे|[,(]?\s*{_PART}))))"
    # Behind minutes only: in `साउन ३१ बिहान ९:३०` the part of the day is not the 31st's. And not the next time's.
    rf"(?:\s*(?:[,(]|in the|at)?\s*(?P<behind>{_PART})(?!\s*[0-9]{{1,2}}(?:\s?:|\s*बजे)))?)?"
    rf"(?:\s*(?P<half>[ap]\.?\s?m\b\.?))?"
    rf"(?:\s*(?P<sharp>बजे)(?:र\s*(?P<past>[0-9]{{1,2}})\s*मि(?:ने|नि)ट)?(?:\s*(?P<last>{_PART}))?)?",
    re.IGNORECASE,
)
# A text without any of these states no time of day: `Feb 13, 2026` is told in a twentieth of a search for one.
_MAY_STATE = re.compile(r"[:.]|बजे|[0-9]\s*[ap]", re.IGNORECASE)
_MARKS_OF_HALF = str.maketrans("", "", ". ")


class ClockTime(NamedTuple):
    """A time of day with its zone; None if the stated time or zone is impossible, ambiguous or unknown."""

    at: time | None

    def on(self, day: date) -> datetime | None:
        """The aware instant of this time on `day`, or None."""
        return None if self.at is None else datetime.combine(day, self.at)


def clocks_in(text: str) -> tuple[list[ClockTime], str]:
    """The times of day in the text (Latin digits), and the text without them.

    The zone of a time follows it or is stated elsewhere in the text; otherwise it is Kathmandu's.
    """
    if not _MAY_STATE.search(text):
        return [], text
    times: list[tuple[re.Match[str], StatedZone | None]] = []
    pieces, end = [], 0
    for match in _CLOCK.finditer(text):
        if match.start() >= end and any(match.group("minute", "dotted", "half", "sharp")):
            zone = zone_at(text, match.end())
            times.append((match, zone))
            pieces.append(text[end : match.start()])
            end = zone.end if zone else match.end()
    pieces.append(text[end:])
    default = (times and zone_in(pieces)) or StatedZone(NPT)
    return [ClockTime(_time(match, (zone or default).zone)) for match, zone in times], " ".join(pieces)


def _time(match: re.Match[str], zone: tzinfo | None) -> time | None:
    parts = filter(None, match.group("part", "behind", "half", "last"))
    hour = _hour(int(match["hour"]), {part.lower().translate(_MARKS_OF_HALF) for part in parts})
    minute, second = int(match["minute"] or match["dotted"] or match["past"] or 0), int(match["second"] or 0)
    if hour is None or zone is None or minute > 59 or second > 60:
        return None
    micros = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    return time(hour, minute, min(second, 59), micros, zone)  # a leap second has no place in a datetime


def _hour(hour: int, parts: set[str]) -> int | None:
    """The hour, 0 to 23; None if the text contradicts itself (13 AM, बिहान 9 PM) or is ambiguous (12 at night)."""
    if not parts:
        return hour if hour < 24 else None
    candidates = {hour % 12, hour % 12 + 12} if hour <= 12 else {hour}
    matches = [candidate for candidate in candidates if all(candidate in _HOURS_OF_PART[part] for part in parts)]
    return matches[0] if len(matches) == 1 else None
