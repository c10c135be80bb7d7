"""Asking again: on 429 and 5xx only, twice, later each time, and as late as the source asks for."""

from collections.abc import Iterator
from unittest import mock

import pytest

from chautari.core.errors import Blocked, Unreachable
from chautari.core.http_messages import HttpRequest
from chautari.fetching import ssrf
from chautari.fetching.http_client import HttpClient
from tests.support.web_site import JSON, Site, opened


@pytest.fixture
def site() -> Iterator[Site]:
    with opened() as known:
        yield known


def test_a_source_that_recovers_is_read(site: Site) -> None:
    assert site.get((503, {}, b"x"), (429, {}, b"x"), (200, JSON, b"[]")).body == b"[]"
    assert len(site.slept) == 2


def test_the_waits_grow_and_no_two_are_alike(site: Site) -> None:
    for _ in range(4):
        with pytest.raises(Unreachable):
            site.get((503, {}, b"x"))
    first, second = site.slept[::2], site.slept[1::2]
    assert all(1 <= wait <= 2 for wait in first)
    assert all(2 <= wait <= 3 for wait in second)
    assert len(set(site.slept)) == 8


@pytest.mark.parametrize(("asked", "least"), [("7", 7), ("0", 1), ("soon", 1), ("²", 1), ("-5", 1)])
def test_retry_after_is_honoured_where_it_can_be_read(asked: str, least: int, site: Site) -> None:
    site.get((429, {"Retry-After": asked}, b"x"), (200, JSON, b"{}"))
    assert least <= site.slept[0] <= least + 1


def test_retry_after_may_be_a_date(site: Site) -> None:
    with pytest.raises(Blocked):
        site.get((429, {"Retry-After": "Mon, 17 Aug 2099 00:00:00 GMT"}, b"x"))
    assert site.slept == []
    site.get((429, {"Retry-After": "Mon, 17 Aug 2009 00:00:00 GMT"}, b"x"), (200, JSON, b"{}"))
    assert 1 <= site.slept[0] <= 2


@pytest.mark.parametrize("asked", ["21", "3600", "9" * 400])
def test_who_asks_for_much_patience_is_left_alone(asked: str, site: Site) -> None:
    with pytest.raises(Blocked):
        site.get((429, {"Retry-After": asked}, b"x"))
    assert (len(site.requests), site.slept) == (1, [])


def test_who_is_asked_once_is_not_asked_again(site: Site) -> None:
    site.replies = [(503, {}, b"x")]
    with pytest.raises(Unreachable), mock.patch.object(ssrf, "require_https"):
        HttpClient("me", site.slept.append, retries=0).get(HttpRequest(site.address))
    assert (len(site.requests), site.slept) == (1, [])
