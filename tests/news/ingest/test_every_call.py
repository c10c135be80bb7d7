"""The article worker with a fault at every AWS call: an article is told with all its rows, and made whole by a run."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chautari.dynamodb.table import Table
from chautari.news.ingest.worker import ArticleWorker, LinkReport, RetryLater
from chautari.news.store import articles, change_log, copies, link_state, listings
from tests.news.fake_outlet import NOON, CannedResponse, FakeWeb
from tests.news.ingest.pages import SENTENCES, address, link, page
from tests.support.faulty import FAULTS, Faulty, Killed
from tests.support.shelf import shelf

HTML = {"Content-Type": "text/html; charset=utf-8"}
HOUR = timedelta(hours=1)
LIMIT, LOGGED = 500, 4


def read(web: FakeWeb, table: Table, queued_link: Any) -> LinkReport:
    return ArticleWorker(web.client(table), table, web.now).read(queued_link)


def rows_of(table: Table, article_id: str) -> list[int]:
    """Number of an article's items: current revision, all revisions, listing, story, change log."""
    current = articles.get(table, article_id)
    revisions = articles.revisions(table, article_id)
    listed = [summary.id for summary in listings.newest(table, listings.ALL, None, LIMIT)]
    in_story = [summary.id for summary in copies.copies_of(table, current.summary)] if current else []
    log = [summary.id for summary in change_log.changed_after(table, NOON - HOUR, LIMIT).summaries]
    return [int(current is not None), len(revisions), *(rows.count(article_id) for rows in (listed, in_story, log))]


@pytest.mark.parametrize(("fault", "late"), [("throttled", False), ("killed", True)])
def test_a_fault_at_any_call_is_made_good_by_the_next_run(table: Table, fault: str, late: bool) -> None:
    web, at, struck = FakeWeb(), 0, True
    while struck:
        at += 1
        queued_link = link(at)
        text = "\n\n".join((*SENTENCES, f"This is what was said in the report of number {at} and in no other of them."))
        web.responses[address(at)] = CannedResponse(page(text=text), headers=HTML)
        faulty = Faulty(at, FAULTS[fault], late=late)
        with suppress(Killed, ClientError, RetryLater):
            read(web, faulty.wrap(table, shelf())[0], queued_link)
        assert rows_of(table, queued_link.id) == [1, 1, 1, 1, 1] or not rows_of(table, queued_link.id)[LOGGED]
        web.now += HOUR  # the lease of the host is over
        read(web, table, queued_link)
        assert rows_of(table, queued_link.id) == [1, 1, 1, 1, 1]
        outcome = link_state.get_outcome(table, queued_link.id)
        assert outcome is not None
        assert outcome.kind == "read"
        struck = len(faulty.calls) >= at
    assert at > 14
