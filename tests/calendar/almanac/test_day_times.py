"""When limbs end, the moon rises and an eclipse is seen: against a library that none of this is computed with."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import astronomy
import pytest

from chautari.calendar.almanac import announced_times, day_parts, drik, eclipses, modern, moon, sun
from chautari.calendar.almanac.announced_times import InvalidAnnouncedTime
from chautari.calendar.almanac.day_moments import instant, minute_of
from chautari.calendar.almanac.end_times import end_times, numbers_of
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.views.day_times import times_of
from chautari.nepali.clock import NPT

MINUTE = 1 / 1440
MOMENTS = [float(date(1913, 5, 1).toordinal()) + n * 957.37 for n in range(50)]
HEAD = "date,kind,key,ne,en,first,last,publisher,url,published_on"


def seconds_of_arc(angle: float, other: float) -> float:
    return abs((angle - other + 180) % 360 - 180) * 3600


def test_sun_and_moon_are_where_a_library_has_them() -> None:
    for moment in MOMENTS:
        time = astronomy.Time(moment - 730120.5)
        theirs = astronomy.EclipticGeoMoon(time)
        place = modern.moon_place(moment)
        assert seconds_of_arc(modern.sun_longitude(moment), astronomy.SunPosition(time).elon) < 14
        assert seconds_of_arc(place.longitude, theirs.lon) < 18
        assert seconds_of_arc(place.latitude, theirs.lat) < 5
        assert place.distance == pytest.approx(theirs.dist * 149597870.7, abs=60)


def test_the_moon_rises_and_sets_when_a_library_has_it(year_2083: Almanac) -> None:
    observer = astronomy.Observer(sun.LATITUDE, sun.LONGITUDE, 0)
    missing = 0
    for day in (year_2083.start + timedelta(n) for n in range(0, 60, 2)):
        start = astronomy.Time(moon.midnight(day) - 730120.5)
        for ours, direction in ((moon.moonrise, astronomy.Direction.Rise), (moon.moonset, astronomy.Direction.Set)):
            theirs, moment = astronomy.SearchRiseSet(astronomy.Body.Moon, observer, direction, start, 1), ours(day)
            missing += moment is None
            assert (theirs is None) == (moment is None)
            assert theirs is None or moment is None or abs(theirs.ut + 730120.5 - moment) < MINUTE / 10
    assert missing > 0


def test_nakshatra_yoga_and_karana_end_within_a_minute_of_a_library(year_2083: Almanac) -> None:
    def yoga(moment: float) -> float:
        return (drik.DRIK.sun(moment) + drik.DRIK.moon(moment)) % 360

    angles = {
        "nakshatra": (drik.DRIK.moon, 27, 13.2),
        "yoga": (yoga, 27, 14.2),
        "karana": (drik.DRIK.elongation, 60, 12.2),
    }
    for offset in range(0, 365, 20):
        ends = end_times(year_2083.start + timedelta(offset), numbers_of(year_2083.days[offset]), year_2083.method)
        for name, (angle, count, degrees_a_day) in angles.items():
            for limb in getattr(ends, name):
                error = seconds_of_arc(angle(limb.end), limb.number * 360 / count) / 3600 / degrees_a_day
                assert error < MINUTE, (offset, name, limb)


def test_the_limbs_of_a_day_reach_to_its_next_sunrise_and_go_on_there(year_2083: Almanac) -> None:
    days = [year_2083.start + timedelta(n) for n in range(90)]
    ends = [end_times(day, numbers_of(year_2083.days[n]), year_2083.method) for n, day in enumerate(days)]
    for n, (of_day, following) in enumerate(pairwise(ends)):
        rise, next_rise = sun.sunrise(days[n]), sun.sunrise(days[n + 1])
        assert of_day.tithi[-1] == pytest.approx(following.tithi[0])
        assert len(of_day.tithi) == 1 + (year_2083.days[n + 1].tithi - year_2083.days[n].tithi) % 30
        for limbs in of_day:
            assert all(limb.end < later.end for limb, later in pairwise(limbs))
            assert rise - MINUTE < limbs[0].end
            assert limbs[-1].end >= next_rise
        assert [limb.number for limb in of_day.karana][-1] == following.karana[0].number


def test_a_skipped_tithi_begins_and_ends_within_its_day(year_2083: Almanac) -> None:
    offset = next(n for n, day in enumerate(year_2083.days) if day.skipped)
    on, limbs = year_2083.start + timedelta(offset), numbers_of(year_2083.days[offset])
    at_sunrise, skipped, last = end_times(on, limbs, year_2083.method).tithi
    assert skipped.number == year_2083.days[offset].skipped
    assert at_sunrise.end < skipped.end < sun.sunrise(year_2083.start + timedelta(offset + 1)) < last.end


def test_new_full_and_half_moons_are_on_their_days_and_the_rest_lies_between(year_2083: Almanac) -> None:
    days = [year_2083.start + timedelta(n) for n in range(60)]
    phases = [moon.phase(day) for day in days]
    principal = [(day, phase) for day, phase in zip(days, phases, strict=True) if phase.at]
    assert len(principal) == 8
    for _, phase in principal:
        assert phase.at
        degrees = moon.PHASES.index(phase.key) * 45
        start = astronomy.Time(phase.at - 1 - 730120.5)
        assert abs(astronomy.SearchMoonPhase(degrees, start, 2).ut + 730120.5 - phase.at) < MINUTE
    assert all((later == earlier or (later - earlier) % 8 == 1) for earlier, later in pairwise(map(number, phases)))
    lit = {"new-moon": 0, "first-quarter": 0.5, "full-moon": 1, "last-quarter": 0.5}
    assert all(phase.illuminated == pytest.approx(lit[phase.key], abs=0.06) for _, phase in principal)


def number(phase: moon.Phase) -> int:
    return moon.PHASES.index(phase.key)


@pytest.mark.parametrize(("weekday", "part"), list(enumerate((2, 7, 5, 6, 4, 3, 8))))
def test_rahu_kaal_is_one_of_eight_parts_of_the_daylight(weekday: int, part: int) -> None:
    day = date(2026, 8, 17) + timedelta(weekday)
    rise, sunset = sun.sunrise(day), sun.sunset(day)
    rahu = day_parts.rahu_kaal(day)
    assert (rahu.first - rise) / (sunset - rise) * 8 + 1 == pytest.approx(part)
    assert rahu.last - rahu.first == pytest.approx((sunset - rise) / 8)


def test_abhijit_is_the_fifteenth_of_the_daylight_around_its_middle() -> None:
    day = date(2026, 8, 17)
    rise, sunset = sun.sunrise(day), sun.sunset(day)
    abhijit = day_parts.abhijit(day)
    assert (abhijit.first + abhijit.last) / 2 == pytest.approx((rise + sunset) / 2)
    assert abhijit.last - abhijit.first == pytest.approx((sunset - rise) / 15)


# As published for Kathmandu, beginning, middle and end by Nepal's clock. The planetarium and the Astronomical Society:
# https://thehimalayantimes.com/nepal/bp-koirala-memorial-planetarium-to-offer-telescopic-view-of-solar-eclipse/
# https://thehimalayantimes.com/nepal/nepal-may-witness-ring-of-fire-during-annular-solar-eclipse-on-june-21/
# http://hamrosankhu.blogspot.com/2009/07/solar-eclipse-ends.html
# The committee's almanac, in https://www.minutekhabar.com/detail/1691 and https://kochilanews.com/ (2025-09-07).
PUBLISHED = [
    ("sun", "partial", "2009-07-22T05:45", "2009-07-22T06:42", "2009-07-22T07:45"),
    ("sun", "partial", "2019-12-26T08:43", "2019-12-26T10:01", "2019-12-26T11:33"),
    ("sun", "partial", "2020-06-21T10:54", "2020-06-21T12:41", "2020-06-21T14:24"),
    ("moon", "partial", "2023-10-29T01:19", "", "2023-10-29T02:38"),
    ("moon", "total", "2025-09-07T22:11", "2025-09-07T23:56", "2025-09-08T01:41"),
]


@pytest.mark.parametrize(("body", "kind", "begins", "peak", "ends"), PUBLISHED)
def test_a_published_eclipse_is_in_the_table_within_two_minutes(
    body: str, kind: str, begins: str, peak: str, ends: str
) -> None:
    (eclipse,) = eclipses.of_day(date.fromisoformat(begins[:10]))
    assert (eclipse.body, eclipse.kind) == (body, kind)
    for ours, theirs in ((eclipse.begins, begins), (eclipse.peak, peak), (eclipse.ends, ends)):
        if theirs:
            assert abs(ours - datetime.fromisoformat(theirs).replace(tzinfo=NPT)) <= timedelta(minutes=2)


def test_each_eclipse_is_seen_while_its_body_is_up_and_in_line_with_the_other() -> None:
    assert len(eclipses.declared()) > 100
    for eclipse in eclipses.declared():
        assert eclipse.begins <= eclipse.visible_from <= eclipse.visible_until <= eclipse.ends
        peak = moment_of(eclipse.peak)
        elongation = modern.MODERN.elongation(peak)
        assert abs((elongation - (0 if eclipse.body == "sun" else 180) + 180) % 360 - 180) < 1.2
        assert abs(modern.moon_place(peak).latitude) < 1.6
        if eclipse.body == "moon":
            assert moon.height(moment_of(eclipse.visible_from)) > -0.9
            assert moon.height(moment_of(eclipse.visible_until)) > -0.9


def moment_of(at: datetime) -> float:
    return at.toordinal() + (at.hour * 60 + at.minute) * MINUTE


def test_an_eclipse_after_midnight_is_of_the_days_on_which_it_is_seen() -> None:
    assert [len(eclipses.of_day(date(2023, 10, day))) for day in (28, 29, 30)] == [0, 1, 0]


def test_a_minute_is_rounded_by_nepals_clock() -> None:
    on, begun = date(2026, 8, 17), date(2026, 8, 17).toordinal()
    assert instant(on, minute_of(on, begun + 12.5 / 24 + 0.4 * MINUTE)) == "2026-08-17T18:15:00+05:45"
    assert instant(on, minute_of(on, begun + 18.24999 / 24)) == "2026-08-18T00:00:00+05:45"


def test_nothing_is_announced_until_a_publisher_was_seen(year_2083: Almanac) -> None:
    assert [times_of(year_2083, year_2083.start + timedelta(n))["announced"] for n in (0, 190)] == [[], []]
    row = (
        "2026-10-21,tika,dashain-tika,दशैंको टीका,Dashain tika,11:53,,A committee,https://committee.example/1,2026-09-20"
    )
    (announced,) = announced_times.parse([HEAD, row])
    assert (announced.day, announced.kind, announced.publisher) == (date(2026, 10, 21), "tika", "A committee")


@pytest.mark.parametrize(
    "row",
    [
        "2026-10-21,tika,dashain-tika,दशैंको टीका,Dashain tika,11:53,,,https://committee.example/1,2026-09-20",
        "2026-10-21,tika,dashain-tika,दशैंको टीका,Dashain tika,11:53,,A committee,,2026-09-20",
        "2026-10-21,tika,dashain-tika,दशैंको टीका,Dashain tika,11:53,10:00,A committee,https://committee.example,2026-09-20",
        "2026-10-21,tika,dashain-tika,दशैंको टीका,Dashain tika,11:53,,A committee,https://committee.example,",
        "2026-10-21,horoscope,dashain-tika,दशैंको टीका,Dashain tika,11:53,,A committee,https://committee.example,2026-09-20",
        "2026-10-21,tika",
    ],
)
def test_an_announcement_without_its_publisher_or_with_an_impossible_time_is_refused(row: str) -> None:
    with pytest.raises(InvalidAnnouncedTime):
        announced_times.parse([HEAD, row])
