"""The article worker: one named, stored outcome per link, and no fetch of a known link."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chautari.core.errors import Unreachable
from chautari.dynamodb.table import Table
from chautari.news.ingest import worker
from chautari.news.ingest.article_reader import QueuedLink
from chautari.news.ingest.worker import MAX_TRIES, ArticleWorker, LinkReport, RetryLater
from chautari.news.store import articles as article_store
from chautari.news.store import host_leases, link_state
from tests.news.fake_outlet import NOON, CannedResponse, FakeWeb
from tests.news.ingest.pages import SENTENCES, address, link, page
from tests.support.meanwhile import meanwhile

HTML = {"Content-Type": "text/html; charset=utf-8"}
MINUTE = timedelta(minutes=1)


@pytest.fixture
def web() -> FakeWeb:
    web = FakeWeb()
    web.responses[address(1)] = CannedResponse(page(), headers=HTML)
    return web


def read(web: FakeWeb, table: Table, queued_link: QueuedLink | None = None, **options: Any) -> LinkReport:
    """Report of a new worker on one link, by the web's clock."""
    return ArticleWorker(web.client(table), table, web.now, **options).read(queued_link or link())


def requested_pages(web: FakeWeb) -> list[str]:
    return [path for path in web.paths if path != "/robots.txt"]


def test_a_link_becomes_an_article(web: FakeWeb, table: Table) -> None:
    assert read(web, table, time=lambda: NOON + MINUTE) == LinkReport("outlet", link().id, address(1), "stored")
    article = article_store.get(table, link().id)
    assert article is not None
    assert article.summary.changed_at == NOON + MINUTE
    assert article.summary.title == "Gold rises to a record"
    assert link_state.get_outcome(table, link().id) == link_state.FetchOutcome("read", NOON.isoformat())


def test_the_same_message_twice_is_fetched_once(web: FakeWeb, table: Table) -> None:
    read(web, table)
    assert read(web, table).what == "known"
    assert requested_pages(web) == ["/story/1"]


def test_a_link_whose_feed_entry_changed_is_fetched_again(web: FakeWeb, table: Table) -> None:
    read(web, table)
    web.now += MINUTE
    assert read(web, table, replace(link(), seen=web.now)).what == "unchanged"
    web.responses[address(1)] = CannedResponse(page(text="\n\n".join(SENTENCES[1:])), headers=HTML)
    web.now += MINUTE
    assert read(web, table, replace(link(), seen=web.now)).what == "revised"
    assert len(article_store.revisions(table, link().id)) == 2


class Killed(BaseException):
    """Simulates the end of the Lambda process."""


def kill() -> None:
    raise Killed


@pytest.mark.parametrize("step", ["get_item", "put_item", "update_item"])
def test_a_run_that_is_killed_at_any_step_is_made_good_by_the_next(web: FakeWeb, table: Table, step: str) -> None:
    with pytest.raises(Killed):
        read(web, meanwhile(table, step, kill))
    web.now += timedelta(hours=1)
    assert read(web, table).what in ("stored", "unchanged")
    assert len(article_store.revisions(table, link().id)) == 1
    assert article_store.get(table, link().id) is not None


FAILURES: dict[str, CannedResponse | Exception] = {
    "unreachable": Unreachable("ConnectTimeout"),
    "refused": CannedResponse(b"<html>no</html>", 403),
    "moved": CannedResponse(b"<html>gone</html>", 410),
    "changed": CannedResponse(b"", 200, HTML),
    "no-article": CannedResponse(page(body="<script>render()</script>"), headers=HTML),
    "too-short": CannedResponse(page(text="\n\n".join(SENTENCES[:2])), headers=HTML),
    "elsewhere": CannedResponse(page("Rain stops the cricket match"), headers=HTML),
    "error-page": CannedResponse(
        page(
            "Page not found",
            head=f'<link rel="canonical" href="{address(1)}">',
            text="The page you are looking for was moved or does not exist. Go back to the front page or search.",
        ),
        headers=HTML,
    ),
}


@pytest.mark.parametrize("kind", FAILURES)
def test_a_failure_is_named_and_stored_with_the_link(web: FakeWeb, table: Table, kind: str) -> None:
    web.responses[address(1)] = FAILURES[kind]
    report = read(web, table, link(summary="x" * 900))
    assert (report.what, report.kind, report.id) == ("failed", kind, link().id)
    outcome = link_state.get_outcome(table, link().id)
    assert outcome is not None
    assert (outcome.kind, outcome.tries, bool(outcome.detail)) == (kind, 1, True)
    assert (article_store.get(table, link().id) is not None) == (kind in ("no-article", "too-short", "error-page"))


@pytest.mark.parametrize(
    ("kind", "is_retried"),
    [("error-page", True), ("too-short", True), ("refused", False), ("elsewhere", False)],
)
def test_a_failure_that_may_pass_is_retried_a_few_times(
    web: FakeWeb, table: Table, kind: str, is_retried: bool
) -> None:
    """A link without digests is unknown to discovery, and queued again when a feed lists it."""
    web.responses[address(1)] = FAILURES[kind]
    is_known, queued_link = [], link(summary="x" * 900 if kind == "too-short" else "")
    for _ in range(MAX_TRIES):
        link_state.put_digests(table, {link().id: {"feed": "digest"}}, NOON)
        assert read(web, table, queued_link).kind == kind
        is_known.append(link().id in link_state.get_digests(table, [link().id]))
    assert is_known == [not is_retried] * (MAX_TRIES - 1) + [True]


@pytest.mark.parametrize("response", [FAILURES["unreachable"], CannedResponse(b"", 429)], ids=["down", "asks-patience"])
def test_a_link_of_a_host_that_is_down_is_queued_again_for_as_long_as_an_outage(
    web: FakeWeb, table: Table, response: Any
) -> None:
    web.responses[address(1)] = response
    is_queued_again = []
    for _ in range(14):
        link_state.put_digests(table, {link().id: {"feed": "digest"}}, NOON)
        read(web, table)
        is_queued_again.append(link().id not in link_state.get_digests(table, [link().id]))
        web.now += timedelta(hours=1)
    assert is_queued_again == [True] * 12 + [False] * 2


def test_the_detail_of_a_failure_is_cut(web: FakeWeb, table: Table) -> None:
    web.responses[address(1)] = Unreachable("x" * 1_000)
    assert read(web, table).detail == "x" * 300


def test_a_not_found_page_is_no_revision_of_a_stored_article(web: FakeWeb, table: Table) -> None:
    good = web.responses[address(1)]
    read(web, table)
    web.responses[address(1)] = FAILURES["error-page"]
    web.now += MINUTE
    assert read(web, table, replace(link(), seen=web.now)).kind == "error-page"
    (only,) = article_store.revisions(table, link().id)
    assert only.summary.title == "Gold rises to a record"
    assert link_state.get_digests(table, [link().id]) == {}
    web.responses[address(1)] = good
    web.now += MINUTE
    assert read(web, table, replace(link(), seen=web.now)).what == "unchanged"


def test_tries_are_counted_from_the_last_success(web: FakeWeb, table: Table) -> None:
    good = web.responses[address(1)]
    for response in (FAILURES["unreachable"], good, FAILURES["unreachable"]):
        web.responses[address(1)] = response
        web.now += MINUTE
        read(web, table, replace(link(), seen=web.now))
    outcome = link_state.get_outcome(table, link().id)
    assert outcome is not None
    assert (outcome.kind, outcome.tries) == ("unreachable", 1)


def test_without_time_nothing_is_fetched_or_stored(web: FakeWeb, table: Table) -> None:
    with pytest.raises(RetryLater, match="no time left"):
        read(web, table, has_time=lambda: False)
    outcome = link_state.FetchOutcome("postponed", NOON.isoformat(), "no time left", since=NOON.isoformat())
    assert (web.requests, link_state.get_outcome(table, link().id)) == ([], outcome)


def test_a_link_of_a_leased_host_is_retried_later(web: FakeWeb, table: Table) -> None:
    web.sleep = lambda seconds: None  # type: ignore[method-assign]
    for minutes, rest in ((0.5, MINUTE), (60, 60 * MINUTE)):
        host_leases.acquire(table, "outlet.example", "another", NOON, NOON + minutes * MINUTE)
        with pytest.raises(RetryLater, match="another run of ours") as postponed:
            read(web, table)
        assert (web.requests, postponed.value.rest) == ([], rest)


def test_a_bug_of_ours_is_not_recorded_as_a_failure_of_the_outlet(
    web: FakeWeb, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(worker, "read_article", broken)
    with pytest.raises(ZeroDivisionError):
        read(web, table)
    assert link_state.get_outcome(table, link().id) is None
