"""The discovery job: links that are queued or dropped, and the effect of failures."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news.discovery import job
from chautari.news.discovery.job import DiscoveryReport
from chautari.news.model.source import FeedDeclaration
from chautari.news.store.link_queue import LinkQueue
from tests.news.discovery.harness import DiscoveryHarness
from tests.news.fake_outlet import FEED, HOME, NOON, OUTLET, SECOND_FEED, CannedResponse, FakeWeb, item
from tests.support.meanwhile import meanwhile


def test_listed_links_are_queued_oldest_first_and_once(harness: DiscoveryHarness) -> None:
    harness.serve_feed(item(2), item(1), item(2))
    report = harness.run()
    assert (report.count("entries"), report.count("queued")) == (2, 2)
    first, second = harness.receive_queued()
    assert (first["url"], second["url"]) == (f"{HOME}/story/1", f"{HOME}/story/2")
    assert first == {
        "source": "outlet",
        "id": first["id"],
        "url": f"{HOME}/story/1",
        "seen": NOON.isoformat(),
        "group": "outlet.example",
        "entry": {
            "title": "Story 1",
            "summary": "",
            "published": "2026-08-17T11:00:00+05:45",
            "exact": True,
            "updated": None,
            "sections": [],
            "authors": [],
            "image": "",
        },
    }


def test_a_second_run_over_an_unchanged_feed_queues_nothing(harness: DiscoveryHarness) -> None:
    harness.serve_feed(item(1))
    harness.run()
    harness.receive_queued()
    report = harness.run(later=timedelta(hours=1))
    assert (report.count("asked"), report.count("unchanged"), report.count("queued")) == (1, 1, 0)
    assert harness.receive_queued() == []


def test_a_feed_that_is_not_due_is_left_alone(harness: DiscoveryHarness) -> None:
    harness.serve_feed(item(1))
    harness.run()
    requests = len(harness.web.requests)
    assert harness.run(later=timedelta(minutes=5)).count("asked") == 0
    assert len(harness.web.requests) == requests


def test_a_feed_that_is_asked_by_hand_is_polled_though_it_is_not_due(harness: DiscoveryHarness) -> None:
    harness.serve_feed(item(1))
    harness.run()
    harness.serve_feed(item(2), item(1))
    report = harness.run(later=timedelta(minutes=5), by_hand=True)
    assert (report.count("asked"), report.count("queued")) == (1, 1)


def test_a_changed_entry_is_queued_again(harness: DiscoveryHarness) -> None:
    harness.serve_feed(item(2), item(1))
    harness.run()
    harness.receive_queued()
    harness.serve_feed(item(2), item(1, title="Story 1, corrected"))
    assert harness.run(later=timedelta(hours=1)).count("queued") == 1
    (message,) = harness.receive_queued()
    assert message["entry"]["title"] == "Story 1, corrected"


def test_an_article_that_two_feeds_describe_differently_is_queued_once(harness: DiscoveryHarness) -> None:
    harness.declare(replace(OUTLET, feeds=(FeedDeclaration(FEED), FeedDeclaration(SECOND_FEED, section="sport"))))
    for run in range(3):
        harness.serve_feed(item(1), item(10 + run))
        harness.serve_feed(item(1, title="Shorter"), item(10 + run), url=SECOND_FEED)
        harness.run(later=timedelta(hours=1))
    assert Counter(message["url"] for message in harness.receive_queued()) == {
        f"{HOME}/story/{number}": 1 for number in (1, 10, 11, 12)
    }


def test_the_section_of_a_feed_comes_before_those_of_its_entries(harness: DiscoveryHarness) -> None:
    harness.declare(replace(OUTLET, feeds=(FeedDeclaration(FEED, section="sport"),)))
    harness.serve_feed(item(1).replace("</item>", "<category>Cricket</category></item>"))
    harness.run()
    assert harness.receive_queued()[0]["entry"]["sections"] == ["sport", "Cricket"]


def test_an_entry_that_is_no_news_of_the_outlet_is_dropped_and_counted(harness: DiscoveryHarness) -> None:
    elsewhere = item(1).replace(HOME, "https://shop.example")
    harness.serve_feed(elsewhere, item(2, at="Mon, 17 Jul 2023 11:00:00 +0545"), item(3))
    report = harness.run()
    assert (report.count("queued"), report.dropped) == (1, {"elsewhere": 1, "old": 1})


def test_a_feed_that_fails_is_in_the_report_and_stops_no_other(harness: DiscoveryHarness) -> None:
    harness.declare(replace(OUTLET, feeds=(FeedDeclaration(FEED), FeedDeclaration(SECOND_FEED))))
    harness.web.fail(FEED)
    harness.serve_feed(item(1), url=SECOND_FEED)
    report = harness.run()
    assert [(failure.url, failure.kind) for failure in report.failures] == [(FEED, "unreachable")]
    assert report.count("queued") == 1
    state = harness.state(FEED)
    assert state.last_failure is not None
    assert (state.streak, state.failed, state.failing_since, state.last_failure["kind"]) == (1, 1, NOON, "unreachable")
    assert harness.state(SECOND_FEED).streak == 0


def test_a_feed_that_recovers_is_failing_no_longer(harness: DiscoveryHarness) -> None:
    harness.web.fail()
    harness.run()
    harness.serve_feed(item(1))
    harness.run(later=timedelta(hours=1))
    state = harness.state()
    assert (state.streak, state.failing_since, state.failed, state.asked) == (0, None, 1, 2)


def test_the_hub_and_ttl_of_a_feed_are_stored(harness: DiscoveryHarness) -> None:
    hub = '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"/>'
    harness.serve_feed(hub, "<ttl>25</ttl>", item(1), item(2, at="Mon, 17 Aug 2026 10:00:00 +0545"))
    harness.run()
    state = harness.state()
    assert (state.hub, state.ttl, state.entries) == ("https://hub.example/", timedelta(minutes=25), 2)
    assert state.newest is not None
    assert state.newest.isoformat() == "2026-08-17T11:00:00+05:45"


def test_a_date_to_come_does_not_count_as_the_newest_of_a_feed(harness: DiscoveryHarness) -> None:
    ahead = "<pubDate>Tue, 18 Aug 2026 10:00:00 +0545</pubDate>"
    harness.serve_feed(item(1), item(2).replace("</item>", f"{ahead.replace('pubDate', 'atom:updated')}</item>"))
    harness.run()
    newest = harness.state().newest
    assert newest is not None
    assert newest <= NOON


def test_an_index_of_sitemaps_is_a_named_failure(harness: DiscoveryHarness) -> None:
    listed = "<sitemap><loc>https://www.outlet.example/sitemap-1.xml</loc></sitemap>"
    index = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</sitemapindex>'
    harness.web.responses[FEED] = CannedResponse(index.encode(), headers={"Content-Type": "application/xml"})
    (failure,) = harness.run().failures
    assert (failure.kind, "sitemap-1.xml" in failure.detail) == ("changed", True)


def test_a_link_that_was_not_queued_does_not_count_as_seen(
    harness: DiscoveryHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    harness.serve_feed(item(1), ETag='"1"')
    with monkeypatch.context() as broken:
        broken.setattr("chautari.news.store.link_queue.send", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            harness.run()
    assert harness.run().count("queued") == 1


def test_an_event_delivered_twice_at_once_polls_once(harness: DiscoveryHarness) -> None:
    harness.serve_feed(item(1))
    plain_table, concurrent_reports = harness.table, list[DiscoveryReport]()

    def concurrent_run() -> None:
        harness.table = plain_table
        concurrent_reports.append(harness.run())

    harness.table = meanwhile(plain_table, "update_item", concurrent_run)
    report = harness.run()
    assert [failure.kind for failure in report.failures] == ["busy"]
    assert (report.count("queued"), concurrent_reports[0].count("queued")) == (0, 1)
    assert harness.web.paths.count("/feed") == 1
    assert harness.state().asked == 1


@pytest.mark.parametrize("event", [{}, {"sources": []}, {"sources": "outlet"}, {"sources": ["nobody"]}])
def test_a_bad_event_sends_no_request(event: Any, web: FakeWeb, table: Table, links_queue: LinkQueue) -> None:
    with pytest.raises(job.InvalidEvent):
        job.run(event, web.client(table), table, links_queue, NOON)
    assert web.requests == []
