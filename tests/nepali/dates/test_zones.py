"""Zones by name and parts of the day after a time; an unknown one gives no exact instant."""

from datetime import UTC, datetime

import pytest

from chautari.nepali.clock import NPT
from chautari.nepali.dates.moment_parser import ParsedMoment, read

MORNING = datetime(2025, 11, 18, 9, 30, tzinfo=NPT)  # 2 Mangsir 2082
EVENING = datetime(2026, 8, 16, 21, 21, 5, tzinfo=NPT)  # 31 Sawan 2083

UNDERSTOOD = [
    # zones by name, and parts of the day behind the time
    ("2026-08-16 08:36:05 America/Los_Angeles", EVENING),
    ("2026-08-16T08:36:05[America/Los_Angeles]", EVENING),
    ("2026-08-16 21:21:05 Asia/Kathmandu", EVENING),
    ("2026-08-16T21:21:05+05:45[Asia/Kathmandu]", EVENING),
    ("2026-01-16 07:36 America/Los_Angeles", datetime(2026, 1, 16, 15, 36, tzinfo=UTC)),
    ("2025-11-18 9:30 am ist", datetime(2025, 11, 18, 4, tzinfo=UTC)),
    ("2025-11-18 9:30 AM Nepal Time", MORNING),
    ("09:30 TUE 18 NOV 2025", MORNING),
    ("2025-11-18 09:30 + 0545", MORNING),
    ("2025-11-18 09:30:00+05:45:00", MORNING),
    ("2025-11-18 09:30 (NPT)", MORNING),
    ("2025-11-18 09:30 (GMT+5:45)", MORNING),
    ("2026-08-17 20:21:00 Europe/London", datetime(2026, 8, 17, 19, 21, tzinfo=UTC)),
    ("२०८३ भदौ १, ५ : ३० अपराह्न", datetime(2026, 8, 17, 17, 30, tzinfo=NPT)),
    ("भदौ १, २०८३ ५:३० बजे साँझ", datetime(2026, 8, 17, 17, 30, tzinfo=NPT)),
    ("भदौ १, २०८३ १२:१५ अपराह्न", datetime(2026, 8, 17, 12, 15, tzinfo=NPT)),
    ("भदौ १, २०८३ ११:५९ पूर्वाह्न", datetime(2026, 8, 17, 11, 59, tzinfo=NPT)),
    ("साउन ३१ बिहान ९:३० २०८३", datetime(2026, 8, 16, 9, 30, tzinfo=NPT)),
]
UNKNOWN_ZONES = [
    "2026-08-17 20:21:00 XYZ",
    "2026-08-17 20:21:00 Mars/Base",
    "2026-08-17 20:21 EST5EDT",
    "2026-08-17 20:21 NZDT",
    "2026-08-17 20:21:00 Eastern Time",
    "2026-08-17 20:21 (Eastern Time)",
    "2026-08-17 20:21 CST",
    "2026-08-17 20:21 BST",
    "2026-08-17 20:21+05.45",
    "2026-08-17 20:21 -07.00",
    "2026-08-17 20:21:00 0545",
    "2026-08-17 20:21:00 0000",
    "2026-08-17 9:30 AM Pacific Time",
    "2026-08-17 9:30 AM Central European Summer Time",
    "2026-08-17 9:30 UTC+5.75",
    "2026-08-17 9:30 UTC/x",
    "2026-08-17 बिहान 9:30 PM",
    "2026-08-17 ८:३० राति",
]


@pytest.mark.parametrize(("text", "instant"), UNDERSTOOD)
def test_an_instant_in_a_known_zone_is_exact(text: str, instant: datetime) -> None:
    assert read(text) == ParsedMoment(instant, exact=True)


@pytest.mark.parametrize("text", UNKNOWN_ZONES)
def test_a_time_in_an_unknown_zone_gives_the_day_only(text: str) -> None:
    assert read(text) == ParsedMoment(datetime(2026, 8, 17, tzinfo=NPT), exact=False)
