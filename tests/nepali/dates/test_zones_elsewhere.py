"""Zones before a time or after its date, and words that may be zones: none is mistaken for Kathmandu's."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from chautari.nepali.clock import NPT
from chautari.nepali.dates.moment_parser import ParsedMoment, read

EVENING = datetime(2026, 8, 17, 20, 21, tzinfo=UTC)
WEST = datetime(2026, 8, 18, 3, 21, tzinfo=UTC)  # 20:21 of the 17th in Los Angeles
IN_KATHMANDU = datetime(2026, 8, 17, 20, 21, tzinfo=NPT)

UNDERSTOOD = [
    ("UTC 2026-08-17 20:21", EVENING),
    ("2026-08-17 (UTC) 20:21", EVENING),
    ("2026-08-17UTC20:21", EVENING),
    ("20:21, 17 Aug 2026 GMT", EVENING),
    ("America/Los_Angeles 2026-08-17 20:21", WEST),
    ("20:21 17 Aug 2026 America/Los_Angeles", WEST),
    ("2026-08-17 20:21 UTC\u22125", datetime(2026, 8, 17, 20, 21, tzinfo=timezone(timedelta(hours=-5)))),
    ("2026-08-17 20:21 \u221207:00", WEST),
    ("2026-08-17 20:21 नेपाली समय", IN_KATHMANDU),
    ("2026-08-17 20:21 Nepal Standard Time", IN_KATHMANDU),
    ("2026-08-17 20:21 Kathmandu", IN_KATHMANDU),
    ("2026-08-17 20:21 by Ram Bahadur", IN_KATHMANDU),
    ("2026-08-17 20:21 hrs | Updated", IN_KATHMANDU),
    ("2026-08-17 20:21 Monday", IN_KATHMANDU),
    ("Updated: 20:21 Aug 17, 2026", IN_KATHMANDU),
    ("RSS, 2026-08-17 20:21", IN_KATHMANDU),
    ("By Mina Rai, Kathmandu | Published: 17 August 2026, 20:21", IN_KATHMANDU),
    ("Posted on: Mon, 17th of August, 2026 A.D. at 8:21 p.m.", IN_KATHMANDU),
    ("प्रकाशित मितिः वि.सं. २०८३ साल भदौ १ गते सोमबार, २०:२१ बजे", IN_KATHMANDU),
    ("Sydney, 2026-08-17 20:21 UTC", EVENING),
]
NOT_UNDERSTOOD = [
    "2026-08-17 20:21 xyz",
    "2026-08-17 20:21xyz",
    "2026-08-17 20:21 Zulu",
    "2026-08-17 20:21, XYZ",
    "2026-08-17 20:21 - XYZ",
    "2026-08-17 20:21 america/nowhere",
    "2026-08-17 20:21 Area/../x",
    "2026-08-17 20:21 London time",
    "2026-08-17 20:21 New York time",
    "2026-08-17 20:21 Local time",
    "2026-08-17 20:21 भारतीय समय",
    "2026-08-17 20:21 (स्थानीय समय)",
    "2026-08-17 20:21 जीएमटी",
    "2026-08-17 20:21 A",
    "2026-08-17 20:21 UTC\u20135",
    "XYZ 20:21 2026-08-17",
    "2026-08-17 (XYZ) 20:21",
    "20:21 17 Aug 2026 XYZ",
    "America/Nowhere 2026-08-17 20:21",
    "Eastern Time 2026-08-17 20:21",
    "20:21, 17 Aug 2026 (Indian Standard Time)",
    "UTC 2026-08-17 20:21 Aug 17 2026 PST",
    "2026-08-17 20:21 in Washington",
    "2026-08-17, 8:21 pm local time in New York",
    "2026-08-17 20:21 (Sydney)",
    "2026-08-17 20:21, Sydney",
    "2026-08-17 20:21 - Sydney",
    "2026-08-17 20:21 | Sydney",
    "2026-08-17 20:21 GMT-ish",
    "GMT-ish 2026-08-17 20:21",
    "2026-08-17 20:21 by Ram Bahadur in Sydney",
    "2026-08-17 20:21 by Sydney time",
    "Sydney, 17 Aug 2026, 20:21",
    "At 20:21 in London on 17 Aug 2026",
    "2026-08-17 20:21 सिड्नीमा",
    "दिल्ली, २०८३ भदौ १, २०:२१",
    "2026-08-17 20:21 东京",
    "2026-08-17 20:21 Москва",
]


@pytest.mark.parametrize(("text", "instant"), UNDERSTOOD)
def test_a_known_zone_is_used_wherever_it_is_stated(text: str, instant: datetime) -> None:
    assert read(text) == ParsedMoment(instant, exact=True)


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_a_word_that_may_be_a_zone_leaves_the_day(text: str) -> None:
    assert read(text) == ParsedMoment(datetime(2026, 8, 17, tzinfo=NPT), exact=False)
