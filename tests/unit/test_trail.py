"""Which answers of a run are kept, and when: before the first revision that refers to one, and after a failure."""

from dataclasses import replace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chautari import ingest
from chautari.domain.errors import Changed, Refused, Unreachable
from chautari.domain.page import Ask, Page, Window
from chautari.gate import admit
from chautari.store import evidence, series
from chautari.store.evidence import Answers, Archive
from chautari.store.table import Table
from tests.boards import board, failing, gold, page_of, saying
from tests.meanwhile import meanwhile
from tests.readings import FRIDAY, MONDAY, NOW, SUNDAY

WINDOW = Window(FRIDAY, MONDAY)


def kept(archive: Archive) -> list[Answers]:
    return [evidence.read(archive, key) for key in evidence.between(archive, "fenegosida", NOW, NOW)]


def is_failed(archive: Archive) -> list[bool]:
    return [key.startswith(evidence.FAILED) for key in evidence.between(archive, "fenegosida", NOW, NOW)]


def test_every_answer_of_a_run_that_stored_something_is_kept(table: Table, archive: Archive) -> None:
    page = page_of(gold(MONDAY, 306800))
    source = replace(board(), asks=lambda _: [Ask("https://board.example/1"), Ask("https://board.example/2")])
    ingest.run(source, WINDOW, lambda _: page, table, archive, NOW)
    assert kept(archive) == [Answers("fenegosida", NOW, WINDOW, (page, page))]
    (item,) = series.revisions_of(table, "gold", MONDAY)
    assert (item["sha256"]["S"], item["size"]["N"]) == (evidence.hash_of(page), str(len(page.body)))


def test_an_answer_that_says_nothing_new_is_not_kept(table: Table, archive: Archive) -> None:
    for _ in range(2):
        ingest.run(board(), WINDOW, saying(gold(MONDAY, 306800)), table, archive, NOW)
    ingest.run(board(), WINDOW, saying(gold(MONDAY, "306800.00")), table, archive, NOW)
    assert len(kept(archive)) == 1


def test_evidence_is_there_before_the_revision_that_refers_to_it(table: Table, archive: Archive) -> None:
    seen: list[int] = []
    beside = meanwhile(table, "transact_write_items", lambda: seen.append(len(kept(archive))))
    ingest.run(board(), WINDOW, saying(gold(MONDAY, 306800)), beside, archive, NOW)
    assert seen == [1]


class Refusing:
    """S3 on a bad day."""

    def put_object(self, **_: Any) -> None:
        raise ClientError({"Error": {"Code": "SlowDown", "Message": "please"}}, "PutObject")


def test_no_number_is_stored_without_its_evidence_and_the_run_fails_loudly(table: Table, archive: Archive) -> None:
    answer = saying(gold(MONDAY, 306800))
    with pytest.raises(ClientError, match="SlowDown"):
        ingest.run(board(), WINDOW, answer, table, Archive(Refusing(), "none"), NOW)
    assert table.client.scan(TableName=table.name)["Items"] == []
    assert ingest.run(board(), WINDOW, answer, table, archive, NOW).rows_stored == 1


@pytest.mark.parametrize(("status", "kind"), [(403, "refused"), (521, "unreachable"), (404, "moved"), (202, "changed")])
def test_an_answer_that_the_gate_refused_is_kept_with_its_status(
    table: Table, archive: Archive, status: int, kind: str
) -> None:
    page = Page("https://board.example/", status, {"Server": "wall"}, b"no", NOW)
    ingest.run(board(), WINDOW, lambda ask: admit(ask, page), table, archive, NOW)
    (run,) = kept(archive)
    assert (run.pages, run.failure and run.failure[0]) == ((page,), kind)
    assert is_failed(archive) == [True]


def test_a_connection_that_failed_is_noted_without_an_answer(table: Table, archive: Archive) -> None:
    ingest.run(board(), WINDOW, failing(Unreachable("timeout")), table, archive, NOW)
    assert kept(archive) == [Answers("fenegosida", NOW, WINDOW, (), ("unreachable", "timeout"))]


def test_an_answer_that_no_parser_reads_is_kept(table: Table, archive: Archive) -> None:
    def parse(page: Page) -> Any:
        raise Changed("no table")

    page = page_of(gold(MONDAY, 306800))
    ingest.run(replace(board(), parse=parse), WINDOW, lambda _: page, table, archive, NOW)
    assert kept(archive) == [Answers("fenegosida", NOW, WINDOW, (page,), ("changed", "no table"))]


def test_the_pages_before_the_one_that_failed_are_kept_with_it(table: Table, archive: Archive) -> None:
    first, second = page_of(gold(MONDAY, 306800)), Page("https://board.example/2", 403, {}, b"no", NOW)

    def fetch(ask: Ask) -> Page:
        return admit(ask, second) if ask.url.endswith("/2") else first

    ingest.run(board(further=lambda _: [Ask("https://fenegosida.example/2")]), WINDOW, fetch, table, archive, NOW)
    assert [run.pages for run in kept(archive)] == [(first, second)]


def test_a_run_that_stored_some_days_of_a_thin_answer_keeps_it_for_good(table: Table, archive: Archive) -> None:
    silver = ("silver", MONDAY, {"tola": "4770"})
    answer = saying(gold(SUNDAY, 305200), gold(MONDAY, 306800), silver)
    assert ingest.run(board(rows=2), WINDOW, answer, table, archive, NOW).kind == "changed"
    assert is_failed(archive) == [False]
    ingest.run(board(rows=2), WINDOW, answer, table, archive, NOW)
    assert sorted(is_failed(archive)) == [False, True]


def test_a_page_refused_by_the_gate_is_in_the_error() -> None:
    page = Page("https://board.example/", 200, {}, b"<title>Just a moment...</title>", NOW)
    with pytest.raises(Refused) as refused:
        admit(Ask(page.url), page)
    assert refused.value.page is page
