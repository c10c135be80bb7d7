"""Nepal Sambat: the lunar calendar of the Newars, whose year begins on Kartik shukla 1. Kachhala is Kartik's month.

Its months run from new moon to new moon. https://en.wikipedia.org/wiki/Nepal_Sambat
"""

from datetime import date, timedelta

from chautari.calendar.almanac.lunar import Lunation

_NEW_YEAR_MONTH = 7  # Kartik
_EPOCH = 879  # the year that began in the autumn of AD 880 is 1


def year(day: date, lunation: Lunation) -> int:
    """The Nepal Sambat year of a day within a lunation."""
    elapsed = (lunation.month - _NEW_YEAR_MONTH) % 12
    # `elapsed` months and a month and a half earlier is an autumn day of the AD year in which the year began.
    return (day - timedelta(days=30 * elapsed + 45)).year - _EPOCH


def month(lunation: Lunation) -> int:
    """1 Kachhala to 12 Kaula; an extra month (Anala) carries the number of the month it precedes."""
    return (lunation.month - _NEW_YEAR_MONTH) % 12 + 1


def half(lunation: Lunation, tithi: int) -> int:
    """The half-month: 1 Kachhala thwa (the bright half), 2 Kachhala ga, to 24 Kaula ga."""
    since_kartik = 2 * (lunation.purnimanta(tithi) - _NEW_YEAR_MONTH) % 24
    return since_kartik + 1 if tithi <= 15 else since_kartik or 24
