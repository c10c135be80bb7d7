"""The roles of the deployed functions with enforcement on: each may do its work, and nothing else that is tried."""

from collections.abc import Callable
from functools import partial
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from tests.tools.local.running import Run
from tools.local import deployed
from tools.local.deploy import STACK_NAME
from tools.local.stack import REGION

pytestmark = pytest.mark.slow
DENIED = {"AccessDenied", "AccessDeniedException"}
# A key that no item has.
KEY = {"pk": {"S": "NOBODY"}, "sk": {"S": "NOBODY"}}
READS = {"dynamodb:GetItem", "dynamodb:Query"}
WRITES = {*READS, "dynamodb:PutItem", "a transaction of puts"}
UPDATES = {"dynamodb:BatchGetItem", "dynamodb:UpdateItem", "a transaction of updates"}
# Lambda leaves the event of a run that failed in the queue in the name of the function.
FAILED = "sqs:SendMessage failed"
MAY = {
    "ApiFunction": {*READS, "dynamodb:BatchGetItem", "s3:GetObject index", "s3:ListBucket index"},
    "RatesFunction": {
        *(*WRITES, "dynamodb:BatchGetItem", "a transaction of checks"),
        *("s3:PutObject evidence", "s3:ListBucket index", FAILED),
    },
    "CalendarFunction": {*WRITES, "s3:GetObject notice", "s3:ListBucket calendar/", FAILED},
    "FeedsFunction": {*WRITES, *UPDATES, "sqs:SendMessage links", FAILED} - {"dynamodb:Query"},
    "ArticlesFunction": {*WRITES, *UPDATES, "sqs:ReceiveMessage links"},
    "WatchFunction": WRITES,
    # These may put what conditions name (closed stories, alerts, EXPORT), which the local AWS does not weigh:
    # a test of the template holds it.
    "SearchFunction": {*WRITES, "s3:GetObject index", "s3:PutObject index", "s3:ListBucket index"},
    "AlertsFunction": {*WRITES, "dynamodb:DeleteItem", "a transaction of deletes", "s3:ListBucket index"},
    "ExportFunction": {*WRITES, "dynamodb:BatchGetItem", "s3:ListBucket index", FAILED},
}
Call = Callable[[], object]


def of_table(session: Any, endpoint: str, table: str) -> dict[str, Call]:
    """Whatever can be tried on the table: by name of the action."""
    client, whole = session.client("dynamodb", endpoint_url=endpoint), {"TableName": table}
    query = {"KeyConditionExpression": "pk = :pk", "ExpressionAttributeValues": {":pk": KEY["pk"]}}

    def transaction(kind: str, **how: Any) -> Call:
        return lambda: client.transact_write_items(TransactItems=[{kind: {**whole, **how}}])

    update = {"UpdateExpression": "REMOVE a", "ConditionExpression": "attribute_exists(pk)"}
    return {
        "dynamodb:GetItem": lambda: client.get_item(**whole, Key=KEY),
        "dynamodb:Query": lambda: client.query(**whole, **query),
        "dynamodb:PutItem": lambda: client.put_item(**whole, Item=KEY, ConditionExpression="attribute_exists(pk)"),
        "dynamodb:UpdateItem": lambda: client.update_item(**whole, Key=KEY, **update),
        "dynamodb:DeleteItem": lambda: client.delete_item(**whole, Key=KEY),
        "dynamodb:Scan": lambda: client.scan(**whole, Limit=1),
        "dynamodb:BatchGetItem": lambda: client.batch_get_item(RequestItems={table: {"Keys": [KEY]}}),
        "dynamodb:BatchWriteItem": lambda: client.batch_write_item(
            RequestItems={table: [{"DeleteRequest": {"Key": KEY}}]}
        ),
        "dynamodb:PartiQLSelect": lambda: client.execute_statement(Statement=f'SELECT * FROM "{table}"'),  # noqa: S608
        "dynamodb:DescribeTable": lambda: client.describe_table(**whole),
        "dynamodb:DeleteTable": lambda: client.delete_table(**whole),
        "a transaction of puts": transaction("Put", Item=KEY, ConditionExpression="attribute_exists(pk)"),
        "a transaction of checks": transaction("ConditionCheck", Key=KEY, ConditionExpression="attribute_exists(pk)"),
        "a transaction of deletes": transaction("Delete", Key=KEY),
        "a transaction of updates": transaction("Update", Key=KEY, **update),
    }


def of_buckets(session: Any, endpoint: str, evidence: str, notices: str, index: str) -> dict[str, Call]:
    """Whatever can be tried on the buckets."""
    s3 = session.client("s3", endpoint_url=endpoint)
    calls: dict[str, Call] = {
        "s3:ListBucket calendar/": lambda: s3.list_objects_v2(Bucket=notices, Prefix="calendar/"),
        "s3:GetObject notice": lambda: s3.get_object(Bucket=notices, Key="calendar/nothing.json"),
        "s3:GetObject beside": lambda: s3.get_object(Bucket=notices, Key="nothing.json"),
        "s3:PutObject evidence": lambda: s3.put_object(Bucket=evidence, Key="nothing", Body=b""),
        "s3:GetObject evidence": lambda: s3.get_object(Bucket=evidence, Key="nothing"),
        "s3:GetObject index": lambda: s3.get_object(Bucket=index, Key="nothing"),
        "s3:PutObject index": lambda: s3.put_object(Bucket=index, Key="nothing", Body=b""),
        "s3:DeleteBucket": lambda: s3.delete_bucket(Bucket=notices),
    }
    for name, bucket in (("evidence", evidence), ("notices", notices), ("index", index)):
        calls[f"s3:ListBucket {name}"] = partial(s3.list_objects_v2, Bucket=bucket)
        calls[f"s3:DeleteObject {name}"] = partial(s3.delete_object, Bucket=bucket, Key="nothing")
    calls["s3:PutObject notice"] = lambda: s3.put_object(Bucket=notices, Key="calendar/nothing.json", Body=b"")
    return calls


def of_the_rest(session: Any, endpoint: str, outputs: dict[str, str]) -> dict[str, Call]:
    """The other parts of the system."""

    def client(service: str) -> Any:
        return session.client(service, endpoint_url=endpoint)

    failed, links = ({"QueueUrl": outputs[name]} for name in ("FailedRunsUrl", "ArticleLinksUrl"))
    function = {"FunctionName": outputs["RatesFunctionName"]}
    return {
        # With a delay that no queue takes, so that nothing is sent by a role that may.
        "sqs:SendMessage links": lambda: client("sqs").send_message(**links, MessageBody="{}", DelaySeconds=901),
        "sqs:ReceiveMessage links": lambda: client("sqs").receive_message(**links, VisibilityTimeout=0),
        "sqs:PurgeQueue links": lambda: client("sqs").purge_queue(**links),
        "sqs:SendMessage failed": lambda: client("sqs").send_message(**failed, MessageBody="{}", DelaySeconds=901),
        "sqs:ReceiveMessage failed": lambda: client("sqs").receive_message(**failed),
        "sqs:PurgeQueue failed": lambda: client("sqs").purge_queue(**failed),
        "lambda:InvokeFunction": lambda: client("lambda").invoke(**function, Payload=b"{}"),
        "lambda:UpdateFunctionConfiguration": lambda: client("lambda").update_function_configuration(**function),
        "iam:ListRoles": lambda: client("iam").list_roles(),
        "cloudformation:DescribeStacks": lambda: client("cloudformation").describe_stacks(),
    }


def session_of(aws: Any, function: str) -> Any:
    """A session with the credentials that the function of that logical id runs with."""
    names = deployed.resources(aws, STACK_NAME, "AWS::Lambda::Function")
    (name,) = (name for name in names if f"-{function}-" in name)
    role = aws.client("lambda").get_function_configuration(FunctionName=name)["Role"]
    credentials = aws.client("sts").assume_role(RoleArn=role, RoleSessionName="trying")["Credentials"]
    keys = (credentials["AccessKeyId"], credentials["SecretAccessKey"], credentials["SessionToken"])
    return boto3.Session(*keys, region_name=REGION)


def allowed(call: Call) -> bool:
    try:
        call()
    except ClientError as error:
        return error.response["Error"]["Code"] not in DENIED
    return True


def test_every_function_of_the_stack_is_tried(run: Run) -> None:
    assert len(deployed.resources(run.aws, STACK_NAME, "AWS::Lambda::Function")) == len(MAY)


@pytest.mark.parametrize("function", MAY)
def test_a_deployed_function_may_do_its_work_and_nothing_else(run: Run, function: str) -> None:
    outputs, endpoint = deployed.outputs(run.aws, STACK_NAME), run.endpoint
    session = session_of(run.aws, function)
    (index,) = (name for name in deployed.resources(run.aws, STACK_NAME, "AWS::S3::Bucket") if "search" in name.lower())
    tried = {
        **of_table(session, endpoint, outputs["TableName"]),
        **of_buckets(session, endpoint, outputs["EvidenceBucketName"], outputs["NoticesBucketName"], index),
        **of_the_rest(session, endpoint, outputs),
    }
    assert tried.keys() > MAY[function]
    assert {name for name, call in tried.items() if allowed(call)} == MAY[function]
