"""Sun and moon by modern astronomy with the Lahiri zero point: nakshatra, yoga and karana as patros give them.

The astronomy is the library astronomy-engine, needed only to write `data/drik-days.csv`
(`python -m chautari.calendar.almanac.drik`). Everything else reads that file: a line per AD year with the three numbers
at sunrise of 1 January in Kathmandu and a letter per following day for the steps they take.
"""

from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

from chautari.calendar.almanac import sun
from chautari.calendar.almanac.ephemeris import Ephemeris

FIRST_YEAR, LAST_YEAR = 1913, 2044
METHOD = "drik-lahiri"
_J2000 = 730120.5
_SIZES = (27, 27, 60)
_STEPS = "abcdefghijklmnopqrstuvwxyzA"
_TABLE = Path(__file__).parent / "data" / "drik-days.csv"

Triple = tuple[int, int, int]


def ayanamsa(moment: float) -> float:
    """Degrees from the equinox to the Lahiri zero point: 23.857092 at J2000, then general precession (IAU 2006)."""
    century = (moment - _J2000) / 36525
    return 23.857092 + century * (5028.796195 + 1.1054348 * century) / 3600


def _sun(moment: float) -> float:
    import astronomy

    return (float(astronomy.SunPosition(astronomy.Time(moment - _J2000)).elon) - ayanamsa(moment)) % 360


def _moon(moment: float) -> float:
    import astronomy

    return (float(astronomy.EclipticGeoMoon(astronomy.Time(moment - _J2000)).lon) - ayanamsa(moment)) % 360


DRIK = Ephemeris(METHOD, _sun, _moon)


def of_day(day: date) -> Triple:
    """Nakshatra (1-27), yoga (1-27) and karana (1-60, the half-tithi) at sunrise. Raises KeyError out of range."""
    return _year(day.year)[day.timetuple().tm_yday - 1]


@cache
def _lines() -> dict[int, str]:
    return {int(line[:4]): line[5:] for line in _TABLE.read_text(encoding="ascii").splitlines()[1:]}


@cache
def _year(year: int) -> list[Triple]:
    *first, steps = _lines()[year].split(",")
    days = [_triple(tuple(map(int, first)))]
    for step in map(_STEPS.index, steps):
        moved = (step // 9, step // 3 % 3, step % 3 + 1)
        days.append(
            _triple(tuple((n + by - 1) % size + 1 for n, by, size in zip(days[-1], moved, _SIZES, strict=True)))
        )
    return days


def _triple(numbers: tuple[int, ...]) -> Triple:
    nakshatra, yoga, karana = numbers
    return nakshatra, yoga, karana


def computed(day: date) -> Triple:
    """The same as `of_day`, computed by astronomy-engine."""
    moment = sun.sunrise(day)
    at_sun, at_moon = _sun(moment), _moon(moment)
    nakshatra, yoga = int(at_moon * 27 // 360) + 1, int((at_sun + at_moon) % 360 * 27 // 360) + 1
    return nakshatra, yoga, int((at_moon - at_sun) % 360 // 6) + 1


def _line(year: int) -> str:
    first = date(year, 1, 1)
    days = [computed(first + timedelta(n)) for n in range((date(year + 1, 1, 1) - first).days)]
    moved = [[(b - a) % size for a, b, size in zip(*pair, _SIZES, strict=True)] for pair in pairwise(days)]
    return f"{year},{','.join(map(str, days[0]))},{''.join(_STEPS[n * 9 + y * 3 + k - 1] for n, y, k in moved)}"


if __name__ == "__main__":
    lines = [_line(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    _TABLE.write_text("\n".join(("year,nakshatra,yoga,karana,steps", *lines, "")), encoding="ascii")
