"""A calendar's office on an empty table, and a notice to leave there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from chautari.calendar.model import near_years
from chautari.calendar.publish import job
from chautari.calendar.store import decision_evidence, notice_bucket
from chautari.dynamodb.table import Table
from chautari.nepali import bikram_sambat
from chautari.news.store import link_queue
from tests.functions.office import BUCKET, EID, PREDICTED, Office
from tests.support.decisions import list_of_2083


@pytest.fixture(autouse=True)
def link_queues(table: Table, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The queue of links and the one of failed links, by the names in the environment."""
    sqs = boto3.client("sqs", "ap-south-1")
    for name, variable in (("links.fifo", "LINKS_QUEUE_URL"), ("failed.fifo", "FAILED_LINKS_URL")):
        monkeypatch.setenv(variable, sqs.create_queue(QueueName=name, Attributes={"FifoQueue": "true"})["QueueUrl"])
    connecting = (link_queue.connect, link_queue.connect_failed)
    for connect in connecting:
        connect.cache_clear()
    yield
    for connect in connecting:
        connect.cache_clear()


@pytest.fixture
def office(table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A bucket, a recorded web without answers, and a calendar of four years, since all of them take seconds."""
    boto3.client("s3").create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "ap-south-1"})
    monkeypatch.setenv("NOTICES_BUCKET", BUCKET)
    monkeypatch.setenv("CHAUTARI_NOW", "2026-08-17T12:00:00+05:45")
    monkeypatch.setenv("CHAUTARI_RECORDED", str(tmp_path))
    monkeypatch.setattr(job, "YEARS", range(2082, 2086))
    monkeypatch.setattr(near_years, "YEARS_BEFORE", 0)  # the parts of one year: each run of a test makes them
    monkeypatch.setattr(near_years, "YEARS_AFTER", 0)
    connecting = (notice_bucket.connect, decision_evidence.connect)
    for connect in connecting:
        connect.cache_clear()
    yield Office()
    for connect in connecting:
        connect.cache_clear()
    bikram_sambat.adopt({2084: PREDICTED})


@pytest.fixture
def notice() -> dict[str, Any]:
    """A list of 2083: the bundled one with an Eid and a day of publication."""
    return list_of_2083(EID, published_on="2026-06-01")
