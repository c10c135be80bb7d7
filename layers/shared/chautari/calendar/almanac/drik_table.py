"""Sun and moon by modern astronomy for the years without an official calendar, from a table: no library is needed.

`data/drik-moon.csv` has a line per lunar month: the moment of its new moon and the lengths of its thirty tithis in
seconds. `data/drik-sun.csv` has the moments at which the sun enters the twelve signs. Between two of them the
longitudes are drawn straight: tithis, new moons and sankrantis are exact, other angles are not.
`python -m chautari.calendar.almanac.drik_table` writes both, and needs astronomy-engine.
"""

from bisect import bisect_right
from datetime import UTC, date, datetime
from functools import cache
from itertools import accumulate, chain, pairwise
from pathlib import Path

from chautari.calendar.almanac.drik import DRIK, METHOD
from chautari.calendar.almanac.ephemeris import SIDEREAL_YEAR, SYNODIC_MONTH, Ephemeris

FIRST_YEAR, LAST_YEAR = 2084, 2100
_DATA = Path(__file__).parent / "data"
_MOON, _SUN = _DATA / "drik-moon.csv", _DATA / "drik-sun.csv"
_FIRST, _LAST = date(2027, 2, 1).toordinal(), date(2044, 6, 15).toordinal()
_SECONDS = 86400


def _sun(moment: float) -> float:
    entries, sign = _entries()
    return (_steps(entries, moment) * 30 + (sign - 1) * 30) % 360


def _moon(moment: float) -> float:
    return (_sun(moment) + _steps(_ends_of_tithis(), moment) * 12) % 360


# In use where the method of a year is drik and no library is there: the calendar's function.
TABLED = Ephemeris(METHOD, _sun, _moon)


def _steps(moments: list[float], moment: float) -> float:
    """How many of the moments have passed, with the part of the way to the next. Raises IndexError outside."""
    index = bisect_right(moments, moment) - 1
    if index < 0:
        raise IndexError(f"the table begins after {moment}")
    return index + (moment - moments[index]) / (moments[index + 1] - moments[index])


@cache
def _ends_of_tithis() -> list[float]:
    """The moments at which tithis begin, the first of them a new moon."""
    lines = [line.split(",") for line in _MOON.read_text(encoding="ascii").splitlines()[1:]]
    lengths = chain.from_iterable(map(int, line[1].split()) for line in lines)
    return [seconds / _SECONDS for seconds in accumulate(lengths, initial=_seconds(lines[0][0]))]


@cache
def _entries() -> tuple[list[float], int]:
    """The moments of the sun's entries into signs, and the sign of the first."""
    lines = [line.split(",") for line in _SUN.read_text(encoding="ascii").splitlines()[1:]]
    return [_seconds(line[1]) / _SECONDS for line in lines], int(lines[0][0])


def _seconds(text: str) -> int:
    """The seconds of an instant in UTC, counted as `date.toordinal` counts days."""
    at = datetime.fromisoformat(text)
    return date.toordinal(at) * _SECONDS + at.hour * 3600 + at.minute * 60 + at.second


def _instant(moment: float) -> str:
    at = datetime.fromtimestamp(round(moment * _SECONDS) - date(1970, 1, 1).toordinal() * _SECONDS, UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S")


def _moon_lines() -> list[str]:
    new_moon, lines = DRIK.elongation_reached(0, _FIRST), ["new_moon,tithi_seconds"]
    while new_moon < _LAST:
        ends = [new_moon]
        for tithi in range(1, 31):
            ends.append(DRIK.elongation_reached(tithi * 12 % 360, ends[-1] + SYNODIC_MONTH / 30))
        seconds = [round(end * _SECONDS) for end in ends]
        lengths = " ".join(str(after - before) for before, after in pairwise(seconds))
        lines.append(f"{_instant(new_moon)},{lengths}")
        new_moon = ends[-1]
    return lines


def _sun_lines() -> list[str]:
    sign = DRIK.sign(_FIRST)
    moment, lines = DRIK.sun_reached((sign - 1) * 30, _FIRST - 15), ["sign,entry"]
    while moment < _LAST:
        lines.append(f"{sign},{_instant(moment)}")
        sign = sign % 12 + 1
        moment = DRIK.sun_reached((sign - 1) * 30, moment + SIDEREAL_YEAR / 12)
    return lines


if __name__ == "__main__":
    _MOON.write_text("\n".join((*_moon_lines(), "")), encoding="ascii")
    _SUN.write_text("\n".join((*_sun_lines(), "")), encoding="ascii")
