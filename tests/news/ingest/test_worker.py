"""What comes of a link: one outcome with a name, kept with the link, and no fetch where there is nothing new."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chautari.core.errors import Unreachable
from chautari.dynamodb.table import Table
from chautari.news.ingest import worker
from chautari.news.ingest.article_reader import QueuedLink
from chautari.news.ingest.worker import MAX_TRIES, ArticleWorker, LinkReport, RetryLater
from chautari.news.store import articles as stored
from chautari.news.store import host_leases, link_state
from tests.news.discovery.outlet import NOON, Answer, Web
from tests.news.ingest.pages import SENTENCES, address, link, page
from tests.support.meanwhile import meanwhile

HTML = {"Content-Type": "text/html; charset=utf-8"}
MINUTE = timedelta(minutes=1)


@pytest.fixture
def web() -> Web:
    made = Web()
    made.answers[address(1)] = Answer(page(), headers=HTML)
    return made


def read(web: Web, table: Table, said: QueuedLink | None = None, **more: Any) -> LinkReport:
    """The outcome of a run of its own, by the web's clock."""
    return ArticleWorker(web.guest(table), table, web.now, **more).read(said or link())


def pages_asked(web: Web) -> list[str]:
    return [path for path in web.paths if path != "/robots.txt"]


def test_a_link_becomes_an_article(web: Web, table: Table) -> None:
    assert read(web, table) == LinkReport("outlet", link().id, address(1), "stored")
    found = stored.get(table, link().id)
    assert found is not None
    assert found.summary.title == "Gold rises to a record"
    assert link_state.get_outcome(table, link().id) == link_state.FetchOutcome("read", NOON.isoformat())


def test_the_same_message_twice_is_fetched_once(web: Web, table: Table) -> None:
    read(web, table)
    assert read(web, table).what == "known"
    assert pages_asked(web) == ["/story/1"]


def test_what_the_feed_said_since_is_fetched_and_unchanged(web: Web, table: Table) -> None:
    read(web, table)
    web.now += MINUTE
    assert read(web, table, replace(link(), seen=web.now)).what == "unchanged"
    web.answers[address(1)] = Answer(page(text="\n\n".join(SENTENCES[1:])), headers=HTML)
    web.now += MINUTE
    assert read(web, table, replace(link(), seen=web.now)).what == "revised"
    assert len(stored.revisions(table, link().id)) == 2


class Killed(BaseException):
    """Lambda ends the process."""


def kill() -> None:
    raise Killed


@pytest.mark.parametrize("step", ["get_item", "transact_write_items", "put_item", "batch_get_item"])
def test_a_run_that_is_killed_at_any_step_is_made_good_by_the_next(web: Web, table: Table, step: str) -> None:
    with pytest.raises(Killed):
        read(web, meanwhile(table, step, kill))
    web.now += timedelta(hours=1)
    assert read(web, table).what in ("stored", "unchanged")
    assert len(stored.revisions(table, link().id)) == 1
    assert stored.get(table, link().id) is not None


FAILURES: dict[str, Answer | Exception] = {
    "unreachable": Unreachable("ConnectTimeout"),
    "refused": Answer(b"<html>no</html>", 403),
    "moved": Answer(b"<html>gone</html>", 410),
    "changed": Answer(b"", 200, HTML),
    "no-article": Answer(page(body="<script>render()</script>"), headers=HTML),
    "too-short": Answer(page(text="\n\n".join(SENTENCES[:2])), headers=HTML),
    "elsewhere": Answer(page("Page not found"), headers=HTML),
    "another-text": Answer(
        page(
            "Page not found",
            head=f'<link rel="canonical" href="{address(1)}">',
            text="The page you are looking for was moved or does not exist. Go back to the front page or search.",
        ),
        headers=HTML,
    ),
}


@pytest.mark.parametrize("kind", FAILURES)
def test_a_failure_has_a_name_and_is_kept_with_the_link(web: Web, table: Table, kind: str) -> None:
    web.answers[address(1)] = FAILURES[kind]
    outcome = read(web, table, link(summary="x" * 900))
    assert (outcome.what, outcome.kind, outcome.id) == ("failed", kind, link().id)
    known = link_state.get_outcome(table, link().id)
    assert known is not None
    assert (known.kind, known.tries, bool(known.detail)) == (kind, 1, True)
    assert stored.get(table, link().id) is None


@pytest.mark.parametrize(
    ("kind", "is_listed_anew"),
    [("unreachable", True), ("another-text", True), ("too-short", True), ("refused", False), ("elsewhere", False)],
)
def test_what_may_pass_is_tried_again_a_few_times(web: Web, table: Table, kind: str, is_listed_anew: bool) -> None:
    """A link that the finder does not know is queued again when a feed lists it."""
    web.answers[address(1)] = FAILURES[kind]
    known, said = [], link(summary="x" * 900 if kind == "too-short" else "")
    for _ in range(MAX_TRIES):
        link_state.put_digests(table, {link().id: {"feed": "digest"}}, NOON)
        assert read(web, table, said).kind == kind
        known.append(link().id in link_state.get_digests(table, [link().id]))
    assert known == [not is_listed_anew] * (MAX_TRIES - 1) + [True]


def test_a_page_not_found_is_no_revision_of_a_good_article(web: Web, table: Table) -> None:
    good = web.answers[address(1)]
    read(web, table)
    web.answers[address(1)] = FAILURES["another-text"]
    web.now += MINUTE
    assert read(web, table, replace(link(), seen=web.now)).kind == "another-text"
    (only,) = stored.revisions(table, link().id)
    assert only.summary.title == "Gold rises to a record"
    assert link_state.get_digests(table, [link().id]) == {}
    web.answers[address(1)] = good
    web.now += MINUTE
    assert read(web, table, replace(link(), seen=web.now)).what == "unchanged"


def test_tries_are_counted_from_the_last_success(web: Web, table: Table) -> None:
    good = web.answers[address(1)]
    for answer in (FAILURES["unreachable"], good, FAILURES["unreachable"]):
        web.answers[address(1)] = answer
        web.now += MINUTE
        read(web, table, replace(link(), seen=web.now))
    known = link_state.get_outcome(table, link().id)
    assert known is not None
    assert (known.kind, known.tries) == ("unreachable", 1)


def test_without_time_nothing_is_fetched_nor_noted(web: Web, table: Table) -> None:
    with pytest.raises(RetryLater, match="no time left"):
        read(web, table, has_time=lambda: False)
    assert (web.asked, link_state.get_outcome(table, link().id)) == ([], None)


def test_a_host_at_which_we_are_is_left_for_later(web: Web, table: Table) -> None:
    host_leases.acquire(table, "outlet.example", "another", NOON, NOON + timedelta(hours=1))
    web.sleep = lambda seconds: None  # type: ignore[method-assign]
    with pytest.raises(RetryLater, match="another run of ours"):
        read(web, table)
    assert (web.asked, link_state.get_outcome(table, link().id)) == ([], None)


def test_a_mistake_of_ours_is_not_called_the_outlets(web: Web, table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(worker, "read_article", broken)
    with pytest.raises(ZeroDivisionError):
        read(web, table)
    assert link_state.get_outcome(table, link().id) is None
