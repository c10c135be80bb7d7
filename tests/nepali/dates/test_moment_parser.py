"""The moment stated in a text or a URL: every form seen in feeds, pages and links, and texts that state none."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.nepali import bikram_sambat
from chautari.nepali.clock import NPT
from chautari.nepali.dates.moment_parser import LONGEST, ParsedMoment, in_link, read

MORNING = datetime(2025, 11, 18, 9, 30, tzinfo=NPT)  # 2 Mangsir 2082
UTC_MORNING = MORNING.replace(tzinfo=UTC)
EVENING = datetime(2026, 8, 16, 21, 21, 5, tzinfo=NPT)  # 31 Sawan 2083

INSTANTS = [
    # RFC 822 and its variants
    ("Tue, 18 Nov 2025 09:30:00 +0545", MORNING),
    ("Tue, 18 Nov 2025 09:30:00 NPT", MORNING),
    ("Tue, 18 Nov 2025 09:30:00", MORNING),
    ("Tue, 18 Nov 2025 09:30:00 GMT\n      ", UTC_MORNING),
    ("Tue, 18 Nov 2025 09:30:00 IST", datetime(2025, 11, 18, 4, tzinfo=UTC)),
    ("18 Nov 25 09:30 EST", datetime(2025, 11, 18, 14, 30, tzinfo=UTC)),
    ("Sun, 18 Nov 2025 09:30:00 Z", UTC_MORNING),
    ("Tue Nov 18 2025 09:30:00 GMT+0545 (Nepal Time)", MORNING),
    ("Tue Nov 18 09:30:00 UTC 2025", UTC_MORNING),
    # RFC 3339 and ISO 8601
    ("2025-11-18T09:30:00+05:45", MORNING),
    ("2025-11-18T09:30+0545", MORNING),
    ("2025-11-18 09:30:00", MORNING),
    ("2025-11-18T09:30:00.000Z", UTC_MORNING),
    ("2025-11-18T04:30:00-05", UTC_MORNING),
    ("20251118T093000Z", UTC_MORNING),
    ("2025-11-18T09:30:00.250000999Z", UTC_MORNING + timedelta(milliseconds=250)),
    ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ("2082-08-02T09:30:00+05:45", MORNING),
    # as people write it
    ("Nov 18, 2025 9:30 AM", MORNING),
    ("Nov 18. 2025 9.30 a.m.", MORNING),
    ("09:30 AM, 18th November 2025", MORNING),
    ("Published at : November 18, 2025 09:30", MORNING),
    ("Published: Tuesday, November 18, 2025, 9:30 PM IST", datetime(2025, 11, 18, 16, tzinfo=UTC)),
    ("Nov 18, 2025 9:30 AM (03:45 GMT)", MORNING),
    ("18/11/2025 09:30", MORNING),
    ("11/18/2025 09:30", MORNING),
    ("मंगलबार, १८ नोभेम्बर २०२५ ०९:३०", MORNING),
    ("Nov 18, 2025 12:15 AM", datetime(2025, 11, 18, 0, 15, tzinfo=NPT)),
    ("Nov 18, 2025 12:15 PM", datetime(2025, 11, 18, 12, 15, tzinfo=NPT)),
    # Bikram Sambat
    ("साउन ३१, २०८३ आइतबार २१:२१:५", EVENING),
    ("३१ साउन २०८३, आइतबार २१:२१:०५", EVENING),
    ("प्रकाशित : २ मंसिर २०८२, मंगलबार ०९ः३०", MORNING),
    ("प्रकाशित : २ मंसिर २०८२, बिहान ९.३० बजे", MORNING),
    ("वि.सं. २०८२ मङ्सिर २ गते दिउँसो २:१५", datetime(2025, 11, 18, 14, 15, tzinfo=NPT)),
    ("2082 Mangsir 2, 9:30 am", MORNING),
]
DAYS = [
    ("2025-11-18", date(2025, 11, 18)),
    ("2025.11.18", date(2025, 11, 18)),
    ("18 November 2025", date(2025, 11, 18)),
    ("2024 Oct 27 Sunday", date(2024, 10, 27)),
    ("2 Asad 2082", date(2025, 6, 16)),
    ("२०८२-०८-०२", date(2025, 11, 18)),
    ("२०८२/८/२", date(2025, 11, 18)),
    ("२०८२।८।२", date(2025, 11, 18)),
    ("२०८२–८–२", date(2025, 11, 18)),
    ("२०८३ साल मंसिर १० गते", date(2026, 11, 26)),
    ("२०८३ सालको मंसिर महिनाको १० गते बिहिबार", date(2026, 11, 26)),
    ("वि.सं. २०८३ साल मंसिर १० गतेको", date(2026, 11, 26)),
    ("2082-03-32", date(2025, 7, 16)),  # a day that no Gregorian month has
    ("३१ साउन २०८३", date(2026, 8, 16)),
    ("2083 Bhadra 1", date(2026, 8, 17)),
    ("साउन ३१ आइतबार, २०८३", date(2026, 8, 16)),
    ("२०८२ मंसिर २ गते (18 Nov 2025)", date(2025, 11, 18)),
    ("Published: 18 Nov 2025 | Updated 9:30 AM, 10:15 AM", date(2025, 11, 18)),  # which of two times?
    ("2025-11-18T09:30:00 ET", date(2025, 11, 18)),  # summer or winter?
    ("2025-11-18T25:61:00Z", date(2025, 11, 18)),
    ("2025-11-18T09:30:00+99:00", date(2025, 11, 18)),
    ("18 Nov 2025 13:05 AM", date(2025, 11, 18)),
    ("२ मंसिर २०८२ राति १२ बजे", date(2025, 11, 18)),
]
NOTHING = [
    "",
    "KATHMANDU, Feb 13",
    "2 hours ago",
    "३ घण्टा अगाडि",
    "2082-13-01",
    "2082-01-33",
    "Feb 30, 2025",
    "2025-02-30",
    "18 November 2082",
    "२०६५-०१-०१",  # neither calendar is proven
    "साउन ३१, २०२६",
    "03/04/2025",
    "18/11/25",
    "1 Jan 2025 - 5 Feb 2025",
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "0000-00-00 00:00:00",
    "Seg, 24 Set 2018 19:42:40 -0300",
    "1763436000",
    "2082/83",
]
LINKS = [
    ("https://example.com/blog/2026/august/17/slug", date(2026, 8, 17)),
    ("https://example.com/2083/भदौ/1/slug", date(2026, 8, 17)),
    ("https://kathmandupost.com/politics/2026/08/17/bagmati-chief-minister", date(2026, 8, 17)),
    ("https://hamrakura.example/news-details/1234/2024%20Oct%2027%20Sunday", date(2024, 10, 27)),
    ("https://hamrakura.example/news-details/1234/2023-12-27", date(2023, 12, 27)),
    ("https://example.com/2026/8/7/", date(2026, 8, 7)),
    ("https://example.com/2082/08/02/slug?date=2020-01-01", date(2025, 11, 18)),
    ("/२०८३/०५/०१/slug", date(2026, 8, 17)),
]


@pytest.mark.parametrize(("text", "at"), INSTANTS)
def test_an_instant_is_read_with_its_zone_or_kathmandus(text: str, at: datetime) -> None:
    assert read(text) == ParsedMoment(at, exact=True)


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_is_its_midnight_in_kathmandu(text: str, day: date) -> None:
    assert read(text) == ParsedMoment(datetime(day.year, day.month, day.day, tzinfo=NPT), exact=False)


@pytest.mark.parametrize("text", [*NOTHING, f"{'a ' * LONGEST} 18 Nov 2025"])
def test_a_text_that_states_no_one_possible_day_states_nothing(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(("url", "day"), LINKS)
def test_a_link_states_a_day_and_no_time(url: str, day: date) -> None:
    assert in_link(url) == ParsedMoment(datetime(day.year, day.month, day.day, tzinfo=NPT), exact=False)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.onlinekhabar.com/2026/08/1997729/slug",
        "https://example.com/what-happened-on-2023-12-27",
        "https://example.com/holiday-2023-12-27",
        "https://example.com/2026/13/17/slug",
        "https://example.com/2026/gold/17/slug",
        "https://example.com/2026/08/17/2026-08-18",
        "https://example.com/story/123456",
        "https://[example.com/2026/08/17/",
        "",
    ],
)
def test_a_number_or_a_headline_in_a_link_is_no_date(url: str) -> None:
    assert in_link(url) is None


MOMENTS = st.builds(datetime.combine, st.dates(date(1990, 4, 15), date(2043, 12, 31)), st.times())
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")


@given(MOMENTS, ZONES)
def test_a_standard_format_round_trips(at: datetime, zone: timezone) -> None:
    aware = at.replace(tzinfo=zone)
    assert read(aware.isoformat()) == ParsedMoment(aware, exact=True)
    whole = aware.replace(microsecond=0)
    assert read(f"{whole:%a, %d %b %Y %H:%M:%S %z}") == ParsedMoment(whole, exact=True)
    assert read(f"{whole:%A, %B %d, %Y %I:%M:%S %p}") == ParsedMoment(whole.replace(tzinfo=NPT), exact=True)


@given(MOMENTS)
def test_a_bikram_sambat_date_round_trips_in_every_spelling(at: datetime) -> None:
    at = at.replace(microsecond=0, tzinfo=NPT)
    bs = bikram_sambat.to_bs(at.date())
    english, nepali = bikram_sambat.MONTHS_EN[bs.month - 1], bikram_sambat.MONTHS_NE[bs.month - 1]
    for text in (
        f"{bs.day} {english} {bs.year} {at:%H:%M:%S}",
        f"{bs.year} {english} {bs.day}, {at:%H:%M:%S}",
        f"{nepali} {bs.day}, {bs.year} आइतबार {at:%H:%M:%S}".translate(DEVANAGARI),
        f"प्रकाशित : {bs.year} {nepali} {bs.day} गते {at:%H:%M:%S}".translate(DEVANAGARI),
        *([f"{bs}T{at:%H:%M:%S}"] if bs.year >= 2070 else []),
    ):
        assert read(text) == ParsedMoment(at, exact=True), text


@given(st.text(max_size=LONGEST + 10) | st.text(alphabet="0123456789 :-/.TZ+,०९साउनNovam", max_size=60))
def test_any_text_gives_no_moment_or_an_aware_one_of_our_time(text: str) -> None:
    for stated in (read(text), in_link(f"https://example.com/{text}")):
        assert stated is None or (stated.at.tzinfo is not None and 1990 <= stated.at.year <= 2060)
