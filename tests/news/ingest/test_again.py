"""From feeds to articles and again: what is known is neither fetched nor written, what is new is, once."""

from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news import sources
from chautari.news.discovery import job
from chautari.news.ingest import batch as reading_run
from chautari.news.ingest.batch import BatchReport
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.store import articles, change_log, listings
from tests.news.discovery.outlet import FEED, NOON, OUTLET, RSS, Answer, Web, item, rss
from tests.news.ingest.pages import SENTENCES, address, page
from tests.news.ingest.queue_event import Line

HTML = {"Content-Type": "text/html; charset=utf-8"}
HOUR = timedelta(hours=1)
OF_THE_ASKING = ("HOST", "LINK#", "ROBOTS#")


class Outlet:
    """An outlet, and both of our functions at it."""

    def __init__(self, table: Table) -> None:
        self.web, self.line, self.table = Web(), Line(), table

    def says(self, *stories: int, text: str = "") -> None:
        """The feed lists `stories`, newest last, and each has a page."""
        feed = rss(*(item(number, f"Gold rises, part {number}") for number in reversed(stories)))
        self.web.answers[FEED] = Answer(feed, headers=RSS)
        for number in stories:
            written = text or f"Part {number} of what happened. {' '.join(SENTENCES)}"
            self.web.answers[address(number)] = Answer(page(f"Gold rises, part {number}", text=written), headers=HTML)

    def run(self) -> BatchReport:
        """Both functions, an hour after they ran last."""
        self.web.now += HOUR
        self.web.asked.clear()
        event = {"sources": ["outlet"]}
        (report,) = job.run(event, self.web.guest(self.table), self.table, self.line.queue, self.web.now)
        assert report.failures == []
        self.event = self.line.event()
        return self.read(self.event)

    def read(self, event: dict[str, Any]) -> BatchReport:
        reader = ArticleWorker(self.web.guest(self.table), self.table, self.web.now)
        return reading_run.run(event, reader)

    def fetched(self) -> list[str]:
        """The bodies that were asked for, of the robots.txt too."""
        return [path for path in self.web.paths if path != "/feed"]

    def kept(self) -> list[Any]:
        """Every item but what is remembered of hosts and links."""
        items = self.table.client.scan(TableName=self.table.name)["Items"]
        kept = [each for each in items if not each["pk"]["S"].startswith(OF_THE_ASKING)]
        return sorted(kept, key=lambda each: (each["pk"]["S"], each["sk"]["S"]))


@pytest.fixture
def outlet(table: Table, monkeypatch: pytest.MonkeyPatch) -> Outlet:
    monkeypatch.setattr(sources, "find", lambda key: OUTLET)
    return Outlet(table)


def whats(batch: BatchReport) -> list[str]:
    return [each.kind or each.what for each in batch.outcomes]


def test_a_second_run_over_unchanged_sources_fetches_no_body_and_writes_no_article(outlet: Outlet) -> None:
    outlet.says(1, 2, 3)
    assert whats(outlet.run()) == ["stored"] * 3
    before = outlet.kept()
    for _ in range(2):
        assert whats(outlet.run()) == []
        assert outlet.fetched() == []
    assert outlet.kept() == before


def test_of_many_links_only_the_new_are_fetched(outlet: Outlet) -> None:
    outlet.says(*range(1, 5))
    assert len(outlet.run().outcomes) == 4
    outlet.says(*range(1, 7))
    assert whats(outlet.run()) == ["stored"] * 2
    assert outlet.fetched() == ["/story/5", "/story/6"]
    assert len(listings.newest(outlet.table, listings.ALL, None, 50)) == 6


def test_a_feed_that_says_otherwise_of_the_same_page_writes_no_article(outlet: Outlet) -> None:
    outlet.says(1)
    outlet.run()
    before = outlet.kept()
    outlet.web.answers[FEED] = Answer(rss(item(1, "Gold rises, part one")), headers=RSS)
    assert whats(outlet.run()) == ["unchanged"]
    assert outlet.fetched() == ["/story/1"]
    assert outlet.kept() == before


def test_an_edited_article_is_one_article_of_two_revisions(outlet: Outlet) -> None:
    outlet.says(1)
    outlet.run()
    outlet.says(1, text="\n\n".join(SENTENCES[::-1]))
    outlet.web.answers[FEED] = Answer(rss(item(1, "Gold rises, part 1 (updated)")), headers=RSS)
    assert whats(outlet.run()) == ["revised"]
    (only,) = listings.newest(outlet.table, listings.ALL, None, 5)
    first, second = articles.revisions(outlet.table, only.id)
    assert (first.text.startswith("Part 1 of"), second.text.startswith(SENTENCES[-1])) == (True, True)
    assert [each.revision for each in change_log.changed_after(outlet.table, NOON, 5).summaries] == [1, 2]


def test_a_batch_that_is_delivered_twice_is_read_once(outlet: Outlet) -> None:
    outlet.says(1, 2)
    outlet.run()
    before = outlet.kept()
    outlet.web.asked.clear()
    assert whats(outlet.read(outlet.event)) == ["known", "known"]
    assert (outlet.web.asked, outlet.kept()) == ([], before)


def test_a_page_that_was_down_is_read_when_a_feed_lists_it_again(outlet: Outlet) -> None:
    outlet.says(1)
    sound = outlet.web.answers[address(1)]
    outlet.web.breaks(address(1))
    assert whats(outlet.run()) == ["unreachable"]
    outlet.says(1, 2)
    outlet.web.answers[address(1)] = sound
    assert whats(outlet.run()) == ["stored", "stored"]
