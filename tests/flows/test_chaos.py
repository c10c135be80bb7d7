"""Any source or outlet fails, at its first ask or later: every page, feed and endpoint answers with what is known."""

from datetime import timedelta

import pytest

from chautari.dynamodb.table import Table
from chautari.news import sources as outlets
from chautari.news.crawling.polite_client import allowed_hosts
from chautari.news.store import feed_state
from chautari.rates import sources
from chautari.rates.store import health
from tests.support.broken_web import FAILURES, BrokenWeb
from tests.support.chaos import NEVER_KNOWN, NOW, OF_FEEDS, OF_NEWS, OF_RATES, World, require_answers
from tests.support.known_statuses import KnownStatuses
from tests.support.news_wholeness import require_news_whole
from tests.support.wholeness import require_whole

DAY = timedelta(days=1)
# Of these each record is of a kind of its own.
SINGLE = ("VIEW#", "CALENDAR#")
HOSTS = {
    "fenegosida": ("fenegosida.org",),
    "hamropatro": ("hamropatro.com",),
    "kalimati": ("kalimatimarket.gov.np",),
    "nepalipatro": ("nepalipatro.com.np",),
    "nrb": ("nrb.org.np",),
    "siddhartha": ("siddharthabank.com",),
}
# By the kinds of `core.errors`. None: half a page may still hold the whole table, which then is read as it stands.
KINDS: dict[str, set[str | None]] = {
    "unreachable": {"unreachable"},
    "too slow": {"unreachable"},
    "500": {"unreachable"},
    "redirect": {"moved"},
    "challenge": {"refused"},
    "empty": {"changed"},
    "half": {"changed", None},
    "another shape": {"changed", "moved"},
    "too large": {"changed"},
}


@pytest.fixture(scope="module")
def without(fresh: World) -> dict[str, World]:
    """By source: a deployment in which all others were read, and this one was never asked."""
    worlds = {source: fresh.copy() for source in HOSTS}
    for source, world in worlds.items():
        web = BrokenWeb(NOW)
        world.read_rates_of(web, *(set(HOSTS) - {source}))
    return worlds


@pytest.fixture(scope="module")
def before_first(without: dict[str, World]) -> dict[str, dict[str, int]]:
    """By source: what each address of rates answers before this source's first run."""
    return {source: world.statuses(OF_RATES) for source, world in without.items()}


def test_the_chaos_knows_every_source() -> None:
    """Boards share their job and so do banks, and differ in their parsers alone: one of each stands for all."""
    of_rates = {key for key in sources.keys() if sources.find(key).polls}  # noqa: SIM118 - no mapping
    assert set(HOSTS) == {*of_rates, "kalimati", "siddhartha"}


def test_what_was_never_asked_is_no_error(fresh: World) -> None:
    assert set(fresh.statuses().values()) <= {200, *NEVER_KNOWN}
    assert set(World().statuses().values()) <= {200, *NEVER_KNOWN}


def test_an_answer_that_is_not_asked_for_again_would_be_the_same(read_once: World, before: dict[str, int]) -> None:
    changed = read_once.copy()
    for pk in [pk for pk in changed.table.items if pk.startswith("VIEW#")]:
        del changed.table.items[pk]
    kept = changed.statuses()
    assert kept == {address: KnownStatuses().status(address, changed.table, NOW) for address in kept} != before


def test_a_kind_of_record_that_is_missing_is_no_error(read_once: World) -> None:
    kinds = {pk if pk.startswith(SINGLE) else pk.partition("#")[0] for pk in read_once.table.items}
    assert len(kinds) > 15
    for kind in kinds:
        world = read_once.copy()
        for pk in [pk for pk in world.table.items if pk == kind or pk.startswith(f"{kind}#")]:
            del world.table.items[pk]
        assert set(world.statuses().values()) <= {200, *NEVER_KNOWN}, kind


@pytest.mark.parametrize("failure", FAILURES)
def test_the_pages_of_articles_fail_and_everything_answers(fresh: World, failure: str) -> None:
    world = fresh.copy()
    world.read_feeds(BrokenWeb(NOW))
    expected = world.statuses(OF_NEWS)
    outcomes = world.read_links(BrokenWeb(NOW, ("://",), FAILURES[failure]))
    assert "failed" in outcomes
    assert "stored" not in outcomes or failure in ("half", "another shape")
    require_news_whole(world.table)
    require_answers(expected, world.statuses(OF_NEWS))


@pytest.mark.parametrize("is_known", [False, True], ids=["first", "later"])
@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("source", HOSTS)
def test_a_source_fails_and_everything_answers(
    read_once: World,
    without: dict[str, World],
    before: dict[str, int],
    before_first: dict[str, dict[str, int]],
    source: str,
    failure: str,
    is_known: bool,
) -> None:
    world = read_once.copy(DAY) if is_known else without[source].copy()
    web = BrokenWeb(world.now, HOSTS[source], FAILURES[failure])
    expected = before if is_known else before_first[source]
    world.read_rates_of(web, source)
    assert web.failed
    stored = health.get(Table(world.table, "memory"), source)
    assert stored is not None
    assert (stored.last_failure and stored.last_failure["kind"]) in KINDS[failure]
    require_whole(world.table, world.shelf.objects)
    require_answers(expected, world.statuses(OF_RATES))


@pytest.mark.parametrize("is_known", [False, True], ids=["first", "later"])
@pytest.mark.parametrize("failure", FAILURES)
def test_an_outlet_fails_and_everything_answers(
    fresh: World, read_once: World, before: dict[str, int], failure: str, is_known: bool
) -> None:
    expected = before if is_known else fresh.statuses(OF_NEWS)
    world = read_once.copy(DAY) if is_known else fresh.copy()
    for outlet in outlets.keys():  # noqa: SIM118 - no mapping
        alone = world.copy()
        web = BrokenWeb(world.now, tuple(allowed_hosts(outlets.find(outlet))), FAILURES[failure])
        (report,) = alone.read_feeds_of(web, outlet)
        assert web.failed
        assert report.failures or failure == "half", outlet
        assert outlet in {state.source for state in feed_state.all_states(Table(alone.table, "memory"))}
        require_answers(expected, alone.statuses(OF_FEEDS))
    everywhere = BrokenWeb(world.now, ("://",), FAILURES[failure])
    assert world.read_feeds(everywhere).waiting == {}
    require_answers(expected, world.statuses(OF_NEWS))
