"""Repeated runs of discovery and article worker: only new links are fetched and written, once."""

from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news import sources
from chautari.news.discovery import job
from chautari.news.ingest import batch as batch_job
from chautari.news.ingest.batch import BatchReport
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.store import articles, change_log, listings
from tests.news.fake_outlet import FEED, NOON, OUTLET, RSS, CannedResponse, FakeWeb, item, rss
from tests.news.ingest.fake_queue import FakeQueue
from tests.news.ingest.pages import SENTENCES, address, page

HTML = {"Content-Type": "text/html; charset=utf-8"}
HOUR = timedelta(hours=1)
CRAWL_STATE_PREFIXES = ("HOST", "LINK#", "ROBOTS#")


class Outlet:
    """A fake outlet with its queue and table; runs discovery and article worker on it."""

    def __init__(self, table: Table) -> None:
        self.web, self.queue, self.table = FakeWeb(), FakeQueue(), table

    def publish(self, *stories: int, text: str = "") -> None:
        """List `stories` in the feed, newest last, and serve a page of each."""
        feed = rss(*(item(number, f"Gold rises, part {number}") for number in reversed(stories)))
        self.web.responses[FEED] = CannedResponse(feed, headers=RSS)
        for number in stories:
            page_text = text or f"Part {number} of what happened. {' '.join(SENTENCES)}"
            self.web.responses[address(number)] = CannedResponse(
                page(f"Gold rises, part {number}", text=page_text), headers=HTML
            )

    def run(self) -> BatchReport:
        """Run discovery, then the article worker, an hour after the last run."""
        self.web.now += HOUR
        self.web.requests.clear()
        event = {"sources": ["outlet"]}
        (report,) = job.run(event, self.web.client(self.table), self.table, self.queue.link_queue, self.web.now)
        assert report.failures == []
        self.last_event = self.queue.take_event()
        return self.read(self.last_event)

    def read(self, event: dict[str, Any]) -> BatchReport:
        worker = ArticleWorker(self.web.client(self.table), self.table, self.web.now)
        return batch_job.run(event, worker, self.queue.queues)

    def requested_paths(self) -> list[str]:
        """Paths of all requests but the feed's."""
        return [path for path in self.web.paths if path != "/feed"]

    def stored_items(self) -> list[Any]:
        """All stored items but those of hosts, links and robots.txt."""
        items = self.table.client.scan(TableName=self.table.name)["Items"]
        stored = [item for item in items if not item["pk"]["S"].startswith(CRAWL_STATE_PREFIXES)]
        return sorted(stored, key=lambda item: (item["pk"]["S"], item["sk"]["S"]))


@pytest.fixture
def outlet(table: Table, monkeypatch: pytest.MonkeyPatch) -> Outlet:
    monkeypatch.setattr(sources, "find", lambda key: OUTLET)
    return Outlet(table)


def statuses(batch: BatchReport) -> list[str]:
    return [report.kind or report.what for report in batch.outcomes]


def test_a_second_run_over_unchanged_sources_fetches_no_body_and_writes_no_article(outlet: Outlet) -> None:
    outlet.publish(1, 2, 3)
    assert statuses(outlet.run()) == ["stored"] * 3
    before = outlet.stored_items()
    for _ in range(2):
        assert statuses(outlet.run()) == []
        assert outlet.requested_paths() == []
    assert outlet.stored_items() == before


def test_of_many_links_only_the_new_are_fetched(outlet: Outlet) -> None:
    outlet.publish(*range(1, 5))
    assert len(outlet.run().outcomes) == 4
    outlet.publish(*range(1, 7))
    assert statuses(outlet.run()) == ["stored"] * 2
    assert outlet.requested_paths() == ["/story/5", "/story/6"]
    assert len(listings.newest(outlet.table, listings.ALL, None, 50)) == 6


def test_a_changed_feed_entry_of_an_unchanged_page_writes_no_article(outlet: Outlet) -> None:
    outlet.publish(1)
    outlet.run()
    before = outlet.stored_items()
    outlet.web.responses[FEED] = CannedResponse(rss(item(1, "Gold rises, part one")), headers=RSS)
    assert statuses(outlet.run()) == ["unchanged"]
    assert outlet.requested_paths() == ["/story/1"]
    assert outlet.stored_items() == before


def test_an_edited_article_is_one_article_of_two_revisions(outlet: Outlet) -> None:
    outlet.publish(1)
    outlet.run()
    outlet.publish(1, text="\n\n".join(SENTENCES[::-1]))
    outlet.web.responses[FEED] = CannedResponse(rss(item(1, "Gold rises, part 1 (updated)")), headers=RSS)
    assert statuses(outlet.run()) == ["revised"]
    (only,) = listings.newest(outlet.table, listings.ALL, None, 5)
    first, second = articles.revisions(outlet.table, only.id)
    assert (first.text.startswith("Part 1 of"), second.text.startswith(SENTENCES[-1])) == (True, True)
    assert [summary.revision for summary in change_log.changed_after(outlet.table, NOON, 5).summaries] == [1, 2]


def test_a_batch_that_is_delivered_twice_is_read_once(outlet: Outlet) -> None:
    outlet.publish(1, 2)
    outlet.run()
    before = outlet.stored_items()
    outlet.web.requests.clear()
    assert statuses(outlet.read(outlet.last_event)) == ["known", "known"]
    assert (outlet.web.requests, outlet.stored_items()) == ([], before)


def test_a_page_that_was_down_is_read_when_a_feed_lists_it_again(outlet: Outlet) -> None:
    outlet.publish(1)
    working = outlet.web.responses[address(1)]
    outlet.web.fail(address(1))
    assert statuses(outlet.run()) == ["unreachable"]
    outlet.publish(1, 2)
    outlet.web.responses[address(1)] = working
    assert statuses(outlet.run()) == ["stored", "stored"]
