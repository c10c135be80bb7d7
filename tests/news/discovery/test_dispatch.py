"""Dispatch of one firing: the longest overdue outlet first, paused outlets skipped, our own bugs isolated."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chautari.dynamodb import pauses
from chautari.news import sources
from chautari.news.discovery import job
from chautari.news.discovery.dispatch import Dispatched, Dispatcher
from chautari.news.model.source import FeedDeclaration
from tests.news.discovery.harness import DiscoveryHarness
from tests.news.fake_outlet import OUTLET, item

SITES = {key: f"https://{key}.example" for key in ("one", "two")}


@pytest.fixture
def two_outlets(harness: DiscoveryHarness, monkeypatch: pytest.MonkeyPatch) -> DiscoveryHarness:
    """Two outlets on hosts of their own."""
    for key, home in SITES.items():
        harness.serve_feed(item(1).replace("outlet.example", f"{key}.example"), url=f"{home}/feed")
    declared = {
        key: replace(OUTLET, key=key, home=home, hosts=(f"{key}.example",), feeds=(FeedDeclaration(f"{home}/feed"),))
        for key, home in SITES.items()
    }
    monkeypatch.setattr(sources, "keys", lambda: tuple(declared))
    monkeypatch.setattr(sources, "find", declared.__getitem__)
    return harness


def fire(harness: DiscoveryHarness, later: timedelta = timedelta(0), limit: int = 2) -> Dispatched:
    """Dispatch with time for `limit` outlets."""
    harness.web.now += later
    has_time = iter([True] * limit + [False] * 9)
    client = harness.web.client(harness.table)
    return Dispatcher(
        client, harness.table, harness.queue, harness.web.now, lambda: next(has_time), lambda report: None
    ).run()


def polled(dispatched: Dispatched) -> list[str]:
    return [report.source for report in dispatched.reports]


def test_every_due_outlet_is_polled_once(two_outlets: DiscoveryHarness) -> None:
    assert polled(fire(two_outlets)) == ["one", "two"]
    assert fire(two_outlets, timedelta(minutes=5)) == Dispatched([], {"one": "not due", "two": "not due"})


def test_an_outlet_that_was_not_reached_stays_due_and_comes_first(two_outlets: DiscoveryHarness) -> None:
    first = fire(two_outlets, limit=1)
    assert (polled(first), first.waiting) == (["one"], {"two": "not reached"})
    job.run(
        {"sources": ["two"]},
        two_outlets.web.client(two_outlets.table),
        two_outlets.table,
        two_outlets.queue,
        two_outlets.web.now,
    )
    fire(two_outlets, timedelta(hours=1), limit=1)
    assert polled(fire(two_outlets, limit=1)) == ["two"]


def test_a_paused_outlet_is_polled_only_by_an_explicit_event(two_outlets: DiscoveryHarness) -> None:
    pauses.pause(two_outlets.table, "news", "one", "", two_outlets.web.now)
    assert fire(two_outlets).waiting == {"one": "paused"}
    (report,) = job.run(
        {"sources": ["one"]},
        two_outlets.web.client(two_outlets.table),
        two_outlets.table,
        two_outlets.queue,
        two_outlets.web.now,
    )
    assert report.count("asked") == 1


def test_a_bug_of_ours_in_one_outlet_holds_up_no_other(
    two_outlets: DiscoveryHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, done = job.run, list[str]()

    def mistaken(event, *arguments):  # type: ignore[no-untyped-def]
        if event == {"sources": ["one"]}:
            raise KeyError("ours")
        done.extend(event["sources"])
        return run(event, *arguments)

    monkeypatch.setattr(job, "run", mistaken)
    with pytest.raises(KeyError, match="ours"):
        fire(two_outlets)
    assert done == ["two"]
