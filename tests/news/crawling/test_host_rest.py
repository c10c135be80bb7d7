"""A host that is down or asks for patience is left alone, by every run and for a stated time."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from chautari.core.errors import Blocked, HostBusy, Unreachable
from chautari.dynamodb.table import Table
from tests.news.fake_outlet import HOME, OUTLET, CannedResponse, FakeWeb

PAGE = CannedResponse(b"<!doctype html><p>Gold is dear.</p>", headers={"Content-Type": "text/html"})
STORY = f"{HOME}/story/1"

Get = Callable[[str], bytes]


@pytest.fixture
def get(web: FakeWeb, table: Table) -> Get:
    """Body of the response that one client gets for an address."""
    client = web.client(table)
    return lambda url: client.get(OUTLET, url).body


def test_a_host_that_fails_twice_is_left_alone_for_half_an_hour(web: FakeWeb, table: Table, get: Get) -> None:
    for number in range(4):
        web.fail(f"{HOME}/{number}")
        with pytest.raises(Unreachable):
            get(f"{HOME}/{number}")
    with pytest.raises(HostBusy) as busy:
        web.client(table).get(OUTLET, STORY)
    assert busy.value.free_at is not None
    assert timedelta(minutes=29) < busy.value.free_at - web.now <= timedelta(minutes=30)
    assert (web.paths, max(web.sleeps) < 60) == (["/robots.txt", "/0", "/1"], True)
    web.now += timedelta(minutes=30)
    web.responses[STORY] = PAGE
    assert web.client(table).get(OUTLET, STORY).status == 200


@pytest.mark.parametrize(("stated", "minutes"), [("", 30), ("60", 30), ("7200", 120), ("999999", 360)])
def test_a_host_that_asks_for_patience_is_left_alone_as_long_as_it_asks(
    web: FakeWeb, get: Get, table: Table, stated: str, minutes: int
) -> None:
    web.responses[STORY] = CannedResponse(b"slow down", 429, {"Retry-After": stated})
    with pytest.raises(Blocked):
        get(STORY)
    with pytest.raises(HostBusy) as busy:
        web.client(table).get(OUTLET, f"{HOME}/2")
    assert busy.value.free_at == web.now + timedelta(minutes=minutes)


def test_a_failure_of_one_page_leaves_the_host_in_use(web: FakeWeb, get: Get) -> None:
    web.fail(f"{HOME}/1")
    web.responses[STORY] = PAGE
    for _ in range(2):
        with pytest.raises(Unreachable):
            get(f"{HOME}/1")
        assert get(STORY) == PAGE.body
