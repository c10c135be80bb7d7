"""Fit the rule of each observance on the odd years alone, and compare it with the declared one.

`python -m tools.bench.observance_fit [KEY ...]` prints the rules that are not declared so. Of rules that hold equally
often in the odd years the cheapest is taken: a fixed day before a tithi, sunrise before other kalas, the first of two
days before the last. The name decides beforehand what it says: `द्वादशी` is the twelfth tithi, a `विश्व` day is of AD.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from chautari.calendar.almanac import observances
from chautari.calendar.almanac.festivals import year_span
from chautari.calendar.almanac.lunar import Lunation, lunations
from chautari.calendar.almanac.observance_rules import (
    EVERY,
    HALF,
    WEEK,
    OnAdDay,
    OnAdWeekday,
    OnBsDay,
    OnTithi,
    Rule,
    occurrences,
)
from chautari.calendar.almanac.panchanga import panchangas
from chautari.calendar.almanac.surya_siddhanta import SURYA_SIDDHANTA
from chautari.calendar.model.almanac import Panchanga
from chautari.nepali.bikram_sambat import to_bs
from tools.bench.observances import FIT, majority, verdict

Costed = tuple[Rule, float]

TITHIS = {
    "प्रतिपदा": 1, "द्वितीया": 2, "तृतीया": 3, "चतुर्थी": 4, "चौथी": 4, "पञ्चमी": 5, "षष्ठी": 6, "सप्तमी": 7,
    "अष्टमी": 8, "नवमी": 9, "दशमी": 10, "एकादशी": 11, "द्वादशी": 12, "त्रयोदशी": 13, "प्रदोष": 13, "चतुर्दशी": 14,
    "पूर्णिमा": 15, "पुर्णिमा": 15, "पुन्ही": 15, "औंसी": 30,
}  # fmt: skip
OF_THE_WORLD, OF_A_DATE = ("विश्व ", "अन्तर्राष्ट्रिय ", "संयुक्त"), ("दिवस", "संक्रान्ति")
KALAS = ("sunrise", "madhyahna", "aparahna", "pradosh", "nishita", "arunodaya")
SHIFTS = {0: 0, 1: 20, -1: 25, 2: 40}  # days after, and what they cost
LAST, LUNAR, FAR = 8, 10, 60
FEW = 3  # comparisons below which a fixed day may be chance


@cache
def _lunations(year: int) -> list[Lunation]:
    first, last = year_span(year)
    return lunations(SURYA_SIDDHANTA, first.toordinal() - 2, last.toordinal() + 1)


@cache
def _panchanga(day: date) -> Panchanga:
    return panchangas(SURYA_SIDDHANTA, day, day)[0]


def fitted(key: str) -> Rule | None:
    """The best rule of an observance by the odd years, or None if most publishers agree on no day there."""
    prints = {year: observances.printed_in(year_span(year), key) for year in FIT}
    days = [day for by_publisher in prints.values() for day in majority(by_publisher.values())]
    best = None
    for rule, cost in _candidates(observances.declared()[key].ne, days):
        counts = [
            verdict(prints[year].values(), set(occurrences(rule, year_span(year), SURYA_SIDDHANTA, _lunations(year))))
            for year in FIT
        ]
        share = sum(hits for hits, _ in counts) / max(1, sum(compared for _, compared in counts))
        if best is None or (-share, cost) < best[0]:
            best = ((-share, cost), rule)
    return best[1] if best else None


def _candidates(name: str, days: list[date]) -> Iterator[Costed]:
    yield from _fixed(name, days)
    tithi = next((number for word, number in TITHIS.items() if word in name), None)
    for day in days:
        for near in (day, day - timedelta(1), day + timedelta(1)):
            at = _panchanga(near)
            if tithi in (None, at.tithi, at.tithi - HALF if at.tithi < 2 * HALF else None):
                yield from _lunar(name, at)
    if len({_panchanga(day).month for day in days}) > 2:
        yield from _monthly(days)


def _fixed(name: str, days: list[date]) -> Iterator[Costed]:
    world = any(word in f"{name} " for word in OF_THE_WORLD)
    far = FAR if len(days) < FEW and not world and not any(word in name for word in OF_A_DATE) else 0
    for day in days:
        bs, following = to_bs(day), to_bs(day + timedelta(1))
        yield OnBsDay(bs.month, bs.day), 2 if world else 1 + far
        yield OnAdDay(day.month, day.day), 1 if world else 2 + far
        yield OnAdWeekday(day.month, (day.day - 1) // WEEK + 1, day.weekday()), 4 + 2 * far
        if following.day == 1:
            yield OnBsDay(following.month, 1, -1), 3


def _lunar(name: str, at: Panchanga) -> Iterator[Costed]:
    month = EVERY if at.adhik else at.month
    for kala, cost in _kalas(name):
        for last in (False, True):
            for days_after, shift in SHIFTS.items():
                yield OnTithi(month, at.tithi, kala, last, days_after, at.adhik), cost + LAST * last + shift


def _monthly(days: list[date]) -> Iterator[Costed]:
    weekdays = {day.weekday() for day in days}
    weekday = weekdays.pop() if len(weekdays) == 1 and len(days) >= FEW else None
    for tithi in {_panchanga(day).tithi for day in days}:
        for kala, cost in _kalas(""):
            for last in (False, True):
                yield OnTithi(EVERY, tithi, kala, last, weekday=weekday), cost + LAST * last
                first = (tithi - 1) % HALF + 1
                both = OnTithi(EVERY, first, kala, last, weekday=weekday, both_halves=True)
                yield both, cost + LAST * last - (weekday is not None) / 2


def _kalas(name: str) -> list[tuple[str, int]]:
    """Kalas and what they cost; the rites for ancestors are of the afternoon."""
    ancestors = "श्राद्ध" in name
    return [(kala, LUNAR - 1 if ancestors and kala == "aparahna" else LUNAR + n) for n, kala in enumerate(KALAS)]


def differing(keys: Iterable[str]) -> Iterator[str]:
    """The observances whose fitted rule is not the declared one."""
    for key in keys:
        row = observances.declared()[key]
        if row.basis == "fitted" and (rule := fitted(key)) != row.rule:
            yield f"{key}: fitted {rule}, declared {row.rule}"


if __name__ == "__main__":
    for line in differing(sys.argv[1:] or observances.declared()):
        print(line)
