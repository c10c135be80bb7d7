"""AWS refuses a write or a message, or a run is killed before it: all answers, nothing is half, the next run mends it.

At every call that changes something: a put, an update, a transaction, an object of evidence, a batch of messages.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from botocore.exceptions import ClientError

from chautari.calendar.publish import job as calendar_job
from chautari.news.ingest.worker import RetryLater
from chautari.rates import sources
from chautari.rates.ingest.pipeline import RunNotArchived
from tests.support.broken_web import BrokenWeb
from tests.support.chaos import ADDRESSES, OF_NEWS, OF_RATES, World, require_answers
from tests.support.faulty import FAULTS, Faulty, Killed
from tests.support.news_wholeness import require_news_whole
from tests.support.wholeness import require_whole

HOUR = timedelta(hours=1)
OUTLET, FIVE_MINUTES = "setopati", timedelta(minutes=5)
READS = {"get_item", "query", "batch_get_item"}
OF_CALENDAR = [address for address in ADDRESSES.values() if "calendar" in address]
STRUCK = pytest.mark.parametrize("fault", ["throttled", "killed"])
Run = Callable[[World, Faulty], None]


def rates(world: World, faulty: Faulty) -> None:
    world.read_rates(BrokenWeb(world.now), faulty)


def news(world: World, faulty: Faulty) -> None:
    web = BrokenWeb(world.now)
    world.read_feeds_of(web, OUTLET, faulty)
    world.read_links(web, faulty)


def calendar(world: World, faulty: Faulty) -> None:
    world.publish_calendar(faulty)


def writes(world: World, run: Run) -> list[int]:
    """The numbers of the calls of an undisturbed run that change something."""
    undisturbed = Faulty()
    run(world.copy(), undisturbed)
    numbers = [number for number, call in enumerate(undisturbed.calls, 1) if call not in READS]
    assert len(numbers) > 3
    return numbers


def struck(world: World, run: Run, at: int, fault: str) -> World:
    """The world after a run of which call `at` failed."""
    struck = world.copy()
    faulty = Faulty(at, FAULTS[fault])
    with suppress(Killed, ClientError, RunNotArchived, RetryLater):
        run(struck, faulty)
    assert len(faulty.calls) >= at
    return struck


def served(world: World) -> dict[str, bytes]:
    """The ready answers by name, but for the instants at which they were made."""
    return {pk: items["VIEW"]["body"]["B"] for pk, items in world.table.items.items() if pk.startswith("VIEW#")}


@STRUCK
def test_rates(fresh: World, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "keys", lambda: ("fenegosida", "nepalipatro"))  # one currency is written like another
    fresh = World(fresh.table, fresh.shelf, fresh.queue)  # what was answered with all sources is none of this
    expected, whole = fresh.statuses(OF_RATES), fresh.copy()
    rates(whole, Faulty())
    for at in writes(fresh, rates):
        after = struck(fresh, rates, at, fault)
        require_whole(after.table, after.shelf.objects)
        require_answers(expected, after.statuses(OF_RATES))
        later = World(after.table, after.shelf, after.queue, after.now + FIVE_MINUTES)
        rates(later, Faulty())
        require_whole(later.table, later.shelf.objects)
        assert served(later) == served(whole), at


@STRUCK
def test_news(fresh: World, fault: str) -> None:
    whole = fresh.copy()
    news(whole, Faulty())
    for at in writes(fresh, news):
        after = struck(fresh, news, at, fault)
        require_news_whole(after.table)
        require_answers(fresh.statuses(OF_NEWS), after.statuses(OF_NEWS))
        _require_no_link_lost(after, whole)


def _require_no_link_lost(after: World, whole: World) -> None:
    """What was queued comes again, and what was not queued is found again, once the feed is due and its host free."""
    later = World(after.table, after.shelf, after.queue, after.now + 6 * HOUR)
    news(later, Faulty())
    require_news_whole(later.table)
    ids = ({pk for pk in world.table.items if pk.startswith("ARTICLE#")} for world in (later, whole))
    assert next(ids) == next(ids)


@STRUCK
def test_the_calendar(read_once: World, before: dict[str, int], fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_job, "YEARS", range(2082, 2086))
    never = World()
    for at in writes(never, calendar):
        after = struck(never, calendar, at, fault)
        require_answers(never.statuses(OF_CALENDAR), after.statuses(OF_CALENDAR))
        calendar(after, Faulty())
        assert set(after.statuses(OF_CALENDAR).values()) == {200}
    require_answers(before, read_once.statuses(OF_CALENDAR))
