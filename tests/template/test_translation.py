"""The template as CloudFormation gets it: translated by SAM, then linted.

Linting the template as written lets through a `!Ref` to nothing inside a policy, and limits that come in by Globals.
"""

import copy
import json
from typing import Any

import pytest

from tests.support.template_file import of_type
from tests.template.transformed import REGION, translate

# Below which a function may reach every object.
OBJECTS = (
    "${NoticesBucket.Arn}/calendar",
    "${AssetsBucket.Arn}/cards",
    "${EvidenceBucket.Arn}",
    "${EvidenceBucket.Arn}/answers",
    "${EvidenceBucket.Arn}/runs",
    "${SearchBucket.Arn}",
    "${AssetsBucket.Arn}/archive",
    "s3:::${ExportBucket}/${AWS::StackName}",
)


def complaints(translated: dict[str, Any]) -> list[str]:
    """What cfn-lint says, warnings included."""
    from cfnlint.api import ManualArgs, lint  # 3 s of a processor, which a process without these tests is spared

    findings = lint(json.dumps(translated), config=ManualArgs(regions=[REGION]))
    return [f"{match.rule.id} {match.path}: {match.message}" for match in findings]


@pytest.fixture(scope="module")
def translated(region: None, template: dict[str, Any]) -> dict[str, Any]:
    return translate(template)


def test_cloudformation_would_take_it(translated: dict[str, Any]) -> None:
    assert complaints(translated) == []


def test_a_reference_to_nothing_in_a_policy_is_found(region: None, template: dict[str, Any]) -> None:
    broken = copy.deepcopy(template)
    statement = broken["Resources"]["ApiFunction"]["Properties"]["Policies"][0]["Statement"][0]
    statement["Resource"] = {"Fn::GetAtt": ["Tabel", "Arn"]}
    assert any("Tabel" in complaint for complaint in complaints(translate(broken)))


def test_a_timeout_beyond_lambdas_is_found(region: None, template: dict[str, Any]) -> None:
    broken = copy.deepcopy(template)
    broken["Resources"]["ApiFunction"]["Properties"]["Timeout"] = 901
    assert any("901" in complaint for complaint in complaints(translate(broken)))


def test_every_function_has_a_version_behind_an_alias(translated: dict[str, Any]) -> None:
    aliases = of_type(translated, "AWS::Lambda::Alias").values()
    assert [alias["Name"] for alias in aliases] == ["live"] * 9


def test_schedules_invoke_the_alias(translated: dict[str, Any]) -> None:
    schedules = of_type(translated, "AWS::Scheduler::Schedule").values()
    targets = {schedule["Target"]["Arn"]["Ref"] for schedule in schedules}
    assert targets == {
        f"{name}FunctionAliaslive" for name in ("Rates", "Feeds", "Calendar", "Watch", "Search", "Alerts", "Export")
    }


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
