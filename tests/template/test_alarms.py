"""Alarms watch metrics that exist, with the dimensions that they are sent with, and reach somebody."""

from typing import Any

import pytest

from tests.template.parts import Resources, dimensions, metrics_of, namespace
from tests.template.sent import SENT_BY_AWS, Metric

# Seconds: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
LONGEST = 7 * 86_400


@pytest.fixture
def metrics(alarms: Resources) -> list[tuple[str, dict[str, Any]]]:
    """Every metric that is watched, with the name of its alarm."""
    return [(name, metric) for name, alarm in alarms.items() for metric in metrics_of(alarm)]


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


def test_there_are_no_more_than_two_stages_have_for_little(
    alarms: Resources, metrics: list[tuple[str, dict[str, Any]]], sent: set[Metric]
) -> None:
    """Ten alarms and ten metrics of an account are free: https://aws.amazon.com/cloudwatch/pricing/."""
    assert (len(alarms) <= 10, len(metrics) <= 10, len(sent) <= 5) == (True, True, True)
    assert not [metric for metric in sent if "source" in metric.dimensions]


def test_silence_of_the_watcher_is_told_within_the_hour(alarms: Resources) -> None:
    alarm = alarms["WatcherSilentAlarm"]
    assert dimensions(alarm) == {"FunctionName": {"Ref": "WatchFunction"}}
    assert (alarm["MetricName"], alarm["Statistic"], alarm["ComparisonOperator"], alarm["Threshold"]) == (
        *("Invocations", "Sum"),
        *("LessThanThreshold", 1),
    )
    assert (alarm["TreatMissingData"], alarm["Period"] * alarm["EvaluationPeriods"]) == ("breaching", 1800)


def test_the_metrics_of_aws_exist_with_those_dimensions(metrics: list[tuple[str, dict[str, Any]]]) -> None:
    of_aws = [(name, metric) for name, metric in metrics if namespace(metric).startswith("AWS/")]
    assert of_aws
    for name, metric in of_aws:
        assert dimensions(metric).keys() in SENT_BY_AWS[namespace(metric), metric["MetricName"]], name


def test_a_dimension_names_what_it_measures(alarms: Resources) -> None:
    assert dimensions(alarms["OldestLinkAlarm"]) == {"QueueName": {"Fn::GetAtt": ["ArticleLinks", "QueueName"]}}
    assert dimensions(alarms["ApiServerErrorsAlarm"]) == {"ApiId": {"Ref": "HttpApi"}}
    for name in ("ApiErrorsAlarm", "ApiDurationAlarm"):
        assert dimensions(alarms[name]) == {
            "FunctionName": {"Ref": "ApiFunction"},
            "Resource": {"Fn::Sub": "${ApiFunction}:live"},
        }


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
