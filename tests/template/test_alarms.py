"""Alarms watch metrics that exist, with the dimensions that they are sent with, and reach somebody."""

from typing import Any

import pytest

from tests.template.parts import Resources, namespace
from tests.template.sent import SENT_BY_AWS, Metric

# Seconds: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
LONGEST = 7 * 86_400


def dimensions(alarm: dict[str, Any]) -> dict[str, Any]:
    """Dimension to value."""
    return {dimension["Name"]: dimension["Value"] for dimension in alarm["Dimensions"]}


def test_one_alarm_watches_all_sources_of_rates_and_their_schedule(alarms: Resources) -> None:
    alarm = alarms["SourcesSilentAlarm"]
    assert (alarm["MetricName"], dimensions(alarm)) == ("SourcesSilent", {"service": "rates"})
    assert (alarm["Statistic"], alarm["ComparisonOperator"], alarm["Threshold"]) == (
        "Maximum",
        "GreaterThanThreshold",
        0,
    )
    assert (alarm["TreatMissingData"], alarm["Period"], alarm["EvaluationPeriods"]) == ("breaching", 3600, 1)


def test_no_alarm_is_of_one_source(alarms: Resources) -> None:
    assert not [name for name, alarm in alarms.items() if "source" in dimensions(alarm)]


def test_our_metrics_are_the_ones_that_a_run_sends(alarms: Resources, sent: set[Metric]) -> None:
    for alarm in (alarm for alarm in alarms.values() if not namespace(alarm).startswith("AWS/")):
        names = dimensions(alarm)
        assert Metric(namespace(alarm), alarm["MetricName"], names["service"], frozenset(names)) in sent


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


def test_the_metrics_of_aws_exist_with_those_dimensions(alarms: Resources) -> None:
    for name, alarm in alarms.items():
        if namespace(alarm).startswith("AWS/"):
            known = SENT_BY_AWS[namespace(alarm), alarm["MetricName"]]
            assert dimensions(alarm).keys() in known, name


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
    for name in ("Api", "Articles", "Calendar", "Feeds", "Rates"):
        assert dimensions(alarms[f"{name}ThrottlesAlarm"]) == {"FunctionName": {"Ref": f"{name}Function"}}


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
    assert all(alarm["Period"] * alarm["EvaluationPeriods"] <= LONGEST for alarm in alarms.values())
