"""The reader, failed at every single call that it makes: an article is there with its rows or not at all."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chautari.dynamodb.table import Table
from chautari.news.ingest.worker import ArticleWorker, LinkReport
from chautari.news.store import articles, change_log, link_state, listings, story_clusters
from tests.news.discovery.outlet import NOON, Answer, Web
from tests.news.ingest.pages import SENTENCES, address, link, page
from tests.support.faulty import FAULTS, Faulty, Killed
from tests.support.shelf import shelf

HTML = {"Content-Type": "text/html; charset=utf-8"}
HOUR = timedelta(hours=1)
MOST = 500


def read(web: Web, table: Table, said: Any) -> LinkReport:
    return ArticleWorker(web.guest(table), table, web.now).read(said)


def rows_of(table: Table, article_id: str) -> list[int]:
    """How often an article is in each place: as it is now, its revisions, the list of all, its story, the log."""
    found = articles.get(table, article_id)
    revisions = articles.revisions(table, article_id)
    listed = [each.id for each in listings.newest(table, listings.ALL, None, MOST)]
    told = [each.id for each in story_clusters.articles_of_story(table, found.summary.story)] if found else []
    log = [each.id for each in change_log.changed_after(table, NOON - HOUR, MOST).summaries]
    return [int(found is not None), len(revisions), *(rows.count(article_id) for rows in (listed, told, log))]


@pytest.mark.parametrize(("fault", "late"), [("throttled", False), ("killed", True)])
def test_a_fault_at_any_call_is_made_good_by_the_next_run(table: Table, fault: str, late: bool) -> None:
    web, at, struck = Web(), 0, True
    while struck:
        at += 1
        said = link(at)
        text = "\n\n".join((*SENTENCES, f"This is what was said in the report of number {at} and in no other of them."))
        web.answers[address(at)] = Answer(page(text=text), headers=HTML)
        faulty = Faulty(at, FAULTS[fault], late=late)
        with suppress(Killed, ClientError):
            read(web, faulty.beside(table, shelf())[0], said)
        assert rows_of(table, said.id) in ([0, 0, 0, 0, 0], [1, 1, 1, 1, 1])
        web.now += HOUR  # the lease of the host is over
        read(web, table, said)
        assert rows_of(table, said.id) == [1, 1, 1, 1, 1]
        known = link_state.get_outcome(table, said.id)
        assert known is not None
        assert known.kind == "read"
        struck = len(faulty.calls) >= at
    assert at > 8
