"""The dashboard shows metrics that are sent, of parts that are there."""

import json
import re
from typing import Any

import pytest

from tests.support import template_file
from tests.template.parts import NAMESPACE, Resources
from tests.template.sent import SENT_BY_AWS, Metric

SEARCH = re.compile(
    # Quoted, for the hyphen in a stack's name:
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
    r"""SEARCH\('\{"chautari/\$\{AWS::StackName\}",(?P<dimensions>[a-z,]+)\} service="(?P<service>[a-z]+)" """
    r"""MetricName="(?P<name>\w+)"', '(Sum|Maximum)', 3600\)"""
)
SOURCE = frozenset(("service", "source"))


@pytest.fixture(scope="module")
def widgets(template: dict[str, Any]) -> list[dict[str, Any]]:
    """The widgets, with what stands for names of resources left as it is."""
    (dashboard,) = template_file.of_type(template, "AWS::CloudWatch::Dashboard").values()
    body: dict[str, Any] = json.loads(dashboard["DashboardBody"]["Fn::Sub"])
    return list(body["widgets"])


def rows(widgets: list[dict[str, Any]]) -> list[list[Any]]:
    return [row for widget in widgets for row in widget["properties"]["metrics"]]


def searched(widgets: list[dict[str, Any]]) -> set[Metric]:
    """What the searches look for."""
    searched_metrics = set()
    for row in rows(widgets):
        if isinstance(row[0], dict):
            parts = SEARCH.fullmatch(row[0]["expression"])
            assert parts, row
            dimensions = frozenset(parts["dimensions"].split(","))
            searched_metrics.add(Metric(NAMESPACE, parts["name"], parts["service"], dimensions))
    return searched_metrics


def named(widgets: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    """Namespace, name, dimension and its value of what is named outright; all of these have one dimension."""
    return [tuple(row[:4]) for row in rows(widgets) if isinstance(row[0], str)]


def test_our_own_metrics_on_it_are_sent(widgets: list[dict[str, Any]], sent: set[Metric]) -> None:
    ours = {
        Metric(namespace, name, value, frozenset((dimension,)))
        for namespace, name, dimension, value in named(widgets)
        if namespace == NAMESPACE
    }
    assert searched(widgets) | ours <= sent


def test_what_is_sent_of_each_source_is_on_it(widgets: list[dict[str, Any]], sent: set[Metric]) -> None:
    """Each is paid for by source and month (docs/costs.md); what nobody looks at is not sent."""
    assert {metric for metric in sent if "source" in metric.dimensions} == searched(widgets)


def test_what_aws_sends_exists_with_that_dimension(widgets: list[dict[str, Any]]) -> None:
    for namespace, name, dimension, _ in named(widgets):
        if namespace != NAMESPACE:
            assert {dimension} in SENT_BY_AWS[namespace, name]


def test_it_names_resources_that_are_there(widgets: list[dict[str, Any]], template: dict[str, Any]) -> None:
    values = {value for namespace, _, _, value in named(widgets) if namespace != NAMESPACE}
    assert {value.strip("${}").partition(".")[0] for value in values} <= template["Resources"].keys()


def test_each_function_and_queue_is_on_it(
    widgets: list[dict[str, Any]], template: dict[str, Any], functions: Resources
) -> None:
    values = {value for _, _, _, value in named(widgets)}
    assert {f"${{{name}}}" for name in functions} <= values
    queues = template_file.of_type(template, "AWS::SQS::Queue")
    assert {f"${{{name}.QueueName}}" for name in queues} <= values


@pytest.mark.parametrize("name", ["RowsRead", "RowsStored", "RowsDropped", "RowsHeld", "Failed", "Skipped"])
def test_rates_are_shown_source_by_source(name: str, widgets: list[dict[str, Any]]) -> None:
    assert Metric(NAMESPACE, name, "rates", SOURCE) in searched(widgets)


def test_no_widget_lies_on_another_and_all_fit_the_grid(widgets: list[dict[str, Any]]) -> None:
    fields = [
        (x, y)
        for widget in widgets
        for x in range(widget["x"], widget["x"] + widget["width"])
        for y in range(widget["y"], widget["y"] + widget["height"])
    ]
    assert len(fields) == len(set(fields))
    assert max(x for x, _ in fields) < 24
