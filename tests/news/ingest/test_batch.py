"""A batch: hosts by turns, each link by itself, and what was not read goes back."""

from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news import sources
from chautari.news.ingest import article_reader, worker
from chautari.news.ingest import batch as reading_run
from chautari.news.ingest.article_reader import FetchedArticle
from chautari.news.ingest.queue_reader import interleave_hosts, parse_message
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.model.source import FeedEntry
from chautari.news.store import articles as stored
from chautari.news.store import host_leases
from tests.news.discovery.outlet import NOON, OUTLET, Answer, Web
from tests.news.ingest.pages import address, link, page
from tests.news.ingest.queue_event import body_of, record

HTML = {"Content-Type": "text/html; charset=utf-8"}
ENGLISH = "english.outlet.example"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    """Stories 1 to 4 under the names that the links give them."""
    monkeypatch.setattr(sources, "find", lambda key: OUTLET)
    made = Web()
    for number in range(1, 5):
        made.answers[address(number)] = Answer(page(f"Gold rises, part {number}"), headers=HTML)
    return made


def message(number: int, group: str = "outlet.example") -> dict[str, Any]:
    return record(body_of(link(number, f"Gold rises, part {number}")), group, number)


def run(web: Web, table: Table, *records: dict[str, Any], has_time: Any = lambda: True) -> reading_run.BatchReport:
    reader = ArticleWorker(web.guest(table), table, web.now, has_time)
    return reading_run.run({"Records": list(records)}, reader)


def back(batch: reading_run.BatchReport) -> list[str]:
    return [each["itemIdentifier"] for each in batch.response["batchItemFailures"]]


def test_a_batch_is_read_link_by_link(web: Web, table: Table) -> None:
    batch = run(web, table, *map(message, (1, 2, 3)))
    assert ([each.what for each in batch.outcomes], back(batch)) == (["stored"] * 3, [])
    assert (batch.postponed, batch.mistakes) == (0, [])


def test_a_failure_of_a_link_harms_no_other_and_does_not_come_again(web: Web, table: Table) -> None:
    web.breaks(address(2))
    batch = run(web, table, *map(message, (1, 2, 3)))
    assert [each.kind or each.what for each in batch.outcomes] == ["stored", "unreachable", "stored"]
    assert back(batch) == []


@pytest.fixture
def article_2_breaks_us(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = article_reader.read_article

    def broken(said: Any, got: Any) -> FetchedArticle:
        if said.url == address(2):
            raise ZeroDivisionError
        return sound(said, got)

    monkeypatch.setattr(worker, "read_article", broken)


@pytest.mark.usefixtures("article_2_breaks_us")
def test_a_mistake_of_ours_sends_one_link_back_and_harms_no_other(web: Web, table: Table) -> None:
    batch = run(web, table, *map(message, (1, 2, 3)), message(4, ENGLISH))
    assert back(batch) == ["outlet.example-2"]
    assert [type(each) for each in batch.mistakes] == [ZeroDivisionError]
    assert (batch.postponed, len(batch.outcomes)) == (0, 3)
    assert all(stored.get(table, link(number).id) for number in (1, 3, 4))


@pytest.mark.parametrize("body", ["{", "[]", '{"source": "outlet"}', ""])
def test_a_message_that_we_cannot_read_is_a_mistake_of_ours(web: Web, table: Table, body: str) -> None:
    batch = run(web, table, record(body, "x"), message(1))
    assert (back(batch), len(batch.mistakes), [each.what for each in batch.outcomes]) == (["x-0"], 1, ["stored"])


def test_what_there_is_no_time_for_goes_back_unasked(web: Web, table: Table) -> None:
    time = iter([True, False, False])
    batch = run(web, table, *map(message, (1, 2, 3)), has_time=lambda: next(time))
    assert back(batch) == ["outlet.example-2", "outlet.example-3"]
    assert (batch.postponed, batch.mistakes) == (2, [])
    assert [path for path in web.paths if "story" in path] == ["/story/1"]


def test_a_batch_of_which_all_goes_back_is_no_failed_run(web: Web, table: Table) -> None:
    host_leases.acquire(table, "outlet.example", "another", NOON, NOON + timedelta(hours=1))
    web.sleep = lambda seconds: None  # type: ignore[method-assign]
    batch = run(web, table, message(1))
    assert (back(batch), batch.mistakes, batch.outcomes) == (["outlet.example-1"], [], [])


def test_hosts_take_turns_and_keep_their_order() -> None:
    records = [message(1), message(2), message(3), message(1, ENGLISH), message(2, ENGLISH)]
    assert [each["messageId"] for each in interleave_hosts(records)] == [
        *("outlet.example-1", f"{ENGLISH}-1", "outlet.example-2", f"{ENGLISH}-2", "outlet.example-3"),
    ]
    assert interleave_hosts([]) == []


def test_a_link_comes_out_of_the_queue_as_it_was_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "find", lambda key: OUTLET)
    full: dict[str, Any] = {
        "summary": "संक्षेप",
        "published": NOON,
        "updated": NOON,
        "exact": False,
        "authors": ("A",),
        "sections": ("B",),
        "image": "https://x.example/a.jpg",
    }
    for said in (link(), link(**full)):
        assert parse_message(body_of(said)) == said
    assert set(full) | {"link", "title", "native"} == set(FeedEntry.__dataclass_fields__)


def test_an_outlet_that_is_not_declared_is_a_mistake() -> None:
    with pytest.raises(sources.UnknownOutlet):
        parse_message(body_of(link()))
