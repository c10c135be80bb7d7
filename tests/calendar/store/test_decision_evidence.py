"""The document of a decision counts as archived by its bytes, not by the name that it is kept under."""

import gzip
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chautari.calendar.store import decision_evidence

BUCKET, DOCUMENT = "evidence", b"The ministry gives a day off."
DIGEST = sha256(DOCUMENT).hexdigest()


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket in memory."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "none")
    with mock_aws():
        client = boto3.client("s3", "us-east-1")
        client.create_bucket(Bucket=BUCKET)
        yield client


@pytest.mark.parametrize(
    ("body", "is_archived"),
    [(gzip.compress(DOCUMENT), True), (gzip.compress(b"Another document."), False), (DOCUMENT, False), (None, False)],
    ids=("whole", "another", "not packed", "not there"),
)
def test_only_the_very_bytes_count(s3: Any, body: bytes | None, is_archived: bool) -> None:
    if body is not None:
        s3.put_object(Bucket=BUCKET, Key=f"answers/{DIGEST}.gz", Body=body)
    assert decision_evidence.is_in(s3, BUCKET, DIGEST) is is_archived
