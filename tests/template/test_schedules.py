"""Every source with a rhythm is asked at that rhythm, every outlet at its own, and a run that fails is kept."""

import json
from collections import Counter
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest

from chautari.nepali.clock import NPT
from chautari.news.discovery import poll_schedule
from chautari.rates.model.publication_schedule import GRACE
from chautari.rates.sources import find
from tests.support.template_file import ROOT
from tests.template import cron
from tests.template.parts import ON_SCHEDULE, OUTLETS, Resources

SUNDAY = date(2026, 8, 16)
A_WEEK = [SUNDAY + timedelta(days=n) for n in range(7)]


@pytest.fixture(scope="session")
def of_rates(schedules: Resources) -> Resources:
    """The schedules that ask a source."""
    return {name: schedule for name, schedule in schedules.items() if name.startswith("RatesFunction.")}


@pytest.fixture(scope="session")
def of_feeds(schedules: Resources) -> Resources:
    """The schedules that ask an outlet."""
    return {name: schedule for name, schedule in schedules.items() if name.startswith("FeedsFunction.")}


def asked(schedule: dict[str, Any]) -> str:
    """The one source that a schedule names."""
    (key,) = json.loads(schedule["Input"])["sources"]
    return str(key)


def test_the_sources_with_a_rhythm_are_the_ones_scheduled(of_rates: Resources) -> None:
    assert {asked(schedule) for schedule in of_rates.values()} == set(ON_SCHEDULE)


def test_the_outlets_are_the_ones_scheduled_once_each(of_feeds: Resources) -> None:
    assert sorted(asked(schedule) for schedule in of_feeds.values()) == sorted(OUTLETS)


def test_feeds_are_looked_at_as_often_as_the_busiest_may_be_asked(of_feeds: Resources) -> None:
    for schedule in of_feeds.values():
        times = cron.parse(schedule["ScheduleExpression"]).fires_on(SUNDAY)
        fired = [datetime.combine(SUNDAY, at, NPT) for at in times]
        assert {later - earlier for earlier, later in pairwise(fired)} == {poll_schedule.SHORTEST}
        assert schedule["FlexibleTimeWindow"] == {"Mode": "OFF"}, "a feed that fires early is not due yet"


def test_outlets_are_asked_a_minute_apart(of_feeds: Resources) -> None:
    at = Counter(schedule["ScheduleExpression"] for schedule in of_feeds.values())
    assert (len(at), max(at.values())) == (10, 2)


def test_a_schedule_says_nothing_but_its_one_source(of_rates: Resources, of_feeds: Resources) -> None:
    for schedule in (*of_rates.values(), *of_feeds.values()):
        assert schedule["Input"] == json.dumps({"sources": [asked(schedule)]})


def test_the_calendar_is_published_once_a_day_just_after_midnight(functions: Resources) -> None:
    (declared,) = functions["CalendarFunction"]["Events"].values()
    schedule = declared["Properties"]
    assert json.loads(schedule["Input"]) == json.loads((ROOT / "events" / "calendar-publish.json").read_text())
    fires = cron.parse(schedule["ScheduleExpression"])
    assert all(fires.fires_on(day) == [time(0, 2)] for day in A_WEEK)


@pytest.mark.parametrize("key", ON_SCHEDULE)
def test_the_event_at_hand_is_the_schedules_own(key: str, of_rates: Resources) -> None:
    event = json.loads((ROOT / "events" / f"rates-{key}.json").read_text())
    assert event in [json.loads(schedule["Input"]) for schedule in of_rates.values()]
    assert event == {"sources": [key]}


@pytest.mark.parametrize("key", ON_SCHEDULE)
def test_a_source_is_asked_before_it_counts_as_late(key: str, of_rates: Resources) -> None:
    rhythm = find(key).rhythm
    assert rhythm is not None
    crons = [cron.parse(s["ScheduleExpression"]) for s in of_rates.values() if asked(s) == key]
    for day in filter(rhythm.expects, A_WEEK):
        fired = [datetime.combine(day, at, NPT) for each in crons for at in each.fires_on(day)]
        assert any(rhythm.due_at(day) <= instant < rhythm.due_at(day) + GRACE for instant in fired), day


@pytest.mark.parametrize("key", ON_SCHEDULE)
def test_every_day_of_the_week_has_a_run(key: str, of_rates: Resources) -> None:
    crons = [cron.parse(s["ScheduleExpression"]) for s in of_rates.values() if asked(s) == key]
    assert all(any(each.fires_on(day) for each in crons) for day in A_WEEK)


def test_no_source_of_rates_is_asked_more_often_than_every_twenty_minutes(of_rates: Resources) -> None:
    for schedule in of_rates.values():
        times = cron.parse(schedule["ScheduleExpression"]).fires_on(SUNDAY)
        fired = [datetime.combine(SUNDAY, at, NPT) for at in times]
        assert all(later - earlier >= timedelta(minutes=20) for earlier, later in pairwise(fired))


def test_hours_are_nepals(schedules: Resources) -> None:
    assert {schedule["ScheduleExpressionTimezone"] for schedule in schedules.values()} == {"Asia/Kathmandu"}


def test_two_stacks_do_not_collide_on_schedule_names(schedules: Resources) -> None:
    assert all(schedule["OmitName"] is True and "Name" not in schedule for schedule in schedules.values())


def test_runs_are_spread_over_a_few_minutes(schedules: Resources, of_feeds: Resources) -> None:
    for schedule in (schedules[name] for name in schedules.keys() - of_feeds.keys()):
        assert schedule["FlexibleTimeWindow"] == {"Mode": "FLEXIBLE", "MaximumWindowInMinutes": 5}


def test_an_event_that_could_not_be_delivered_is_kept(schedules: Resources) -> None:
    for schedule in schedules.values():
        assert schedule["DeadLetterConfig"] == {"Arn": {"Fn::GetAtt": ["FailedRuns", "Arn"]}}
        assert schedule["RetryPolicy"]["MaximumRetryAttempts"] <= 2


@pytest.mark.parametrize("name", ["RatesFunction", "FeedsFunction", "CalendarFunction"])
def test_a_run_that_failed_is_kept(name: str, functions: Resources) -> None:
    invoked = functions[name]["EventInvokeConfig"]
    assert invoked["DestinationConfig"]["OnFailure"] == {
        "Type": "SQS",
        "Destination": {"Fn::GetAtt": ["FailedRuns", "Arn"]},
    }
    assert invoked["MaximumRetryAttempts"] == 1


def test_failed_runs_are_kept_for_two_weeks(template: dict[str, Any]) -> None:
    queue = template["Resources"]["FailedRuns"]
    assert queue["Type"] == "AWS::SQS::Queue"
    assert queue["Properties"]["MessageRetentionPeriod"] == timedelta(days=14).total_seconds()
    assert queue["Properties"]["SqsManagedSseEnabled"] is True
