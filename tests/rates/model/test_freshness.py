"""What is foretold of a rate: of today, carried over closed days, late two hours after it was due, at last stale."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from chautari.core.json_types import JsonObject
from chautari.nepali.clock import NPT
from chautari.rates.model.freshness import stretches
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.views import freshness
from chautari.rates.views.day_types import StoredFreshness
from tests.support.observations import FRIDAY, MONDAY
from tools.bench import market_days

FEDERATION = PublicationSchedule(time(11, 30), saturdays=False)
BANK = PublicationSchedule(time(0, 30), saturdays=True)
SECOND = timedelta(seconds=1)


def rate(
    last: date, rhythm: PublicationSchedule = FEDERATION, closed: dict[date, str] | None = None, **more: object
) -> StoredFreshness:
    """The freshness of a rate of that day, told for all time to come."""
    said: JsonObject = {"date": str(last), "date_bs": "2083-05-01", "observed_at": "2026-08-17T11:45:00+05:45", **more}
    trouble = said.pop("trouble", "")
    freshness.add_periods([said], rhythm, closed or {}, trouble)
    foretold: StoredFreshness = said["freshness"]
    return foretold


def at(
    foretold: StoredFreshness, day: int, hour: int, minute: int = 0, second: int = 0, month: int = 8
) -> tuple[str, str]:
    said = freshness.freshness_at(foretold, datetime(2026, month, day, hour, minute, second, tzinfo=NPT))
    assert said is not None
    return said["state"], said["reason"]


def test_the_rate_of_friday_over_the_weekend_that_nothing_follows() -> None:
    friday = rate(FRIDAY)
    assert at(friday, 14, 9) == at(friday, 14, 23, 59, 59) == ("fresh", "the rate of today")
    assert at(friday, 15, 0) == at(friday, 15, 23, 59) == ("carried", "market closed: Saturday")
    assert at(friday, 16, 0) == at(friday, 16, 13, 30) == ("carried", "published at 11:30 on market days")
    late = ("late", "the rate of 2026-08-16 was due at 11:30 and has not come")
    assert at(friday, 16, 13, 30, 1) == at(friday, 17, 13, 30) == late
    assert at(friday, 17, 13, 30, 1) == at(friday, 30, 0) == ("stale", f"{late[1]}, nor has that of 2026-08-17")


def test_closed_days_are_named_and_nobody_is_late_on_them() -> None:
    dashain = {date(2026, 10, day): "dashain" for day in range(17, 25)}
    before = rate(date(2026, 10, 16), closed=dashain)
    assert at(before, 17, 12, month=10) == at(before, 24, 12, month=10) == ("carried", "market closed: Saturday")
    assert at(before, 18, 12, month=10) == at(before, 23, 23, month=10) == ("carried", "market closed: Dashain")
    assert at(before, 25, 13, 30, month=10) == ("carried", "published at 11:30 on market days")
    assert at(before, 25, 13, 31, month=10)[0] == "late"


def test_a_bank_that_publishes_every_day_is_late_on_a_saturday_too() -> None:
    friday = rate(FRIDAY, BANK, {FRIDAY + timedelta(1): "dashain"})
    assert at(friday, 15, 2) == ("carried", "published at 00:30 every day")
    assert at(friday, 15, 3)[0] == "late"
    assert at(friday, 16, 3)[0] == "stale"


def test_what_is_wrong_is_said_once_the_rate_is_late() -> None:
    broken = rate(MONDAY, trouble="fenegosida unreachable since 2026-08-18 10:40 (521)")
    assert at(broken, 18, 12) == ("carried", "published at 11:30 on market days")
    assert at(broken, 18, 14)[1].endswith("has not come: fenegosida unreachable since 2026-08-18 10:40 (521)")


def test_a_rate_behind_a_held_one_says_so() -> None:
    held = rate(FRIDAY, held={"date": "2026-08-16"})
    assert at(held, 16, 14)[1].endswith("what was read for 2026-08-16 is held")


def test_what_is_told_is_all_of_the_contract_and_nothing_of_the_future() -> None:
    said = freshness.freshness_at(rate(MONDAY), datetime(2026, 8, 17, 12, tzinfo=NPT))
    assert said == {
        "state": "fresh",
        "reason": "the rate of today",
        "date": "2026-08-17",
        "date_bs": "2083-05-01",
        "observed_at": "2026-08-17T11:45:00+05:45",
        "next_expected_at": "2026-08-18T11:30:00+05:45",
    }


def test_nothing_is_foretold_of_what_is_not_served() -> None:
    unpublished: JsonObject = {"price": None}
    freshness.add_periods([unpublished], FEDERATION, {}, "")
    assert unpublished == {"price": None, "freshness": None}
    now = datetime(2026, 8, 17, tzinfo=NPT)
    assert (freshness.freshness_at(None, now), freshness.next_change(None, now)) == (None, None)


def test_the_next_change_is_the_next_until_none_is_left() -> None:
    friday, seen = rate(FRIDAY), []
    now = datetime(2026, 8, 14, 12, tzinfo=NPT)
    while change := freshness.next_change(friday, now):
        now = change
        seen.append(f"{now:%a %H:%M:%S}")
    assert seen == ["Sat 00:00:00", "Sun 00:00:00", "Sun 13:30:01", "Mon 13:30:01"]


def test_nine_years_of_history_are_called_late_as_rarely_as_sources_are() -> None:
    """Had every rate come at its hour, the days on which one would have been called late: five, and three apart."""
    closed, days = market_days.closed_by_rule(), market_days.published()
    late = set()
    for last, then in pairwise(days):
        due = FEDERATION.due_at(then)
        called = (each.since for each in stretches(FEDERATION, last, closed, "") if each.state == "late" and each.since)
        late |= {since.date() for since in called if since < due}
    apart = market_days.LOCKDOWN | market_days.STRIKE | market_days.ELECTIONS
    assert len(late - apart) <= 5
