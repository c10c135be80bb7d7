"""The stack as a whole: its knobs, its outputs, its door, its tags, its stages."""

import re
import tomllib
from typing import Any

import pytest

from chautari.rates.store import evidence_archive
from tests.support.template_file import ROOT, TEMPLATE, of_type
from tests.template.parts import Resources


@pytest.fixture(scope="session")
def api(template: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = template["Resources"]["HttpApi"]["Properties"]
    return properties


@pytest.fixture(scope="session")
def stages() -> dict[str, Any]:
    return tomllib.loads((ROOT / "samconfig.toml").read_text(encoding="utf-8"))


def test_its_knobs(template: dict[str, Any]) -> None:
    people = {"AlarmEmail", "Contact", "DomainName", "CertificateArn", "WebhookUrl", "HeartbeatUrl", "WebAclArn"}
    kept = {"ExistingTable", "ExportBucket", "ExportRegion", "ArchiveKey", "PushKey"}
    assert template["Parameters"].keys() == {"Stage", "LogRetentionDays", "NoticesUrl"} | people | kept
    assert template["Parameters"]["Stage"]["AllowedValues"] == ["dev", "prod"]
    assert all("Default" in parameter for parameter in template["Parameters"].values())


def test_its_outputs(template: dict[str, Any]) -> None:
    functions = {f"{name}FunctionName" for name in ("Rates", "Calendar", "Export")}
    queues = {"FailedRunsUrl", "ArticleLinksUrl"}
    buckets = {"NoticesBucketName", "EvidenceBucketName", "AssetsBucketName"}
    assert template["Outputs"].keys() == functions | queues | buckets | {"SiteUrl", "SiteTarget", "TableName"}


def test_each_output_has_a_reader(template: dict[str, Any]) -> None:
    """A command, a document or a test of a running stack names it."""
    files = [
        path
        for folder in ("tools", "docs", "tests/tools")
        for kind in ("*.py", "*.md")
        for path in (ROOT / folder).rglob(kind)
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert not [name for name in template["Outputs"] if not re.search(rf"\b{name}\b", text)]


def test_it_can_be_read_in_one_go() -> None:
    """One file, since `sam` reads no other; more lines than this nobody reads through."""
    assert len(TEMPLATE.read_text(encoding="utf-8").splitlines()) < 900


def test_prod_does_not_deploy_without_a_contact(template: dict[str, Any]) -> None:
    rule = template["Rules"]["ProdNamesAContact"]
    assert rule["RuleCondition"] == {"Fn::Equals": [{"Ref": "Stage"}, "prod"]}
    assert rule["Assertions"][0]["Assert"] == {"Fn::Not": [{"Fn::Equals": [{"Ref": "Contact"}, ""]}]}


def test_behind_the_api_are_the_read_function_and_that_of_alerts(functions: Resources) -> None:
    routes = {
        name: [event["Properties"] for event in function.get("Events", {}).values() if event["Type"] == "HttpApi"]
        for name, function in functions.items()
    }
    assert {name for name, routed in routes.items() if routed} == {"ApiFunction", "AlertsFunction"}
    at_api = {"ApiId": {"Ref": "HttpApi"}}
    assert routes["ApiFunction"] == [at_api, {**at_api, "Method": "POST", "Path": "/mcp"}]
    # Its other methods too, so that a wrong one gets our problem+json.
    paths = [(route["Method"], route["Path"]) for route in routes["AlertsFunction"]]
    assert paths == [("ANY", "/v1/alerts"), ("ANY", "/v1/alerts/{proxy+}")]


def test_cors_is_not_the_gateways(api: dict[str, Any]) -> None:
    """It would drop the function's headers and answer only where Origin arrives, which CloudFront keeps to itself."""
    assert "CorsConfiguration" not in api


def test_the_door_is_throttled_and_has_room_for_more_than_one_visitor(api: dict[str, Any]) -> None:
    assert api["DefaultRouteSettings"] == {"ThrottlingRateLimit": 200, "ThrottlingBurstLimit": 400}
    assert api["RouteSettings"] == {
        "POST /mcp": {"ThrottlingRateLimit": 20, "ThrottlingBurstLimit": 40},
        "ANY /v1/alerts": {"ThrottlingRateLimit": 1, "ThrottlingBurstLimit": 5},
        "ANY /v1/alerts/{proxy+}": {"ThrottlingRateLimit": 2, "ThrottlingBurstLimit": 10},
    }


def test_requests_are_logged_without_the_callers_address(api: dict[str, Any]) -> None:
    assert api["AccessLogSettings"]["DestinationArn"] == {"Fn::GetAtt": ["ApiAccessLogGroup", "Arn"]}
    assert "$context.status" in api["AccessLogSettings"]["Format"]
    assert "identity" not in api["AccessLogSettings"]["Format"]


def test_what_costs_money_is_tagged(template: dict[str, Any]) -> None:
    tags = {"project": "chautari", "stage": {"Ref": "Stage"}}
    assert template["Globals"]["Function"]["Tags"] == tags
    assert template["Globals"]["HttpApi"]["Tags"] == tags
    for kind in ("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic"):
        resources = of_type(template, kind).values()
        assert resources
        assert all({tag["Key"]: tag["Value"] for tag in resource["Tags"]} == tags for resource in resources)


@pytest.mark.parametrize(("name", "stage"), [("default", "dev"), ("dev", "dev"), ("prod", "prod")])
def test_each_stage_is_a_stack_of_its_own_in_mumbai(name: str, stage: str, stages: dict[str, Any]) -> None:
    deploy = stages[name]["deploy"]["parameters"]
    # For all commands, so that `sam delete` and `sam logs` work where `sam deploy` does.
    assert stages[name]["global"]["parameters"] == {"region": "ap-south-1", "stack_name": f"chautari-{stage}"}
    assert not {"region", "stack_name"} & deploy.keys()
    assert f"Stage={stage}" in deploy["parameter_overrides"]
    assert deploy["tags"] == ["project=chautari", f"stage={stage}"]
    assert deploy["capabilities"] == "CAPABILITY_IAM"
    assert deploy["resolve_s3"] is True


def test_prod_is_changed_only_when_somebody_says_yes(stages: dict[str, Any]) -> None:
    assert stages["prod"]["deploy"]["parameters"]["confirm_changeset"] is True


def test_stages_set_parameters_that_exist(stages: dict[str, Any], template: dict[str, Any]) -> None:
    for name in ("default", "dev", "prod"):
        overrides = stages[name]["deploy"]["parameters"]["parameter_overrides"]
        assert {override.split("=")[0] for override in overrides} <= template["Parameters"].keys()


@pytest.mark.parametrize("name", ["NoticesBucket", "EvidenceBucket", "AssetsBucket"])
def test_a_bucket_is_private_encrypted_and_outlives_its_stack(name: str, template: dict[str, Any]) -> None:
    bucket = of_type(template, "AWS::S3::Bucket")[name]
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(bucket["PublicAccessBlockConfiguration"]) == 4
    assert bucket["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    assert "ServerSideEncryptionConfiguration" in bucket["BucketEncryption"]
    assert "BucketName" not in bucket
    assert template["Resources"][name]["UpdateReplacePolicy"] == "Retain"


def test_evidence_of_stored_numbers_never_expires_and_that_of_failures_does(template: dict[str, Any]) -> None:
    rules = of_type(template, "AWS::S3::Bucket")["EvidenceBucket"]["LifecycleConfiguration"]["Rules"]
    expiring = {rule["Prefix"]: rule["ExpirationInDays"] for rule in rules if "ExpirationInDays" in rule}
    assert expiring == {evidence_archive.FAILED_PREFIX: 90}
    assert all(rule["Status"] == "Enabled" for rule in rules)


def test_the_address_of_notices_is_none_or_https(template: dict[str, Any]) -> None:
    parameter = template["Parameters"]["NoticesUrl"]
    assert parameter["Default"] == ""
    allowed = re.compile(parameter["AllowedPattern"])
    assert all(allowed.fullmatch(address) for address in ("", "https://example.org/lists.json"))
    assert not any(allowed.fullmatch(address) for address in ("http://example.org/", "file:///etc/passwd", "https://"))
