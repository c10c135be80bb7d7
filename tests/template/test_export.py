"""The nightly export and the table that is there already: what each parameter changes, and what it can never do."""

import copy
import json
from typing import Any

import pytest

from chautari.archive import job as archive_job
from chautari.dynamodb import keys, watch_keys
from chautari.export import export_bucket
from chautari.export.job import EVENT
from chautari.search.store import index_shelf
from tests.support.template_file import ROOT, of_type
from tests.template.parts import Resources
from tests.template.rights import TABLE, called, statements
from tests.template.test_translation import complaints
from tests.template.transformed import translate

EXPORT = "s3:::${ExportBucket}"
TABLE_NAME = {"Fn::If": ["OwnTable", {"Ref": "Table"}, {"Ref": "ExistingTable"}]}


@pytest.fixture(scope="session")
def function(template: dict[str, Any]) -> dict[str, Any]:
    return of_type(template, "AWS::Serverless::Function")["ExportFunction"]


@pytest.fixture(autouse=True)
def region(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-south-1")


def allowed(function: dict[str, Any]) -> dict[str, list[Any]]:
    """Resources by action."""
    by_action: dict[str, list[Any]] = {}
    for statement in statements(function):
        for action in statement["Action"]:
            by_action.setdefault(action, []).append(statement["Resource"])
    return by_action


def test_without_a_bucket_there_is_no_export(template: dict[str, Any]) -> None:
    assert template["Conditions"]["HasExport"] == {"Fn::Not": [{"Fn::Equals": [{"Ref": "ExportBucket"}, ""]}]}
    translated = translate(template)
    of_export = {name: resource for name, resource in translated["Resources"].items() if "Export" in name}
    assert len(of_export) >= 6
    assert {resource.get("Condition") for resource in of_export.values()} == {"HasExport"}
    outside = {
        name: json.dumps(resource) for name, resource in translated["Resources"].items() if name not in of_export
    }
    assert [name for name, text in outside.items() if "ExportFunction" in text or "ExportLogGroup" in text] == []


def test_a_bucket_of_exports_is_in_a_region_that_is_stated(template: dict[str, Any]) -> None:
    rule = template["Rules"]["AnExportHasItsRegion"]
    assert rule["RuleCondition"] == {"Fn::Not": [{"Fn::Equals": [{"Ref": "ExportBucket"}, ""]}]}
    assert rule["Assertions"][0]["Assert"] == {"Fn::Not": [{"Fn::Equals": [{"Ref": "ExportRegion"}, ""]}]}


def test_it_may_read_what_it_exports_and_write_exports_and_no_more(function: dict[str, Any]) -> None:
    rights = allowed(function)
    reading = {"dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"}
    assert {action for action in rights if action.startswith("dynamodb:")} == reading | {"dynamodb:PutItem"}
    assert all(rights[action] == [TABLE] for action in reading)
    archive = {"Fn::Sub": "${AssetsBucket.Arn}/archive/*"}
    assert rights["s3:PutObject"] == [{"Fn::Sub": f"arn:${{AWS::Partition}}:{EXPORT}/${{AWS::StackName}}/*"}, archive]
    evidence = [{"Fn::Sub": f"${{EvidenceBucket.Arn}}/{folder}/*"} for folder in ("runs", "answers")]
    manifest = {"Fn::Sub": f"arn:${{AWS::Partition}}:{EXPORT}/${{AWS::StackName}}/{export_bucket.MANIFEST}"}
    stories = {"Fn::Sub": f"${{SearchBucket.Arn}}/{index_shelf.STORIES}"}
    assert rights["s3:GetObject"] == [[*evidence, stories], manifest, archive]
    assert rights.keys() == reading | {
        *("dynamodb:PutItem", "s3:ListBucket", "s3:GetObject", "s3:PutObject", "ssm:GetParameter")
    }
    (writing,) = (statement for statement in statements(function) if statement["Action"] == ["dynamodb:PutItem"])
    assert writing["Resource"] == TABLE
    record = watch_keys.export().pk
    assert writing["Condition"] == {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [record, keys.ARCHIVE]}}


def test_its_rights_are_those_that_its_code_uses() -> None:
    assert called("export/table_parts", "export/news_parts") == {"Query", "GetItem", "BatchGetItem"}
    assert called("dynamodb/export_record") == {"GetItem", "PutItem"}
    assert called("export/export_bucket", "export/evidence_copy") == {"PutObject", "GetObject", "ListObjectsV2"}


def test_it_runs_once_a_night_and_is_kept_when_it_fails(function: dict[str, Any]) -> None:
    schedule = function["Events"]["Export"]["Properties"]
    assert json.loads(schedule["Input"]) == EVENT == json.loads((ROOT / "events" / "export.json").read_text())
    assert (schedule["ScheduleExpression"], schedule["ScheduleExpressionTimezone"]) == (
        "cron(45 2 * * ? *)",
        "Asia/Kathmandu",
    )
    failed_runs = {"Fn::GetAtt": ["FailedRuns", "Arn"]}
    assert schedule["DeadLetterConfig"] == {"Arn": failed_runs}
    assert function["EventInvokeConfig"]["DestinationConfig"]["OnFailure"]["Destination"] == failed_runs
    assert function["Timeout"] == 900


def test_it_archives_each_night_after_the_export(function: dict[str, Any]) -> None:
    schedule = function["Events"]["Archive"]["Properties"]
    assert json.loads(schedule["Input"]) == archive_job.EVENT == json.loads((ROOT / "events/archive.json").read_text())
    times = [function["Events"][name]["Properties"]["ScheduleExpression"] for name in ("Export", "Archive")]
    assert times == ["cron(45 2 * * ? *)", "cron(30 3 * * ? *)"]
    assert schedule["ScheduleExpressionTimezone"] == "Asia/Kathmandu"
    # Nobody is to hold a stack for trials to what it said.
    assert schedule["State"] == {"Fn::If": ["IsProd", "ENABLED", "DISABLED"]}


def test_a_day_of_the_archive_is_written_and_never_replaced(function: dict[str, Any]) -> None:
    """By the policy too: a put without If-None-Match is refused, and deleting is allowed to nobody of ours."""
    archive = {"Fn::Sub": "${AssetsBucket.Arn}/archive/*"}
    (put,) = (
        statement
        for statement in statements(function)
        if (statement["Action"], statement["Resource"]) == (["s3:PutObject"], archive)
    )
    assert put["Condition"] == {"Null": {"s3:if-none-match": "false"}}
    assert called("archive/archive_shelf") == {"GetObject", "PutObject", "ListObjectsV2"}
    assert called("dynamodb/archive_record") == {"PutItem"}


def test_the_key_of_the_archive_is_read_from_the_parameter_that_is_named(
    template: dict[str, Any], function: dict[str, Any]
) -> None:
    assert template["Parameters"]["ArchiveKey"]["Default"] == ""
    assert function["Environment"]["Variables"]["ARCHIVE_KEY"] == {"Ref": "ArchiveKey"}
    (resource,) = allowed(function)["ssm:GetParameter"]
    assert resource["Fn::Sub"].endswith(":parameter${ArchiveKey}")


def test_it_has_a_log_group_an_alias_and_a_makefile_of_its_own(function: dict[str, Any]) -> None:
    assert function["LoggingConfig"] == {"LogGroup": {"Ref": "ExportLogGroup"}}
    assert function["AutoPublishAliasAllProperties"] is True
    makefile = (ROOT / function["CodeUri"] / "Makefile").read_text(encoding="utf-8")
    assert makefile == 'build-ExportFunction:\n\tcp app.py "$(ARTIFACTS_DIR)"\n'


def test_with_an_existing_table_the_stack_makes_none_and_everything_works_on_that(
    template: dict[str, Any], functions: Resources
) -> None:
    assert template["Conditions"]["OwnTable"] == {"Fn::Equals": [{"Ref": "ExistingTable"}, ""]}
    assert template["Resources"]["Table"]["Condition"] == "OwnTable"
    assert template["Globals"]["Function"]["Environment"]["Variables"]["TABLE_NAME"] == TABLE_NAME
    assert template["Outputs"]["TableName"]["Value"] == TABLE_NAME
    # Whatever names the table names the other one where there is none of its own.
    text = json.dumps(template)
    for choice in (TABLE, TABLE_NAME):
        text = text.replace(json.dumps(choice), "")
    assert '{"Ref": "Table"}' not in text
    assert '"Fn::GetAtt": ["Table"' not in text
    assert "${Table}" not in text


def test_a_running_stack_that_is_given_another_table_keeps_its_own(template: dict[str, Any]) -> None:
    """The table leaves the stack by its condition: what CloudFormation does then is the DeletionPolicy's."""
    table = translate(template)["Resources"]["Table"]
    assert table["DeletionPolicy"] in ("Retain", "RetainExceptOnCreate")
    assert table["UpdateReplacePolicy"] == "Retain"


@pytest.mark.parametrize(
    "parameters", [{}, {"ExistingTable": "restored"}, {"ExportBucket": "b", "ExportRegion": "eu-west-1"}]
)
def test_cloudformation_would_take_it_with_each(template: dict[str, Any], parameters: dict[str, str]) -> None:
    changed = copy.deepcopy(template)
    for name, value in parameters.items():
        changed["Parameters"][name]["Default"] = value
    assert complaints(translate(changed)) == []
