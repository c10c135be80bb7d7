"""A system in memory, filled by its own functions from the recorded web: its table, archive and export bucket."""

import importlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chautari.api.news import current_stories
from chautari.calendar.publish import job as calendar_job
from chautari.calendar.store import decision_evidence, notice_bucket, years
from chautari.dynamodb import archive_record, pauses, reading_table, writing_table
from chautari.dynamodb.table import Table
from chautari.export import export_bucket
from chautari.export.export_bucket import ExportBucket
from chautari.news.ingest import story_job, taking_down
from chautari.news.store import articles, change_log, link_queue, listings, stories, story_state
from chautari.rates.store import contradictions, evidence_archive, rule_notices
from chautari.rates.store.evidence_archive import EvidenceArchive
from chautari.search import served_index
from chautari.search.indexing import job as index_job
from chautari.search.store import bucket_shelf, reading_shelf
from chautari.watch.model.incident import Announcement, Watch
from chautari.watch.store import watch_state
from tests.support import one_api
from tests.support.added_by_hand import (
    ARCHIVED_DAY,
    ARCHIVED_ON,
    CLOSED_STORY,
    CONTRADICTION,
    DECISION,
    GOING_ON,
    INCIDENT,
    NOTICE,
    NOW,
    RULE_NOTICE,
)
from tests.support.factories import LambdaContext
from tests.support.template_file import ROOT
from tests.support.template_table import create_table

REGION = "ap-south-1"
ENVIRONMENT = {
    "AWS_DEFAULT_REGION": REGION,
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "POWERTOOLS_METRICS_NAMESPACE": "chautari",
    "POWERTOOLS_SERVICE_NAME": "tests",
    "CHAUTARI_RECORDED": str(ROOT / "recorded"),
    "CHAUTARI_NOW": NOW.isoformat(),
    "STACK": "dev",
    "EXPORT_REGION": "ap-southeast-1",
    "TABLE_NAME": "chautari",
    "EVIDENCE_BUCKET": "evidence",
    "EXPORT_BUCKET": "export",
    "NOTICES_BUCKET": "notices",
    "SEARCH_INDEX": "search",
}
CONNECTIONS = (
    *(writing_table.connect, reading_table.connect, link_queue.connect, link_queue.connect_failed),
    *(evidence_archive.connect, export_bucket.connect, decision_evidence.connect, served_index.of_process),
    *(bucket_shelf.connect, bucket_shelf.connect_stories, current_stories.of_process),
    *(notice_bucket.connect, reading_shelf.connect, reading_shelf.connect_stories),
)
# Built once a day are 131; four take a second less each.
YEARS = range(2082, 2086)


@dataclass(frozen=True, slots=True)
class WholeSystem:
    """The table, the archive and the export bucket of an account of its own."""

    table: Table
    archive: EvidenceArchive
    bucket: ExportBucket
    queue: str
    now: datetime = NOW

    def invoke(self, function: str, event: Any, seconds: int = 590) -> Any:
        """The answer of a function's handler."""
        with pytest.MonkeyPatch.context() as patch:
            for name, value in {
                **ENVIRONMENT,
                "LINKS_QUEUE_URL": self.queue,
                "FAILED_LINKS_URL": self.queue,
                "CHAUTARI_NOW": str(self.now),
            }.items():
                patch.setenv(name, value)
            return importlib.import_module(f"functions.{function}.app").handler(event, LambdaContext(function, seconds))

    def get(self, address: str, **headers: str) -> tuple[int, dict[str, str], str]:
        """Status, headers and body of an answer of the read function."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("CHAUTARI_NOW", str(self.now))  # pages of a recorded system say so
            answer = one_api.of_all().get(address, self.table, self.now, **headers)
        return answer["statusCode"], answer["headers"], answer["body"]

    def items(self) -> dict[tuple[str, str], Any]:
        """Every item of the table by its key."""
        pages = self.table.client.get_paginator("scan").paginate(TableName=self.table.name)
        return {(item["pk"]["S"], item["sk"]["S"]): item for page in pages for item in page["Items"]}

    def build_index(self) -> None:
        """Build the index of articles as a process of its own does, which has none yet."""
        with tempfile.TemporaryDirectory() as folder:
            index_job.IndexBuilder(self.table, bucket_shelf.connect(), Path(folder)).run(index_job.EVENT, self.now)
        served_index.of_process.cache_clear()
        served_index.of_process()  # of this system's bucket: a test's own environment may name another

    def join_stories(self) -> None:
        """Join what was stored into stories, a minute later; what a process told before is forgotten."""
        story_job.join(self.table, bucket_shelf.connect_stories(), self.now + story_job.LAGS)
        current_stories.of_process.cache_clear()

    def fill(self) -> None:
        """Run every schedule once and read every link; then whatever a person or a correction adds."""
        self.invoke("rates", {"dispatch": "rates"})
        self.invoke("rates", {"sources": ["nrb"], "from": "2026-08-01", "to": "2026-08-17"})
        self.invoke("feeds", {"dispatch": "news"})
        for batch in self._queued():
            self.invoke("articles", {"Records": batch})
        years.add_notice(self.table, NOTICE)
        years.add_notice(self.table, DECISION)
        self.invoke("calendar", {"calendar": "publish"})
        self.revise_an_article()
        oldest = change_log.changed_after(self.table, self.now - timedelta(days=30), 1).summaries[0]
        taking_down.take_down(self.table, oldest.id, "its outlet asked for it", "ram", self.now)
        pauses.pause(self.table, "rates", "goldmandu", "moving house", self.now)
        rule_notices.add(self.table, RULE_NOTICE, None)
        contradictions.update(self.table, "nrb", lambda _: [CONTRADICTION])
        archive_record.put(self.table, ARCHIVED_ON, ARCHIVED_DAY)
        watch_state.put(self.table, Watch({}, 1, (), self.now), 1, (Announcement(1, "began", INCIDENT),))
        self.build_index()
        self.join_stories()
        self._add_stories()

    def _add_stories(self) -> None:
        """One that is closed, and one that goes on: the recorded outlets tell nothing twice."""
        stories.close(self.table, [CLOSED_STORY])
        shelf = bucket_shelf.connect_stories()
        state, etag = story_state.get(shelf, self.table)
        assert state is not None
        shelf.publish(story_state.packed(replace(state, stories={**state.stories, GOING_ON.id: GOING_ON})), etag)

    def revise_an_article(self) -> str:
        """Store the next revision of the newest article, in another section; its id."""
        newest = listings.newest(self.table, listings.ALL, None, 1)[0]
        stored = articles.get(self.table, newest.id)
        assert stored is not None
        section = "sports" if newest.section != "sports" else "world"
        changed: Any = {"section": section, "changed_at": self.now, "revision": newest.revision + 1}
        summary = replace(newest, title=f"{newest.title}, corrected", **changed)
        articles.put(self.table, newest, replace(stored, summary=summary, content="0" * 64))
        return newest.id

    def _queued(self) -> Iterator[list[dict[str, Any]]]:
        sqs = boto3.client("sqs", REGION)
        while messages := sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10).get("Messages", []):
            yield [_record(message) for message in messages]
            for message in messages:
                sqs.delete_message(QueueUrl=self.queue, ReceiptHandle=message["ReceiptHandle"])


def _record(message: dict[str, Any]) -> dict[str, Any]:
    event = json.loads((ROOT / "events" / "articles.json").read_text(encoding="utf-8"))
    return {**event["Records"][0], "body": message["Body"], "messageId": message["MessageId"]}


@contextmanager
def account() -> Iterator[WholeSystem]:
    """An empty account with what the template makes, as this process's; gone at the end."""
    with ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        patch.setattr(calendar_job, "YEARS", YEARS)
        stack.enter_context(mock_aws())
        _forget_connections()
        create_table(boto3.client("dynamodb"), "chautari")
        regions = dict.fromkeys(("evidence", "notices", "search"), REGION) | {"export": ENVIRONMENT["EXPORT_REGION"]}
        for bucket, region in regions.items():
            place = {"LocationConstraint": region}
            boto3.client("s3", region).create_bucket(Bucket=bucket, CreateBucketConfiguration=place)
        queue = boto3.client("sqs").create_queue(QueueName="links.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
        yield WholeSystem(writing_table.connect(), evidence_archive.connect(), export_bucket.connect(), queue)
    _forget_connections()


def _forget_connections() -> None:
    for connection in CONNECTIONS:
        connection.cache_clear()
