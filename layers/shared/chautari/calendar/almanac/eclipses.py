"""Eclipses of sun and moon that are seen in Kathmandu, 1913 to 2044 (`data/eclipses.csv`).

Computed by the library astronomy-engine, which only `python -m chautari.calendar.almanac.eclipses` needs to write the
file. Eclipses of the moon by the half-shadow alone, which the eye does not see, are left out.
"""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from chautari.calendar.almanac import sun
from chautari.nepali.clock import NPT

if TYPE_CHECKING:
    import astronomy

FIRST_YEAR, LAST_YEAR = 1913, 2044
SOURCE = "computed by astronomy-engine 2.1.19 for 27.7172 N 85.3240 E at sea level"
EclipsedBody = Literal["sun", "moon"]
EclipseKind = Literal["total", "annular", "partial"]
_KINDS: dict[str, EclipseKind] = {"total": "total", "annular": "annular", "partial": "partial"}
_BODIES: dict[str, EclipsedBody] = {"sun": "sun", "moon": "moon"}
_TABLE = Path(__file__).parent / "data" / "eclipses.csv"
_COLUMNS = ("body", "kind", "begins", "peak", "ends", "visible_from", "visible_until")


class Eclipse(NamedTuple):
    """An eclipse with its instants in UTC to the minute.

    - `kind`: total, annular or partial; of the sun as it is in Kathmandu.
    - `begins`, `peak`, `ends`: of the moon, in the full shadow.
    - `visible_from`, `visible_until`: while sun or moon is up.
    """

    body: EclipsedBody
    kind: EclipseKind
    begins: datetime
    peak: datetime
    ends: datetime
    visible_from: datetime
    visible_until: datetime


def of_day(day: date) -> list[Eclipse]:
    """The eclipses that are seen on a civil day of Kathmandu."""
    return [
        eclipse
        for eclipse in declared()
        if eclipse.visible_from.astimezone(NPT).date() <= day <= eclipse.visible_until.astimezone(NPT).date()
    ]


@cache
def declared() -> tuple[Eclipse, ...]:
    """All rows of the table, in the order of time."""
    with _TABLE.open(encoding="ascii", newline="") as lines:
        return tuple(_eclipse(row) for row in csv.DictReader(lines))


def _eclipse(row: dict[str, str]) -> Eclipse:
    instants = (datetime.fromisoformat(row[name]) for name in _COLUMNS[2:])
    return Eclipse(_BODIES[row["body"]], _KINDS[row["kind"]], *instants)


def _of_the_moon() -> Iterator[Eclipse]:
    import astronomy

    eclipse = astronomy.SearchLunarEclipse(astronomy.Time.Make(FIRST_YEAR, 1, 1, 0, 0, 0))
    while (peak := _instant(eclipse.peak)).year <= LAST_YEAR:
        if eclipse.kind != astronomy.EclipseKind.Penumbral:
            half = timedelta(minutes=eclipse.sd_partial)
            seen = _minutes_up(astronomy.Body.Moon, peak - half, peak + half)
            if seen:
                yield Eclipse(
                    "moon", _KINDS[eclipse.kind.name.lower()], peak - half, peak, peak + half, seen[0], seen[-1]
                )
        eclipse = astronomy.NextLunarEclipse(eclipse.peak)


def _of_the_sun() -> Iterator[Eclipse]:
    import astronomy

    observer = astronomy.Observer(sun.LATITUDE, sun.LONGITUDE, 0)
    eclipse = astronomy.SearchLocalSolarEclipse(astronomy.Time.Make(FIRST_YEAR, 1, 1, 0, 0, 0), observer)
    while (peak := _instant(eclipse.peak.time)).year <= LAST_YEAR:
        begins, ends = _instant(eclipse.partial_begin.time), _instant(eclipse.partial_end.time)
        seen = _minutes_up(astronomy.Body.Sun, begins, ends)
        if seen:
            yield Eclipse("sun", _KINDS[eclipse.kind.name.lower()], begins, peak, ends, seen[0], seen[-1])
        eclipse = astronomy.NextLocalSolarEclipse(eclipse.peak.time, observer)


def _minutes_up(body: "astronomy.Body", first: datetime, last: datetime) -> list[datetime]:
    """The minutes of a span in which the centre of a body stands above the horizon of Kathmandu, with refraction."""
    import astronomy

    observer = astronomy.Observer(sun.LATITUDE, sun.LONGITUDE, 0)
    minutes = [first + timedelta(minutes=n) for n in range(int((last - first).total_seconds() // 60) + 1)]

    def altitude(at: datetime) -> float:
        time = astronomy.Time.Make(at.year, at.month, at.day, at.hour, at.minute, at.second)
        place = astronomy.Equator(body, time, observer, True, True)
        horizon = astronomy.Horizon(time, observer, place.ra, place.dec, astronomy.Refraction.Normal)
        return float(horizon.altitude)

    return [at for at in minutes if altitude(at) > 0]


def _instant(time: "astronomy.Time") -> datetime:
    return datetime(2000, 1, 1, 12, tzinfo=UTC) + timedelta(days=time.ut)


def _line(eclipse: Eclipse) -> str:
    instants = (f"{at + timedelta(seconds=30):%Y-%m-%dT%H:%MZ}" for at in eclipse[2:])
    return ",".join((eclipse.body, eclipse.kind, *instants))


if __name__ == "__main__":
    eclipses = sorted((*_of_the_moon(), *_of_the_sun()), key=lambda eclipse: eclipse.peak)
    _TABLE.write_text("\n".join((",".join(_COLUMNS), *map(_line, eclipses), "")), encoding="ascii")
