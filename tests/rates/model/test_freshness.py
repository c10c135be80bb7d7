"""Freshness periods of a rate: fresh, carried over closed days, late two hours after the next was due, stale."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from chautari.core.json_types import JsonObject
from chautari.nepali.clock import NPT
from chautari.rates.model.freshness import periods
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.views import freshness
from chautari.rates.views.day_types import StoredFreshness
from tests.support.observations import FRIDAY, MONDAY
from tools.bench import market_days

FEDERATION = PublicationSchedule(time(11, 30), saturdays=False)
BANK = PublicationSchedule(time(0, 30), saturdays=True)
SECOND = timedelta(seconds=1)


def rate(
    last: date, schedule: PublicationSchedule = FEDERATION, closed: dict[date, str] | None = None, **fields: object
) -> StoredFreshness:
    """The precomputed freshness of a rate of market date `last`."""
    served: JsonObject = {
        "date": str(last),
        "date_bs": "2083-05-01",
        "observed_at": "2026-08-17T11:45:00+05:45",
        **fields,
    }
    problem = served.pop("problem", "")
    freshness.add_periods([served], schedule, closed or {}, problem)
    foretold: StoredFreshness = served["freshness"]
    return foretold


def state_at(
    foretold: StoredFreshness, day: int, hour: int, minute: int = 0, second: int = 0, month: int = 8
) -> tuple[str, str]:
    current = freshness.freshness_at(foretold, datetime(2026, month, day, hour, minute, second, tzinfo=NPT))
    assert current is not None
    return current["state"], current["reason"]


def test_fridays_rate_over_a_weekend_without_a_later_one() -> None:
    friday = rate(FRIDAY)
    assert state_at(friday, 14, 9) == state_at(friday, 14, 23, 59, 59) == ("fresh", "the rate of today")
    assert state_at(friday, 15, 0) == state_at(friday, 15, 23, 59) == ("carried", "market closed: Saturday")
    assert state_at(friday, 16, 0) == state_at(friday, 16, 13, 30) == ("carried", "published at 11:30 on market days")
    late = ("late", "the rate of 2026-08-16 was due at 11:30 and has not come")
    assert state_at(friday, 16, 13, 30, 1) == state_at(friday, 17, 13, 30) == late
    assert (
        state_at(friday, 17, 13, 30, 1)
        == state_at(friday, 30, 0)
        == ("stale", f"{late[1]}, nor has that of 2026-08-17")
    )


def test_closed_days_are_named_and_no_rate_is_late_on_them() -> None:
    dashain = {date(2026, 10, day): "dashain" for day in range(17, 25)}
    before = rate(date(2026, 10, 16), closed=dashain)
    assert (
        state_at(before, 17, 12, month=10)
        == state_at(before, 24, 12, month=10)
        == ("carried", "market closed: Saturday")
    )
    assert (
        state_at(before, 18, 12, month=10)
        == state_at(before, 23, 23, month=10)
        == ("carried", "market closed: Dashain")
    )
    assert state_at(before, 25, 13, 30, month=10) == ("carried", "published at 11:30 on market days")
    assert state_at(before, 25, 13, 31, month=10)[0] == "late"


def test_a_bank_that_publishes_every_day_is_late_on_a_saturday_too() -> None:
    friday = rate(FRIDAY, BANK, {FRIDAY + timedelta(1): "dashain"})
    assert state_at(friday, 15, 2) == ("carried", "published at 00:30 every day")
    assert state_at(friday, 15, 3)[0] == "late"
    assert state_at(friday, 16, 3)[0] == "stale"


def test_the_problem_is_stated_as_soon_as_the_rate_is_late() -> None:
    broken = rate(MONDAY, problem="fenegosida unreachable since 2026-08-18 10:40 (521)")
    assert state_at(broken, 18, 12) == ("carried", "published at 11:30 on market days")
    assert state_at(broken, 18, 14)[1].endswith("has not come: fenegosida unreachable since 2026-08-18 10:40 (521)")


def test_a_rate_that_a_held_day_follows_states_it() -> None:
    held = rate(FRIDAY, held={"date": "2026-08-16"})
    assert state_at(held, 16, 14)[1].endswith("what was read for 2026-08-16 is held")


def test_the_answer_has_every_field_of_the_contract_and_no_later_period() -> None:
    current = freshness.freshness_at(rate(MONDAY), datetime(2026, 8, 17, 12, tzinfo=NPT))
    assert current == {
        "state": "fresh",
        "reason": "the rate of today",
        "date": "2026-08-17",
        "date_bs": "2083-05-01",
        "observed_at": "2026-08-17T11:45:00+05:45",
        "next_expected_at": "2026-08-18T11:30:00+05:45",
    }


def test_an_unpublished_rate_has_no_freshness() -> None:
    unpublished: JsonObject = {"price": None}
    freshness.add_periods([unpublished], FEDERATION, {}, "")
    assert unpublished == {"price": None, "freshness": None}
    now = datetime(2026, 8, 17, tzinfo=NPT)
    assert (freshness.freshness_at(None, now), freshness.next_change(None, now)) == (None, None)


def test_next_changes_follow_each_other_until_none_is_left() -> None:
    friday, changes = rate(FRIDAY), []
    now = datetime(2026, 8, 14, 12, tzinfo=NPT)
    while change := freshness.next_change(friday, now):
        now = change
        changes.append(f"{now:%a %H:%M:%S}")
    assert changes == ["Sat 00:00:00", "Sun 00:00:00", "Sun 13:30:01", "Mon 13:30:01"]


def test_nine_years_of_punctual_rates_are_called_late_on_at_most_five_days() -> None:
    """If every rate had come at its hour, five days would have been called late, apart from known interruptions."""
    closed, days = market_days.closed_by_rule(), market_days.published()
    late = set()
    for last, following in pairwise(days):
        due = FEDERATION.due_at(following)
        late_periods = (period for period in periods(FEDERATION, last, closed, "") if period.state == "late")
        late |= {period.since.date() for period in late_periods if period.since and period.since < due}
    interruptions = market_days.LOCKDOWN | market_days.STRIKE | market_days.ELECTIONS
    assert len(late - interruptions) <= 5
