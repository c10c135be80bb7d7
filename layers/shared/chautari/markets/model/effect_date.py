"""When a price list takes effect: the printed Bikram Sambat and AD day with the time, and what contradicts in them.

`2082.12.26(2026.04.10)` at `24:00 hrs`: 26 Chaitra is 9 April, so the list took effect at the end of one of two days.
Both are kept; the AD day counts, unless it is further ahead than a list is announced.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import BsDate
from chautari.nepali.clock import NPT

DAY = timedelta(days=1)
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?:\s*hrs?\.?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EffectDate:
    """The instant from which a list is in force.

    - `at`: the instant that counts.
    - `other`: the instant by what contradicts it; None if nothing does.
    - `doubt`: the contradiction in words; empty without one.
    - `bs`, `ad`, `time`: as printed, dates in ISO form; `time` is empty where none was printed.
    """

    at: datetime
    bs: str
    ad: str
    time: str
    other: datetime | None = None
    doubt: str = ""

    @property
    def earliest(self) -> datetime:
        """The instant before which the list was certainly not in force."""
        return min(self.at, self.other or self.at)

    @property
    def latest(self) -> datetime:
        """The instant from which the list was certainly in force."""
        return max(self.at, self.other or self.at)


def effect_date(bs: BsDate, ad: date, time: str, last: date | None = None) -> EffectDate:
    """The effect of a list dated `bs` and `ad`. Raises NotADate or OutOfRange for a day that the calendar lacks.

    `last` is the last day that a list can be dated when it is read; None if it is read from history.
    """
    by_bs = bikram_sambat.to_ad(bs)
    day, other = (by_bs, ad) if last is not None and by_bs <= last < ad else (ad, by_bs)
    doubts = [] if ad == by_bs else [f"{bs} BS is {by_bs}, printed beside it is {ad}"]
    start, end = _span(day, time)
    if start != end:
        doubts.append(f"the time is printed as {time!r}")
    if last is not None and day > last:
        doubts.append(f"{day} is later than a list is announced")
    instants = {start, end} if ad == by_bs else {start, end, *_span(other, time)}
    contradicting = max(instants - {start}, key=lambda instant: abs(instant - start), default=None)
    return EffectDate(start, str(bs), str(ad), time, contradicting, "; ".join(doubts))


def _span(day: date, time: str) -> tuple[datetime, datetime]:
    """The first and the last instant of `day` that a printed time can mean: `24:00 hrs` is the next day's beginning.

    Without a time it is the day's beginning; an unreadable one may be any of the day.
    """
    midnight = datetime(day.year, day.month, day.day, tzinfo=NPT)
    if not time:
        return midnight, midnight
    match = _TIME.fullmatch(time.strip())
    hours, minutes = map(int, match.groups()) if match else (25, 0)
    after = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or after > DAY:
        return midnight, midnight + DAY
    return midnight + after, midnight + after
