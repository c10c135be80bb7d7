"""A source or an outlet that never answered, and a table that nobody wrote to: every address answers all the same."""

from datetime import timedelta

import pytest

from chautari import manners, runs
from chautari.domain.errors import Unreachable
from chautari.sources import news
from chautari.store import feeds, hosts
from chautari.store.table import Table
from tests.api import data, news_data
from tests.api.addresses import EVERY, address_of
from tests.api.conftest import Get
from tests.shelf import shelf
from tests.sources.world import FIRST, NETWORKED, good, run

ADDRESSES = sorted({address_of(endpoint) for endpoint in EVERY})
OF_OUTLETS = ("/en", "/ne", "/en/news", "/ne/news", "/v1/news-sources", "/v1/news-sources.opml", "/v1/articles")


def answers(get: Get, addresses: list[str] | tuple[str, ...] = tuple(ADDRESSES)) -> dict[str, int]:
    """Status by address, of those that are an error of ours."""
    given = {address: get(address).status for address in addresses}
    return {address: status for address, status in given.items() if status == 500}


def failed_first(table: Table, key: str) -> None:
    """The first ask of every feed of an outlet fails."""
    source, now = news.find(key), news_data.NOON
    for feed in source.feeds:
        state = manners.failed(manners.unasked(source, feed, now), Unreachable("timeout"), source, now)
        assert hosts.claim(table, f"{key}.example", "x", now, now, {feeds.name(key, feed.url): feeds.packed(state)})
        now += timedelta(hours=1)


def test_a_table_that_nobody_wrote_to(table, get: Get) -> None:
    assert answers(get) == {}


@pytest.mark.parametrize("key", news.keys())
def test_an_outlet_that_failed_when_first_asked_keeps_its_name(key: str, table, get: Get) -> None:
    failed_first(table, key)
    assert answers(get, OF_OUTLETS) == {}
    (outlet,) = get("/v1/news-sources").json["sources"]
    source = news.find(key)
    assert (outlet["name"], outlet["home"], outlet["health"]) == (source.name, source.home, "failing")
    assert f"News of {source.name.replace('&', '&amp;')}" in get("/v1/news-sources.opml").text


def test_a_state_of_before_names_were_kept_is_called_by_its_key(table, get: Get) -> None:
    url = "https://everest.example/feed"
    state = feeds.State("everest", url, news_data.NOON, timedelta(minutes=15))
    kept = {feeds.name("everest", url): feeds.packed(state)}
    assert hosts.claim(table, "everest.example", "x", news_data.NOON, news_data.NOON, kept)
    assert answers(get) == {}
    assert [each["name"] for each in get("/v1/news-sources").json["sources"]] == ["everest"]
    # Until another of its feeds is asked, which says it.
    url, about = "https://everest.example/sport", {"name": "Everest Daily", "home": "https://everest.example"}
    state = feeds.State("everest", url, news_data.NOON, timedelta(minutes=15), about=about)
    later = news_data.NOON + timedelta(hours=1)
    assert hosts.claim(table, "everest.example", "x", later, later, {feeds.name("everest", url): feeds.packed(state)})
    (outlet,) = get("/v1/news-sources").json["sources"]
    assert (outlet["name"], outlet["home"]) == ("Everest Daily", "https://everest.example")
    assert 'text="Everest Daily 1"' in get("/v1/news-sources.opml").text


@pytest.mark.parametrize("key", NETWORKED)
def test_a_source_of_rates_that_never_answered(key: str, table, get: Get) -> None:
    run(table, [other for other in NETWORKED if other != key], FIRST)

    def fetch(_: object) -> object:
        raise Unreachable("timeout")

    runs.run({"sources": [key]}, fetch, table, shelf(), FIRST)  # type: ignore[arg-type]
    assert answers(get) == {}
    assert good(key, FIRST).status == 200, data.NOW
