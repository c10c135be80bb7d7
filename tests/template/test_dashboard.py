"""The dashboard shows metrics that are sent, of parts that are there."""

import json
from typing import Any

import pytest

from tests.support import template_file
from tests.template.parts import NAMESPACE, Resources
from tests.template.sent import SENT_BY_AWS, Metric


@pytest.fixture(scope="module")
def widgets(template: dict[str, Any]) -> list[dict[str, Any]]:
    """The widgets, with what stands for names of resources left as it is."""
    (dashboard,) = template_file.of_type(template, "AWS::CloudWatch::Dashboard").values()
    body: dict[str, Any] = json.loads(dashboard["DashboardBody"]["Fn::Sub"])
    return list(body["widgets"])


def rows(widgets: list[dict[str, Any]]) -> list[list[Any]]:
    return [row for widget in widgets for row in widget["properties"]["metrics"]]


def named(widgets: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    """Namespace, name, dimension and its value of what is named outright; all of these have one dimension."""
    return [tuple(row[:4]) for row in rows(widgets) if isinstance(row[0], str)]


def test_our_own_metrics_on_it_are_sent(widgets: list[dict[str, Any]], sent: set[Metric]) -> None:
    ours = {
        Metric(namespace, name, value, frozenset((dimension,)))
        for namespace, name, dimension, value in named(widgets)
        if namespace == NAMESPACE
    }
    assert ours <= sent


def test_what_is_sent_is_on_it(widgets: list[dict[str, Any]], sent: set[Metric]) -> None:
    """Each is paid for by month (docs/costs.md); what nobody looks at is not sent."""
    assert {metric.name for metric in sent} == {
        name for namespace, name, _, _ in named(widgets) if namespace == NAMESPACE
    }


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


def test_no_widget_lies_on_another_and_all_fit_the_grid(widgets: list[dict[str, Any]]) -> None:
    fields = [
        (x, y)
        for widget in widgets
        for x in range(widget["x"], widget["x"] + widget["width"])
        for y in range(widget["y"], widget["y"] + widget["height"])
    ]
    assert len(fields) == len(set(fields))
    assert max(x for x, _ in fields) < 24
