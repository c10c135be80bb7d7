"""Retries: on 429 and 5xx only, at most twice, with a growing delay and no earlier than Retry-After."""

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
    with opened() as server:
        yield server


def test_a_source_that_recovers_is_read(site: Site) -> None:
    assert site.get((503, {}, b"x"), (429, {}, b"x"), (200, JSON, b"[]")).body == b"[]"
    assert len(site.slept) == 2


def test_delays_grow_and_no_two_are_equal(site: Site) -> None:
    for _ in range(4):
        with pytest.raises(Unreachable):
            site.get((503, {}, b"x"))
    first, second = site.slept[::2], site.slept[1::2]
    assert all(1 <= delay <= 2 for delay in first)
    assert all(2 <= delay <= 3 for delay in second)
    assert len(set(site.slept)) == 8


@pytest.mark.parametrize(("stated", "least"), [("7", 7), ("0", 1), ("soon", 1), ("²", 1), ("-5", 1)])
def test_retry_after_is_honoured_where_it_can_be_read(stated: str, least: int, site: Site) -> None:
    site.get((429, {"Retry-After": stated}, b"x"), (200, JSON, b"{}"))
    assert least <= site.slept[0] <= least + 1


def test_retry_after_may_be_a_date(site: Site) -> None:
    with pytest.raises(Blocked):
        site.get((429, {"Retry-After": "Mon, 17 Aug 2099 00:00:00 GMT"}, b"x"))
    assert site.slept == []
    site.get((429, {"Retry-After": "Mon, 17 Aug 2009 00:00:00 GMT"}, b"x"), (200, JSON, b"{}"))
    assert 1 <= site.slept[0] <= 2


@pytest.mark.parametrize("stated", ["21", "3600", "9" * 400])
def test_a_source_with_a_long_retry_after_is_not_retried(stated: str, site: Site) -> None:
    with pytest.raises(Blocked):
        site.get((429, {"Retry-After": stated}, b"x"))
    assert (len(site.requests), site.slept) == (1, [])


def test_a_client_without_retries_sends_one_request(site: Site) -> None:
    site.replies = [(503, {}, b"x")]
    with pytest.raises(Unreachable), mock.patch.object(ssrf, "require_https"):
        HttpClient("me", site.slept.append, retries=0).get(HttpRequest(site.address))
    assert (len(site.requests), site.slept) == (1, [])
