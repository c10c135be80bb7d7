"""The panchanga of a day: the lunar elements that an almanac prints next to the date, at sunrise in Kathmandu.

Tithi and lunar month follow the method in force that year; nakshatra, yoga and karana are the modern ones, as in the
printed patros.
"""

from bisect import bisect_right
from datetime import date, timedelta

from chautari.calendar.almanac import drik, nepal_sambat, sun
from chautari.calendar.almanac.ephemeris import Ephemeris
from chautari.calendar.almanac.lunar import Lunation, lunations
from chautari.calendar.model.almanac import Panchanga
from chautari.nepali.clock import NPT


def panchangas(ephemeris: Ephemeris, first: date, last: date) -> list[Panchanga]:
    """The panchanga of each day from `first` to `last`, in order."""
    days = [first + timedelta(n) for n in range(-1, (last - first).days + 2)]
    rises = [sun.sunrise(day) for day in days]
    tithis = [ephemeris.tithi(moment) for moment in rises]
    months = lunations(ephemeris, rises[0], rises[-1])
    starts = [lunation.start for lunation in months]
    return [
        _panchanga(
            days[n], rises[n], (tithis[n - 1], tithis[n], tithis[n + 1]), months[bisect_right(starts, rises[n]) - 1]
        )
        for n in range(1, len(days) - 1)
    ]


def _panchanga(day: date, rise: float, tithis: tuple[int, int, int], lunation: Lunation) -> Panchanga:
    previous, tithi, following = tithis
    nakshatra, yoga, karana = drik.of_day(day)
    return Panchanga(
        tithi=tithi,
        repeated=tithi == previous,
        skipped=tithi % 30 + 1 if (following - tithi) % 30 == 2 else None,
        month=lunation.month,
        purnimanta=lunation.purnimanta(tithi),
        adhik=lunation.adhik,
        sambat_year=nepal_sambat.year(day, lunation),
        sambat_month=nepal_sambat.month(lunation),
        sambat_half=nepal_sambat.half(lunation, tithi),
        nakshatra=nakshatra,
        yoga=yoga,
        karana=karana,
        sunrise=clock(rise),
        sunset=clock(sun.sunset(day)),
    )


def clock(moment: float) -> str:
    """Format the time of day to the nearest minute, `05:38`, in +05:45, also before 1986."""
    minutes = round((moment % 1 * 86400 + NPT.utcoffset(None).total_seconds()) / 60)
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
