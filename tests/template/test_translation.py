"""The template as CloudFormation gets it: translated by SAM, then linted.

Linting the template as written lets through a `!Ref` to nothing inside a policy, and limits that come in by Globals.
"""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from cfnlint.api import ManualArgs, lint
from samtranslator.translator.transform import transform

from tests.support.template_file import of_type

UPLOADED = {"CodeUri": "s3://bucket/code.zip", "ContentUri": "s3://bucket/layer.zip"}
REGION = "ap-south-1"
# Below which a function may reach every object.
OBJECTS = (
    "${NoticesBucket.Arn}/calendar",
    "${EvidenceBucket.Arn}",
    "${EvidenceBucket.Arn}/answers",
    "${EvidenceBucket.Arn}/runs",
    "s3:::${ExportBucket}/${Stage}",
)


class ManagedPolicies:
    """Stands for IAM's list of managed policies: the one that every function has."""

    def load(self) -> dict[str, str]:
        name = "service-role/AWSLambdaBasicExecutionRole"
        return {name.split("/")[1]: f"arn:aws:iam::aws:policy/{name}"}


def translate(template: dict[str, Any]) -> dict[str, Any]:
    """The template that SAM makes of `template`, as if its code were uploaded."""
    uploaded = copy.deepcopy(template)
    for resource in uploaded["Resources"].values():
        properties = resource.get("Properties", {})
        properties.update({key: address for key, address in UPLOADED.items() if key in properties})
    translated: dict[str, Any] = transform(uploaded, {}, ManagedPolicies())
    return translated


def complaints(translated: dict[str, Any]) -> list[str]:
    """What cfn-lint says, warnings included."""
    findings = lint(json.dumps(translated), config=ManualArgs(regions=[REGION]))
    return [f"{match.rule.id} {match.path}: {match.message}" for match in findings]


@pytest.fixture(autouse=True, scope="module")
def region() -> Iterator[None]:
    """The translator asks botocore for the partition of a region."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_DEFAULT_REGION", REGION)
        yield


@pytest.fixture(scope="module")
def translated(template: dict[str, Any]) -> dict[str, Any]:
    return translate(template)


def test_cloudformation_would_take_it(translated: dict[str, Any]) -> None:
    assert complaints(translated) == []


def test_a_reference_to_nothing_in_a_policy_is_found(template: dict[str, Any]) -> None:
    broken = copy.deepcopy(template)
    statement = broken["Resources"]["ApiFunction"]["Properties"]["Policies"][0]["Statement"][0]
    statement["Resource"] = {"Fn::GetAtt": ["Tabel", "Arn"]}
    assert any("Tabel" in complaint for complaint in complaints(translate(broken)))


def test_a_timeout_beyond_lambdas_is_found(template: dict[str, Any]) -> None:
    broken = copy.deepcopy(template)
    broken["Resources"]["ApiFunction"]["Properties"]["Timeout"] = 901
    assert any("901" in complaint for complaint in complaints(translate(broken)))


def test_every_function_has_a_version_behind_an_alias(translated: dict[str, Any]) -> None:
    aliases = of_type(translated, "AWS::Lambda::Alias").values()
    assert [alias["Name"] for alias in aliases] == ["live"] * 7


def test_schedules_invoke_the_alias(translated: dict[str, Any]) -> None:
    schedules = of_type(translated, "AWS::Scheduler::Schedule").values()
    targets = {schedule["Target"]["Arn"]["Ref"] for schedule in schedules}
    assert targets == {f"{name}FunctionAliaslive" for name in ("Rates", "Feeds", "Calendar", "Watch", "Export")}


def test_nobody_is_allowed_everything(translated: dict[str, Any]) -> None:
    for name, role in of_type(translated, "AWS::IAM::Role").items():
        for policy in role.get("Policies", []):
            for statement in policy["PolicyDocument"]["Statement"]:
                allowed = json.dumps([statement["Action"], statement["Resource"]])
                # It has no resource.
                allowed = allowed.replace('["lambda:GetAccountSettings"], "*"', "")
                for objects in OBJECTS:
                    allowed = allowed.replace(f'{objects}/*"', '"')
                assert "*" not in allowed, name
