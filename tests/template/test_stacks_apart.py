"""Two stacks in one account, of one stage even, have no name in common: neither replaces or measures the other."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.template_file import of_type
from tests.template.parts import NAMESPACE
from tests.template.transformed import translate

# What ends in Name and is no name of the resource, or one within another resource of the stack.
OTHERWISE = {
    ("AWS::Lambda::Alias", "Name"): "an alias of the stack's own function",
    ("AWS::ApiGatewayV2::Stage", "StageName"): "a stage of the stack's own API",
    ("AWS::CloudWatch::Alarm", "MetricName"): "a metric, in the namespace beside it",
    ("AWS::CodeDeploy::DeploymentGroup", "DeploymentConfigName"): "a canary of AWS' own",
}


@pytest.fixture(scope="module")
def translated(region: None, template: dict[str, Any]) -> dict[str, Any]:
    return translate(template)


def names(resource: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """The names that a resource gets or refers to: at the top of its properties, or of their one `...Config`."""
    properties = resource.get("Properties", {})
    parts = [
        properties,
        *(part for key, part in properties.items() if key.endswith("Config") and isinstance(part, dict)),
    ]
    for part in parts:
        yield from ((key, value) for key, value in part.items() if key.endswith("Name"))


def is_of_the_stack(name: object) -> bool:
    """Whether a name has the stack's in it, or is that of another of its resources."""
    return "AWS::StackName" in json.dumps(name) or (isinstance(name, dict) and name.keys() <= {"Ref", "Fn::GetAtt"})


def test_no_two_stacks_give_a_resource_the_same_name(translated: dict[str, Any]) -> None:
    """SAM names a layer by its logical id, the same in every stack, unless it is named."""
    named = [
        (resource["Type"], key, name) for resource in translated["Resources"].values() for key, name in names(resource)
    ]
    assert {"LayerName", "Name", "FunctionName"} <= {key for _, key, _ in named}
    assert [
        (kind, name) for kind, key, name in named if (kind, key) not in OTHERWISE and not is_of_the_stack(name)
    ] == []


def test_a_stack_of_the_same_name_in_another_region_has_other_names_at_cloudfront(translated: dict[str, Any]) -> None:
    """CloudFront knows no regions, and a stack restored elsewhere has the name of the one that is lost."""
    at_cloudfront = [
        name
        for resource in translated["Resources"].values()
        if resource["Type"].startswith("AWS::CloudFront::")
        for _, name in names(resource)
    ]
    assert at_cloudfront
    assert [name for name in at_cloudfront if "${AWS::Region}" not in json.dumps(name)] == []


def test_every_metric_of_ours_is_in_the_namespace_of_the_stack(translated: dict[str, Any]) -> None:
    for function in of_type(translated, "AWS::Lambda::Function").values():
        namespace = function["Environment"]["Variables"]["POWERTOOLS_METRICS_NAMESPACE"]
        assert namespace == {"Fn::Sub": NAMESPACE}
    assert "chautari/${Stage}" not in json.dumps(translated)
