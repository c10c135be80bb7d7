"""Which responses of a run are archived, and when: before the first revision that cites one, and after a failure."""

from dataclasses import replace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chautari.core.errors import Blocked, SchemaChanged, Unreachable
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.fetching.response_checks import check_response
from chautari.rates.ingest import pipeline
from chautari.rates.ingest.pipeline import RunNotArchived
from chautari.rates.store import evidence_archive, series
from chautari.rates.store.evidence_archive import ArchivedResponses, EvidenceArchive, EvidenceRefused
from tests.support.boards import board, failing, gold, page_of, saying
from tests.support.factories import response
from tests.support.meanwhile import meanwhile
from tests.support.observations import FRIDAY, MONDAY, NOW, SUNDAY

WINDOW = DateRange(FRIDAY, MONDAY)


def archived_runs(archive: EvidenceArchive) -> list[ArchivedResponses]:
    return [evidence_archive.read(archive, key) for key in evidence_archive.run_keys(archive, "fenegosida", NOW, NOW)]


def is_failed(archive: EvidenceArchive) -> list[bool]:
    return [
        key.startswith(evidence_archive.FAILED_PREFIX)
        for key in evidence_archive.run_keys(archive, "fenegosida", NOW, NOW)
    ]


def test_every_answer_of_a_run_that_stored_something_is_kept(table: Table, archive: EvidenceArchive) -> None:
    page = page_of(gold(MONDAY, 306800))
    source = replace(
        board(), requests=lambda _: [HttpRequest("https://board.example/1"), HttpRequest("https://board.example/2")]
    )
    pipeline.run(source, WINDOW, lambda _: page, table, archive, NOW)
    assert archived_runs(archive) == [ArchivedResponses("fenegosida", NOW, WINDOW, (page, page))]
    (item,) = series.revision_items(table, "gold", MONDAY)
    assert (item["sha256"]["S"], item["size"]["N"]) == (evidence_archive.hash_of(page), str(len(page.body)))


def test_an_answer_that_says_nothing_new_is_not_kept(table: Table, archive: EvidenceArchive) -> None:
    for _ in range(2):
        pipeline.run(board(), WINDOW, saying(gold(MONDAY, 306800)), table, archive, NOW)
    pipeline.run(board(), WINDOW, saying(gold(MONDAY, "306800.00")), table, archive, NOW)
    assert len(archived_runs(archive)) == 1


def test_evidence_is_there_before_the_revision_that_refers_to_it(table: Table, archive: EvidenceArchive) -> None:
    seen: list[int] = []
    interrupted = meanwhile(table, "transact_write_items", lambda: seen.append(len(archived_runs(archive))))
    pipeline.run(board(), WINDOW, saying(gold(MONDAY, 306800)), interrupted, archive, NOW)
    assert seen == [1]


class CountingS3:
    """An S3 client that counts the objects put."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def put_object(self, Key: str, **_: Any) -> None:
        self.keys.append(Key)


def test_a_run_that_is_stored_in_several_writes_archives_its_responses_once(table: Table) -> None:
    s3 = CountingS3()
    rows = saying(gold(MONDAY.replace(year=2025), 250000), gold(MONDAY, 306800))
    pipeline.run(board(), WINDOW, rows, table, EvidenceArchive(s3, "counted"), NOW)
    assert [key.partition("/")[0] for key in s3.keys] == ["answers", "runs"]


class RejectingS3:
    """An S3 client that rejects every object."""

    def put_object(self, **_: Any) -> None:
        raise ClientError({"Error": {"Code": "SlowDown", "Message": "please"}}, "PutObject")


def test_no_number_is_stored_without_its_evidence_and_the_run_fails_loudly(
    table: Table, archive: EvidenceArchive
) -> None:
    answer = saying(gold(MONDAY, 306800))
    with pytest.raises(RunNotArchived, match="SlowDown") as raised:
        pipeline.run(board(), WINDOW, answer, table, EvidenceArchive(RejectingS3(), "none"), NOW)
    assert isinstance(raised.value.__cause__, EvidenceRefused)
    assert (raised.value.report.kind, raised.value.report.rows_read) == ("evidence_refused", 1)
    assert table.client.scan(TableName=table.name)["Items"] == []
    assert pipeline.run(board(), WINDOW, answer, table, archive, NOW).rows_stored == 1


@pytest.mark.parametrize(("status", "kind"), [(403, "refused"), (521, "unreachable"), (404, "moved"), (202, "changed")])
def test_a_response_that_the_checks_rejected_is_archived_with_its_status(
    table: Table, archive: EvidenceArchive, status: int, kind: str
) -> None:
    page = response(b"no", status=status, headers={"Server": "wall"})
    pipeline.run(board(), WINDOW, lambda request: check_response(request, page), table, archive, NOW)
    (run,) = archived_runs(archive)
    assert (run.pages, run.failure and run.failure[0]) == ((page,), kind)
    assert is_failed(archive) == [True]


def test_a_failed_connection_is_archived_without_a_response(table: Table, archive: EvidenceArchive) -> None:
    pipeline.run(board(), WINDOW, failing(Unreachable("timeout")), table, archive, NOW)
    assert archived_runs(archive) == [ArchivedResponses("fenegosida", NOW, WINDOW, (), ("unreachable", "timeout"))]


def test_an_answer_that_no_parser_reads_is_kept(table: Table, archive: EvidenceArchive) -> None:
    def parse(page: HttpResponse) -> Any:
        raise SchemaChanged("no table")

    page = page_of(gold(MONDAY, 306800))
    pipeline.run(replace(board(), parse=parse), WINDOW, lambda _: page, table, archive, NOW)
    assert archived_runs(archive) == [ArchivedResponses("fenegosida", NOW, WINDOW, (page,), ("changed", "no table"))]


def test_the_pages_before_the_one_that_failed_are_kept_with_it(table: Table, archive: EvidenceArchive) -> None:
    first, second = page_of(gold(MONDAY, 306800)), response(b"no", status=403)

    def fetch(request: HttpRequest) -> HttpResponse:
        return check_response(request, second) if request.url.endswith("/2") else first

    pipeline.run(
        board(next_pages=lambda _: [HttpRequest("https://fenegosida.example/2")]), WINDOW, fetch, table, archive, NOW
    )
    assert [run.pages for run in archived_runs(archive)] == [(first, second)]


def test_a_run_that_stored_some_days_of_an_incomplete_answer_archives_it_for_good(
    table: Table, archive: EvidenceArchive
) -> None:
    silver = ("silver", MONDAY, {"tola": "4770"})
    answer = saying(gold(SUNDAY, 305200), gold(MONDAY, 306800), silver)
    assert pipeline.run(board(rows=2), WINDOW, answer, table, archive, NOW).kind == "changed"
    assert is_failed(archive) == [False]
    pipeline.run(board(rows=2), WINDOW, answer, table, archive, NOW)
    assert sorted(is_failed(archive)) == [False, True]


def test_a_response_rejected_by_the_checks_is_in_the_error() -> None:
    page = response(b"<title>Just a moment...</title>")
    with pytest.raises(Blocked) as raised:
        check_response(HttpRequest(page.url), page)
    assert raised.value.response is page
