"""The template and its parts, as the tests of this folder name them."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support import template_file
from tests.template.parts import Resources
from tests.template.sent import TELLINGS, Metric, environment_of, sent_by
from tests.template.transformed import REGION


@pytest.fixture(scope="session")
def template() -> dict[str, Any]:
    return template_file.load()


@pytest.fixture(scope="module")
def region() -> Iterator[None]:
    """The translator asks botocore for the partition of a region."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_DEFAULT_REGION", REGION)
        yield


@pytest.fixture(scope="session")
def functions(template: dict[str, Any]) -> Resources:
    """The functions that every deployment has; that of exports is there by a parameter (test_export.py)."""
    every = template_file.of_type(template, "AWS::Serverless::Function").items()
    return {name: function for name, function in every if "Condition" not in template["Resources"][name]}


@pytest.fixture(scope="session")
def layers(template: dict[str, Any]) -> Resources:
    return template_file.of_type(template, "AWS::Serverless::LayerVersion")


@pytest.fixture(scope="session")
def alarms(template: dict[str, Any]) -> Resources:
    return template_file.of_type(template, "AWS::CloudWatch::Alarm")


@pytest.fixture(scope="session")
def schedules(functions: Resources) -> Resources:
    return {
        f"{name}.{event}": declared["Properties"]
        for name, function in functions.items()
        for event, declared in function.get("Events", {}).items()
        if declared["Type"] == "ScheduleV2"
    }


@pytest.fixture
def sent(
    functions: Resources,
    template: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> set[Metric]:
    """Every metric that our functions send."""
    environments = {name: environment_of(name, template, functions) for name in TELLINGS}
    return {metric for name in TELLINGS for metric in sent_by(name, environments[name], monkeypatch, capsys)}
