"""A source or an outlet that never answered, and a table that nobody wrote to: every address answers all the same."""

from datetime import timedelta

import pytest

from chautari.core.errors import Unreachable
from chautari.dynamodb.table import Table
from chautari.news import sources
from chautari.news.discovery import poll_schedule
from chautari.news.model.feed_state import FeedState
from chautari.news.store import feed_state, host_leases
from chautari.rates.ingest import job
from tests.api import data
from tests.api.addresses import EVERY, address_of
from tests.api.conftest import Get
from tests.rates.sources.world import FIRST, NETWORKED, good_answer, run
from tests.support.editions import NOON
from tests.support.shelf import shelf

ADDRESSES = sorted({address_of(endpoint) for endpoint in EVERY})
OF_OUTLETS = ("/en", "/ne", "/en/news", "/ne/news", "/v1/news-sources", "/v1/news-sources.opml", "/v1/articles")


def answers(get: Get, addresses: list[str] | tuple[str, ...] = tuple(ADDRESSES)) -> dict[str, int]:
    """Status by address, of those that are an error of ours."""
    given = {address: get(address).status for address in addresses}
    return {address: status for address, status in given.items() if status == 500}


def failed_first(table: Table, key: str) -> None:
    """The first ask of every feed of an outlet fails."""
    source, now = sources.find(key), NOON
    for feed in source.feeds:
        state = poll_schedule.after_failure(
            poll_schedule.initial_state(source, feed, now), Unreachable("timeout"), source, now
        )
        assert host_leases.acquire(
            table, f"{key}.example", "x", now, now, {feed_state.feed_id(key, feed.url): feed_state.pack(state)}
        )
        now += timedelta(hours=1)


def test_a_table_that_nobody_wrote_to(table: Table, get: Get) -> None:
    assert answers(get) == {}


@pytest.mark.parametrize("key", sources.keys())
def test_an_outlet_that_failed_when_first_asked_keeps_its_name(key: str, table: Table, get: Get) -> None:
    failed_first(table, key)
    assert answers(get, OF_OUTLETS) == {}
    (outlet,) = get("/v1/news-sources").json["sources"]
    source = sources.find(key)
    assert (outlet["name"], outlet["home"], outlet["health"]) == (source.name, source.home, "failing")
    assert f"News of {source.name.replace('&', '&amp;')}" in get("/v1/news-sources.opml").text


def test_a_state_of_before_names_were_kept_is_called_by_its_key(table: Table, get: Get) -> None:
    url = "https://everest.example/feed"
    state = FeedState("everest", url, NOON, timedelta(minutes=15))
    kept = {feed_state.feed_id("everest", url): feed_state.pack(state)}
    assert host_leases.acquire(table, "everest.example", "x", NOON, NOON, kept)
    assert answers(get) == {}
    assert [each["name"] for each in get("/v1/news-sources").json["sources"]] == ["everest"]
    # Until another of its feeds is asked, which says it.
    url, about = "https://everest.example/sport", {"name": "Everest Daily", "home": "https://everest.example"}
    state = FeedState("everest", url, NOON, timedelta(minutes=15), about=about)
    later = NOON + timedelta(hours=1)
    assert host_leases.acquire(
        table, "everest.example", "x", later, later, {feed_state.feed_id("everest", url): feed_state.pack(state)}
    )
    (outlet,) = get("/v1/news-sources").json["sources"]
    assert (outlet["name"], outlet["home"]) == ("Everest Daily", "https://everest.example")
    assert 'text="Everest Daily 1"' in get("/v1/news-sources.opml").text


@pytest.mark.parametrize("key", NETWORKED)
def test_a_source_of_rates_that_never_answered(key: str, table: Table, get: Get) -> None:
    run(table, [other for other in NETWORKED if other != key], FIRST)

    def fetch(_: object) -> object:
        raise Unreachable("timeout")

    job.run({"sources": [key]}, fetch, table, shelf(), FIRST)  # type: ignore[arg-type]
    assert answers(get) == {}
    assert good_answer(key, FIRST).status == 200, data.NOW
