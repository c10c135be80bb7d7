"""Figures of the calendar against other people's libraries, an independent sun, printed days and the market's history.

`make bench-calendar`. The libraries are oracles for this only; for the printed days see `tools.bench.calendar_prints`,
for holidays `tools.bench.holiday_rules`, for the market's `tools.bench.market_days`.
"""

import gzip
import importlib.util
import timeit
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import ephem
import icalendar
import ics as ics_parser
import nepali_datetime
from nepali.datetime import nepalidate
from nepali_date_library import ADtoBS, BStoAD

from chautari.calendar.almanac import build, drik, sankranti, sun
from chautari.calendar.almanac import year as almanac
from chautari.calendar.almanac.festivals import year_span
from chautari.calendar.almanac.panchanga import panchangas
from chautari.calendar.almanac.surya_siddhanta import SURYA_SIDDHANTA
from chautari.calendar.model.event_change import PublishedYear
from chautari.calendar.views import feed_events, ics
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import BsDate
from tools.bench import calendar_prints, holiday_rules, market_days, observances

LAST_KNOWN = 2083
_EPHEM_ZERO = date(1899, 12, 31).toordinal() + 0.5


def main() -> None:
    """Print every figure, one a line."""
    measured = (conversion, month_starts, speed, sunrises, feeds, modern_elements, calendar_prints.figures)
    for figures in (*measured, holiday_rules.figures, observances.figures, market_days.figures):
        for line in figures():
            print(line, flush=True)


def share(hits: list[bool]) -> str:
    """`2188/2190 = 99.91 %`."""
    return f"{sum(hits)}/{len(hits)} = {100 * sum(hits) / len(hits):.2f} %"


def conversion() -> Iterator[str]:
    """BS <-> AD on every day that each oracle knows up to 2083; `nepali` reads AD days from 1944 on."""
    in_2000 = _days(date(1943, 4, 14))
    yield "AD to BS as nepali 2000-2083: " + share(
        [str(nepalidate.from_date(day)) == str(bikram_sambat.to_bs(day)) for day in in_2000 if day.year > 1943]
    )
    yield "BS to AD as nepali 2000-2083: " + share([_to_ad_agrees(_by_nepali, day) for day in in_2000])
    in_1976 = _days(date(1919, 4, 13))
    yield "AD to BS as nepali-date-library 1976-2083: " + share(
        [ADtoBS(day.isoformat()) == str(bikram_sambat.to_bs(day)) for day in in_1976]
    )
    yield "BS to AD as nepali-date-library 1976-2083: " + share([_to_ad_agrees(_by_library, day) for day in in_1976])


def _days(first: date) -> list[date]:
    return [first + timedelta(n) for n in range((year_span(LAST_KNOWN)[1] - first).days + 1)]


def _to_ad_agrees(oracle: Callable[[BsDate], date], day: date) -> bool:
    bs = bikram_sambat.to_bs(day)
    return oracle(bs) == bikram_sambat.to_ad(bs) == day


def _by_nepali(bs: BsDate) -> date:
    converted: date = nepalidate(*bs).to_date()
    return converted


def _by_library(bs: BsDate) -> date:
    return date.fromisoformat(BStoAD(str(bs)))


def month_starts() -> Iterator[str]:
    """The sankranti rule against the table, every month of it."""
    years = range(bikram_sambat.FIRST_YEAR, bikram_sambat.LAST_YEAR + 1)
    hits = {
        (y, m): sankranti.month_start(y, m) == bikram_sambat.to_ad(BsDate(y, m, 1)) for y in years for m in range(1, 13)
    }
    in_table = {at: hit for at, hit in hits.items() if at[0] <= LAST_KNOWN}
    misses = ", ".join(f"{year}-{month}" for (year, month), hit in in_table.items() if not hit)
    yield f"month starts by the sankranti rule 1970-2083: {share(list(in_table.values()))}, misses {misses}"
    yield f"month starts 2041-2083: {share([hit for at, hit in in_table.items() if at[0] > 2040])}"
    yield f"month starts 2084-2100 as predicted: {share([hit for at, hit in hits.items() if at[0] > LAST_KNOWN])}"


def speed() -> Iterator[str]:
    """One conversion of a date beside nepali-datetime, in turn in one run, and a whole year."""
    names = {
        "day": date(2026, 8, 17),
        "bs": (bs := BsDate(2083, 5, 1)),
        "theirs": nepali_datetime.date(*bs),
        "to_bs": bikram_sambat.to_bs,
        "to_ad": bikram_sambat.to_ad,
        "their_bs": nepali_datetime.date.from_datetime_date,
    }
    pairs = {"AD to BS": ("to_bs(day)", "their_bs(day)"), "BS to AD": ("to_ad(bs)", "theirs.to_datetime_date()")}
    spent = [0.0, 0.0]
    for name, statements in pairs.items():
        times = _least([timeit.Timer(statement, globals=names) for statement in statements])
        spent = [a + b for a, b in zip(spent, times, strict=True)]
        yield f"{name}: {times[0]:.2f} us, nepali-datetime {times[1]:.2f} us: {times[1] / times[0]:.1f} times as fast"
    yield f"there and back: {spent[1] / spent[0]:.1f} times as fast as nepali-datetime"
    build.almanac(2083, None)  # reads the data files
    yield f"a whole year of records: {min(timeit.repeat(lambda: build.almanac(2083, None), number=1, repeat=5)):.3f} s"


def _least(timers: list[timeit.Timer]) -> list[float]:
    """The least microseconds of each in short turns, so that what else the machine does falls on all alike."""
    turns = [[timer.timeit(1000) * 1000 for timer in timers] for _ in range(300)]
    return [min(times) for times in zip(*turns, strict=True)]


def sunrises() -> Iterator[str]:
    """Sunrise and sunset against PyEphem at sea level over 2026."""
    days = [date(2026, 1, 1) + timedelta(n) for n in range(365)]
    for name, ours in (("rising", sun.sunrise), ("setting", sun.sunset)):
        gaps = [abs(ours(day) - _by_ephem(day, name)) * 86400 for day in days]
        yield f"sun {name} against ephem over 2026: at most {max(gaps):.1f} s, mean {sum(gaps) / len(gaps):.1f} s"


def _by_ephem(day: date, event: str) -> float:
    observer = ephem.Observer()
    observer.lat, observer.lon = str(sun.LATITUDE), str(sun.LONGITUDE)
    observer.pressure, observer.horizon = 0, "-0:49:58.8"  # the disc's centre at -0.833 degrees, as in our formula
    noon = day.toordinal() + 0.5 - sun.LONGITUDE / 360
    observer.date = noon - _EPHEM_ZERO
    find = observer.previous_rising if event == "rising" else observer.next_setting
    return float(find(ephem.Sun(), use_center=True)) + _EPHEM_ZERO


def feeds() -> Iterator[str]:
    """Each feed in two parsers, twice the same bytes, and what a stored year weighs."""
    years = [build.almanac(year, build.bundled_list(year)) for year in (2082, 2083, 2084)]
    again = [PublishedYear(almanac.read(year.document()), {}) for year in years]
    for kind in feed_events.FEEDS:
        for lang in ("ne", "en"):
            text = ics.feed(kind, [PublishedYear(year, {}) for year in years], lang)
            count = len(icalendar.Calendar.from_ical(text).walk("VEVENT"))
            same = text == ics.feed(kind, again, lang)
            read = len(ics_parser.Calendar(text.decode()).events)
            yield f"{kind}.ics {lang}: {count} events in icalendar, {read} in ics, same bytes again: {same}"
    document = build.encoded(years[1])
    yield f"the stored year 2083: {len(gzip.compress(document, mtime=0))} bytes gzipped, of {len(document)}"


def modern_elements() -> Iterator[str]:
    """The shipped nakshatra, yoga and karana of 2083 against astronomy-engine, and what its tithi would be."""
    if importlib.util.find_spec("astronomy") is None:
        yield "nakshatra, yoga, karana against astronomy-engine: not measured, it is not installed"
        return
    first, last = year_span(LAST_KNOWN)
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    yield f"shipped nakshatra, yoga, karana of 2083: {share([drik.of_day(day) == drik.computed(day) for day in days])}"
    official, modern = (panchangas(theory, first, last) for theory in (SURYA_SIDDHANTA, drik.DRIK))
    other = sum(a.tithi != b.tithi for a, b in zip(official, modern, strict=True))
    yield f"tithi by modern astronomy instead: another on {other} of {len(days)} days of 2083"


if __name__ == "__main__":
    main()
