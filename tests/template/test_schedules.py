"""Every source with a rhythm is asked at that rhythm, every outlet at its own, and a run that fails is kept."""

import importlib
import json
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest

from chautari.alerts import job as alerts
from chautari.api import cache_control
from chautari.nepali.clock import NPT
from chautari.news.discovery import dispatch as news_dispatch
from chautari.news.discovery import poll_schedule
from chautari.rates.ingest import dispatch as rates_dispatch
from chautari.rates.model.publication_schedule import GRACE
from chautari.rates.sources import find, keys
from chautari.search import served_index
from chautari.search.indexing import job as indexing
from tests.support.template_file import ROOT
from tests.template import cron
from tests.template.parts import ON_SCHEDULE, Resources
from tools.local import redrive

SUNDAY = date(2026, 8, 16)
A_WEEK = [SUNDAY + timedelta(days=n) for n in range(7)]
DISPATCHING = {"RatesFunction.Due": "rates", "FeedsFunction.Due": "news"}


def every(schedule: dict[str, Any]) -> timedelta:
    """The one distance between two firings of a schedule, over midnight too."""
    times = cron.parse(schedule["ScheduleExpression"]).fires_on(SUNDAY)
    fired = [datetime.combine(day, at, NPT) for day in A_WEEK[:2] for at in times]
    (distance,) = {later - earlier for earlier, later in pairwise(fired)}
    return distance


def asked_on(key: str, day: date) -> list[datetime]:
    """The instants at which a source of rates is asked on `day`."""
    return sorted(at for poll_times in find(key).polls for at in poll_times.on(day))


def test_two_schedules_ask_everybody_a_third_publishes_the_calendar_a_fourth_looks_a_fifth_indexes_a_sixth_tells(
    schedules: Resources,
) -> None:
    further = {"CalendarFunction.Publish", "WatchFunction.Look", "SearchFunction.Index", "AlertsFunction.Due"}
    assert schedules.keys() == {*DISPATCHING, *further}
    for name, kind in DISPATCHING.items():
        assert json.loads(schedules[name]["Input"]) == {"dispatch": kind}
    events = {"RatesFunction.Due": "rates", "FeedsFunction.Due": "feeds", "WatchFunction.Look": "watch"}
    events |= {"SearchFunction.Index": "search", "AlertsFunction.Due": "alerts"}
    for name, event in events.items():
        assert json.loads((ROOT / "events" / f"{event}.json").read_text()) == json.loads(schedules[name]["Input"])


def test_the_functions_know_the_events_of_their_schedules(schedules: Resources) -> None:
    for name, event in (
        ("RatesFunction.Due", rates_dispatch.EVENT),
        ("FeedsFunction.Due", news_dispatch.EVENT),
        ("SearchFunction.Index", indexing.EVENT),
        ("AlertsFunction.Due", alerts.EVENT),
    ):
        assert json.loads(schedules[name]["Input"]) == event


def test_the_two_share_one_role_that_may_invoke_them_and_keep_what_failed(
    schedules: Resources, template: dict[str, Any]
) -> None:
    assert {str(schedules[name]["RoleArn"]) for name in DISPATCHING} == {"{'Fn::GetAtt': ['DispatchRole', 'Arn']}"}
    (policy,) = template["Resources"]["DispatchRole"]["Properties"]["Policies"]
    invoke, keep = policy["PolicyDocument"]["Statement"]
    assert invoke["Resource"] == [{"Ref": "RatesFunction.Alias"}, {"Ref": "FeedsFunction.Alias"}]
    assert (invoke["Action"], keep["Action"]) == ("lambda:InvokeFunction", "sqs:SendMessage")


def test_the_sources_with_a_rhythm_are_the_ones_with_polls() -> None:
    assert [key for key in keys() if find(key).polls] == ON_SCHEDULE


def test_feeds_are_looked_at_as_often_as_the_busiest_may_be_asked(schedules: Resources) -> None:
    assert every(schedules["FeedsFunction.Due"]) == poll_schedule.MIN_INTERVAL


def test_a_source_is_asked_within_five_minutes_of_its_declared_instant(schedules: Resources) -> None:
    assert every(schedules["RatesFunction.Due"]) == timedelta(minutes=5)


@pytest.mark.parametrize("name", DISPATCHING)
def test_a_firing_is_on_time_and_ends_before_the_next(name: str, schedules: Resources, functions: Resources) -> None:
    assert schedules[name]["FlexibleTimeWindow"] == {"Mode": "OFF"}, "what fires early finds less due"
    function, _, _ = name.partition(".")
    assert functions[function]["Timeout"] < every(schedules[name]).total_seconds()


def test_a_firing_has_time_for_more_than_one_source(functions: Resources) -> None:
    rates, feeds = (importlib.import_module(f"functions.{name}.app") for name in ("rates", "feeds"))
    assert functions["RatesFunction"]["Timeout"] * 1000 > 2 * rates.ONE_SOURCE_MS
    assert functions["FeedsFunction"]["Timeout"] * 1000 > 1.5 * feeds.ONE_OUTLET_MS


def test_an_article_is_found_within_five_minutes(schedules: Resources) -> None:
    """It waits for a run, for the reader to look after the index, and for the edge to ask again; a run takes 5 s."""
    waits = every(schedules["SearchFunction.Index"]) + timedelta(seconds=served_index.LOOKED_AFTER_SECONDS + 5)
    assert waits + timedelta(seconds=cache_control.MINUTE) < timedelta(minutes=5)


def test_the_calendar_is_published_once_a_day_just_after_midnight(functions: Resources) -> None:
    (declared,) = functions["CalendarFunction"]["Events"].values()
    schedule = declared["Properties"]
    assert json.loads(schedule["Input"]) == json.loads((ROOT / "events" / "calendar-publish.json").read_text())
    fires = cron.parse(schedule["ScheduleExpression"])
    assert all(fires.fires_on(day) == [time(0, 2)] for day in A_WEEK)


@pytest.mark.parametrize("key", ON_SCHEDULE)
def test_a_source_is_asked_before_it_counts_as_late(key: str) -> None:
    rhythm = find(key).schedule
    assert rhythm is not None
    for day in filter(rhythm.expects, A_WEEK):
        assert any(rhythm.due_at(day) <= at < rhythm.due_at(day) + GRACE for at in asked_on(key, day)), day


@pytest.mark.parametrize("key", ON_SCHEDULE)
def test_every_day_of_the_week_has_a_poll(key: str) -> None:
    assert all(asked_on(key, day) for day in A_WEEK)


@pytest.mark.parametrize("key", ON_SCHEDULE)
def test_no_source_of_rates_is_asked_more_often_than_every_twenty_minutes(key: str) -> None:
    for day in A_WEEK:
        assert all(later - earlier >= timedelta(minutes=20) for earlier, later in pairwise(asked_on(key, day)))


def test_hours_are_nepals(schedules: Resources) -> None:
    assert {schedule["ScheduleExpressionTimezone"] for schedule in schedules.values()} == {"Asia/Kathmandu"}


def test_two_stacks_do_not_collide_on_schedule_names(schedules: Resources) -> None:
    assert all(schedule["OmitName"] is True and "Name" not in schedule for schedule in schedules.values())


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


def test_a_redrive_hides_what_it_runs_again_for_as_long_as_its_longest_runs(functions: Resources) -> None:
    longest = max(functions[f"{name}Function"]["Timeout"] for name in ("Rates", "Feeds", "Calendar"))
    assert redrive.AT_ONCE * longest < redrive.HIDDEN_SECONDS
