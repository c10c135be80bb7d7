"""One firing of the schedule of news: the longest due first, the paused left alone, and what a mistake of ours does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chautari.dynamodb import pauses
from chautari.news import sources
from chautari.news.discovery import job
from chautari.news.discovery.dispatch import Dispatcher, DispatchReport
from chautari.news.model.source import FeedDeclaration
from tests.news.discovery.outlet import OUTLET, item
from tests.news.discovery.scene import Scene

SITES = {key: f"https://{key}.example" for key in ("one", "two")}


@pytest.fixture
def two(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """Two outlets on hosts of their own."""
    for key, home in SITES.items():
        scene.lists(item(1).replace("outlet.example", f"{key}.example"), url=f"{home}/feed")
    declared = {
        key: replace(OUTLET, key=key, home=home, hosts=(f"{key}.example",), feeds=(FeedDeclaration(f"{home}/feed"),))
        for key, home in SITES.items()
    }
    monkeypatch.setattr(sources, "keys", lambda: tuple(declared))
    monkeypatch.setattr(sources, "find", declared.__getitem__)
    return scene


def fire(scene: Scene, later: timedelta = timedelta(0), most: int = 2) -> DispatchReport:
    """A firing that has time for `most` outlets."""
    scene.web.now += later
    left = iter([True] * most + [False] * 9)
    guest = scene.web.guest(scene.table)
    return Dispatcher(guest, scene.table, scene.queue, scene.web.now, lambda: next(left), lambda report: None).run()


def asked(dispatched: DispatchReport) -> list[str]:
    return [report.source for report in dispatched.reports]


def test_every_outlet_that_is_due_is_asked_and_none_twice(two: Scene) -> None:
    assert asked(fire(two)) == ["one", "two"]
    assert fire(two, timedelta(minutes=5)) == DispatchReport([], {"one": "not due", "two": "not due"})


def test_what_was_not_reached_stays_due_and_comes_first(two: Scene) -> None:
    first = fire(two, most=1)
    assert (asked(first), first.waiting) == (["one"], {"two": "not reached"})
    job.run({"sources": ["two"]}, two.web.guest(two.table), two.table, two.queue, two.web.now)
    fire(two, timedelta(hours=1), most=1)
    assert asked(fire(two, most=1)) == ["two"]


def test_a_paused_outlet_is_left_alone_but_by_a_person(two: Scene) -> None:
    pauses.pause(two.table, "news", "one", "", two.web.now)
    assert fire(two).waiting == {"one": "paused"}
    (report,) = job.run({"sources": ["one"]}, two.web.guest(two.table), two.table, two.queue, two.web.now)
    assert report.count("asked") == 1


def test_a_mistake_of_ours_in_one_outlet_holds_up_no_other(two: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    run, done = job.run, list[str]()

    def mistaken(event, *rest):  # type: ignore[no-untyped-def]
        if event == {"sources": ["one"]}:
            raise KeyError("ours")
        done.extend(event["sources"])
        return run(event, *rest)

    monkeypatch.setattr(job, "run", mistaken)
    with pytest.raises(KeyError, match="ours"):
        fire(two)
    assert done == ["two"]
