"""Alarms watch metrics that exist, with the dimensions that they are sent with, and reach somebody."""

from typing import Any

import pytest

from tests.template.parts import NAMES, Resources, dimensions, metrics_of, namespace
from tests.template.sent import SENT_BY_AWS, Metric

# Seconds: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
LONGEST = 7 * 86_400


@pytest.fixture
def metrics(alarms: Resources) -> list[tuple[str, dict[str, Any]]]:
    """Every metric that is watched, with the name of its alarm."""
    return [(name, metric) for name, alarm in alarms.items() for metric in metrics_of(alarm)]


def test_one_alarm_watches_all_sources_of_rates_and_their_schedule(alarms: Resources) -> None:
    alarm = alarms["SourcesSilentAlarm"]
    assert (alarm["MetricName"], dimensions(alarm)) == ("SourcesSilent", {"service": "rates"})
    assert (alarm["Statistic"], alarm["ComparisonOperator"], alarm["Threshold"]) == (
        "Maximum",
        "GreaterThanThreshold",
        0,
    )
    assert (alarm["TreatMissingData"], alarm["Period"], alarm["EvaluationPeriods"]) == ("breaching", 3600, 1)


def test_no_alarm_is_of_one_source(metrics: list[tuple[str, dict[str, Any]]]) -> None:
    assert not [name for name, metric in metrics if "source" in dimensions(metric)]


def test_our_metrics_are_the_ones_that_a_run_sends(
    metrics: list[tuple[str, dict[str, Any]]], sent: set[Metric]
) -> None:
    ours = [metric for _, metric in metrics if not namespace(metric).startswith("AWS/")]
    assert ours
    for metric in ours:
        names = dimensions(metric)
        assert Metric(namespace(metric), metric["MetricName"], names["service"], frozenset(names)) in sent


def test_a_refused_notice_and_a_day_without_a_calendar_are_told(alarms: Resources) -> None:
    refused, built = alarms["CalendarNoticesRefusedAlarm"], alarms["CalendarYearsBuiltAlarm"]
    assert (refused["MetricName"], refused["ComparisonOperator"], refused["Threshold"]) == (
        "NoticesRefused",
        "GreaterThanThreshold",
        0,
    )
    assert (built["MetricName"], built["ComparisonOperator"], built["Threshold"]) == (
        "YearsBuilt",
        "LessThanThreshold",
        1,
    )
    assert (built["TreatMissingData"], built["Period"]) == ("breaching", 86_400)


def test_the_metrics_of_aws_exist_with_those_dimensions(metrics: list[tuple[str, dict[str, Any]]]) -> None:
    of_aws = [(name, metric) for name, metric in metrics if namespace(metric).startswith("AWS/")]
    assert of_aws
    for name, metric in of_aws:
        assert dimensions(metric).keys() in SENT_BY_AWS[namespace(metric), metric["MetricName"]], name


def test_a_dimension_names_what_it_measures(alarms: Resources) -> None:
    assert dimensions(alarms["FailedRunsAlarm"]) == {"QueueName": {"Fn::GetAtt": ["FailedRuns", "QueueName"]}}
    assert dimensions(alarms["FailedLinksAlarm"]) == {"QueueName": {"Fn::GetAtt": ["FailedLinks", "QueueName"]}}
    assert dimensions(alarms["OldestLinkAlarm"]) == {"QueueName": {"Fn::GetAtt": ["ArticleLinks", "QueueName"]}}
    assert dimensions(alarms["ApiServerErrorsAlarm"]) == {"ApiId": {"Ref": "HttpApi"}}
    for name in ("ApiErrorsAlarm", "ApiDurationAlarm"):
        assert dimensions(alarms[name]) == {
            "FunctionName": {"Ref": "ApiFunction"},
            "Resource": {"Fn::Sub": "${ApiFunction}:live"},
        }


def test_one_throttle_of_any_function_is_enough(alarms: Resources, functions: Resources) -> None:
    """The sum over all functions, where one that was not called counts as none."""
    alarm = alarms["ThrottlesAlarm"]
    watched = metrics_of(alarm)
    assert {(namespace(metric), metric["MetricName"], metric["Stat"]) for metric in watched} == {
        ("AWS/Lambda", "Throttles", "Sum")
    }
    assert all(dimensions(metric).keys() == {"FunctionName"} for metric in watched)
    assert sorted(dimensions(metric)["FunctionName"]["Ref"] for metric in watched) == sorted(functions)
    assert functions.keys() == set(NAMES)
    returned = [entry for entry in alarm["Metrics"] if entry.get("ReturnData", True)]
    assert [entry["Expression"] for entry in returned] == ["SUM(FILL(METRICS(), 0))"]
    assert (alarm["ComparisonOperator"], alarm["Threshold"], alarm["DatapointsToAlarm"]) == (
        "GreaterThanThreshold",
        0,
        1,
    )


def test_a_late_datapoint_behind_a_filled_gap_still_counts(alarms: Resources) -> None:
    """FILL puts a value where the newest datapoint is not there yet: the period before it has to count as well."""
    filled = [alarm for alarm in alarms.values() if "FILL(" in str(alarm.get("Metrics"))]
    assert filled
    assert all(alarm["EvaluationPeriods"] > alarm["DatapointsToAlarm"] for alarm in filled)


@pytest.mark.parametrize("name", ["FailedRunsAlarm", "FailedLinksAlarm"])
def test_one_abandoned_run_or_link_is_enough(name: str, alarms: Resources) -> None:
    alarm = alarms[name]
    assert (alarm["ComparisonOperator"], alarm["Threshold"]) == ("GreaterThanThreshold", 0)
    assert alarm["EvaluationPeriods"] == 1


def test_slow_is_well_before_the_functions_timeout(alarms: Resources, functions: Resources) -> None:
    alarm = alarms["ApiDurationAlarm"]
    assert alarm["ExtendedStatistic"] == "p99"
    assert alarm["Threshold"] <= functions["ApiFunction"]["Timeout"] * 1000 / 2


def test_every_alarm_says_why_and_tells_the_topic(alarms: Resources) -> None:
    for name, alarm in alarms.items():
        assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}], name
        assert len(alarm["AlarmDescription"]) > 40, name


def test_no_alarm_looks_back_further_than_cloudwatch_does(alarms: Resources) -> None:
    for name, alarm in alarms.items():
        assert all(metric["Period"] * alarm["EvaluationPeriods"] <= LONGEST for metric in metrics_of(alarm)), name
