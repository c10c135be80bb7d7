"""The one table: it keeps everything, cannot be lost by accident, and tests build theirs from it."""

from typing import Any

import boto3
import pytest
from moto import mock_aws

from tests.support.template_table import create_table


@pytest.fixture
def table(template: dict[str, Any]) -> dict[str, Any]:
    resource: dict[str, Any] = template["Resources"]["Table"]
    return resource


def test_keys_are_pk_and_sk_with_no_index(table: dict[str, Any]) -> None:
    keys = {key["AttributeName"]: key["KeyType"] for key in table["Properties"]["KeySchema"]}
    assert keys == {"pk": "HASH", "sk": "RANGE"}
    assert "GlobalSecondaryIndexes" not in table["Properties"]


def test_it_is_paid_by_request_and_encrypted(table: dict[str, Any]) -> None:
    assert table["Properties"]["BillingMode"] == "PAY_PER_REQUEST"
    assert table["Properties"]["SSESpecification"] == {"SSEEnabled": True}


def test_it_can_be_put_back_to_any_second_and_outlives_its_stack(table: dict[str, Any]) -> None:
    assert table["Properties"]["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == ("RetainExceptOnCreate", "Retain")


def test_prod_protects_it_from_deletion(table: dict[str, Any], template: dict[str, Any]) -> None:
    assert table["Properties"]["DeletionProtectionEnabled"] == {"Fn::If": ["IsProd", True, False]}
    assert template["Conditions"]["IsProd"] == {"Fn::Equals": [{"Ref": "Stage"}, "prod"]}


def test_its_name_is_left_to_the_stack(table: dict[str, Any]) -> None:
    assert "TableName" not in table["Properties"]


@mock_aws
def test_the_tests_table_is_the_templates() -> None:
    client = boto3.client("dynamodb", region_name="ap-south-1", aws_access_key_id="t", aws_secret_access_key="t")
    name = create_table(client)
    built = client.describe_table(TableName=name)["Table"]
    lives = client.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    assert [key["AttributeName"] for key in built["KeySchema"]] == ["pk", "sk"]
    assert lives == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires_at"}
