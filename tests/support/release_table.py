"""Writes the table of a release, as its own functions fill it from its own recorded web: `tests/fixtures/exports/`.

Run in a checkout of the release, with its package and its functions on the path:

    git worktree add ../release <commit> && cd ../release
    PYTHONPATH=layers/shared:. python ../chautari/tests/support/release_table.py \\
        ../chautari/tests/fixtures/exports/<day>-<what it was>.jsonl.gz

Of the calendar four years are built, and what expires within days is left out. It imports nothing of today's code.
"""

import base64
import gzip
import importlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import boto3
from moto import mock_aws

REGION = "ap-south-1"
RATES = ["nrb", "fenegosida", "nepalipatro", "hamropatro"]
OUTLETS = ["kathmandupost", "onlinekhabar", "setopati"]
INSTANTS = ("2026-08-17T18:00:00+05:45", "2026-08-17T19:00:00+05:45")
LEFT_OUT = ("LINK#", "NEAR#", "ROBOTS#")
ENVIRONMENT = {
    "AWS_DEFAULT_REGION": REGION,
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "POWERTOOLS_METRICS_NAMESPACE": "chautari",
    "POWERTOOLS_SERVICE_NAME": "release",
    "CHAUTARI_RECORDED": str(Path("recorded").resolve()),
    "TABLE_NAME": "chautari",
    "EVIDENCE_BUCKET": "evidence",
    "NOTICES_BUCKET": "notices",
}
CONTEXT = SimpleNamespace(
    function_name="f",
    memory_limit_in_mb=512,
    invoked_function_arn="arn:aws:lambda:ap-south-1:123456789012:function:f",
    aws_request_id="r",
    get_remaining_time_in_millis=lambda: 590_000,
)


def main(path: str) -> int:
    """Fill a table and write its items to `path`."""
    os.environ.update(ENVIRONMENT)
    with mock_aws():
        dynamodb = _make()
        _shorten_calendar()
        for at in INSTANTS:
            os.environ["CHAUTARI_NOW"] = at
            _invoke("rates", {"sources": RATES})
            _invoke("feeds", {"sources": OUTLETS})
            for records in _queued():
                _invoke("articles", {"Records": records})
        _invoke("calendar", {"calendar": "publish"})
        pages = dynamodb.get_paginator("scan").paginate(TableName="chautari")
        items = [item for page in pages for item in page["Items"]]
    _write(Path(path), [item for item in items if not item["pk"]["S"].startswith(LEFT_OUT)])
    return 0


def _make() -> Any:
    dynamodb, s3 = boto3.client("dynamodb"), boto3.client("s3")
    dynamodb.create_table(
        TableName="chautari",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    )
    for bucket in ("evidence", "notices"):
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    queue = boto3.client("sqs").create_queue(QueueName="links.fifo", Attributes={"FifoQueue": "true"})
    os.environ["LINKS_QUEUE_URL"] = queue["QueueUrl"]
    return dynamodb


def _shorten_calendar() -> None:
    for name in ("chautari.calendar_run", "chautari.calendar.publish.job"):
        with suppress(ModuleNotFoundError):
            importlib.import_module(name).YEARS = range(2082, 2086)  # type: ignore[attr-defined]


def _invoke(function: str, event: Any) -> Any:
    return importlib.import_module(f"functions.{function}.app").handler(event, CONTEXT)


def _queued() -> Iterator[list[dict[str, Any]]]:
    sqs, url = boto3.client("sqs"), os.environ["LINKS_QUEUE_URL"]
    event = json.loads(Path("events/articles.json").read_text(encoding="utf-8"))
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", []):
        yield [{**event["Records"][0], "body": each["Body"], "messageId": each["MessageId"]} for each in messages]
        for message in messages:
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def _write(path: Path, items: list[dict[str, Any]]) -> None:
    items.sort(key=lambda item: (item["pk"]["S"], item["sk"]["S"]))
    lines = [json.dumps(item, default=lambda body: base64.b64encode(body).decode(), sort_keys=True) for item in items]
    path.write_bytes(gzip.compress("\n".join(lines).encode() + b"\n", 9, mtime=0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
