"""What robots.txt allows, for every kind of response to it."""

from datetime import timedelta

import pytest

from chautari.core.errors import RobotsDisallowed, RobotsUnavailable, Unreachable
from chautari.core.http_messages import ROBOTS, HttpRequest
from chautari.dynamodb import codec, link_keys
from chautari.dynamodb.table import Table
from chautari.news.crawling import robots
from chautari.news.store import robots_cache as stored
from chautari.news.store.robots_cache import CachedRobots
from tests.news.fake_outlet import HOME, NOON, OUTLET, CannedResponse, FakeWeb

HOST = "www.outlet.example"
URL, STORY = f"{HOME}/robots.txt", f"{HOME}/story/1"
FORBIDS = CannedResponse(b"User-agent: *\nDisallow: /story\n")
WALL = b"<html><title>Just a moment...</title></html>"


def allows(web: FakeWeb, table: Table, later: timedelta = timedelta(0)) -> bool:
    """Whether a new run may request the story."""
    web.now += later
    web.responses[STORY] = CannedResponse(b"<p>")
    try:
        web.client(table).get(OUTLET, STORY)
    except RobotsDisallowed:
        return False
    return True


@pytest.mark.parametrize(
    ("response", "allowed"),
    [
        (CannedResponse(b""), True),
        (CannedResponse(b"User-agent: *\nDisallow:\n"), True),
        (CannedResponse(b"<!doctype html><p>our home page", headers={"Content-Type": "text/html"}), True),
        (FORBIDS, False),
        (CannedResponse(b"\xef\xbb\xbfUser-Agent: Chautari\nDisallow: /story\n\nUser-agent: *\nDisallow:\n"), False),
        (CannedResponse(b"User-agent: chautari\nAllow: /story\n\nUser-agent: *\nDisallow: /\n"), True),
        (CannedResponse(b"User-agent: *\nDisallow: /story\n\xff\xfe"), False),
        (CannedResponse(b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /\n"), True),
        (CannedResponse(b"<html>no such page</html>", 404), True),
        (CannedResponse(b"<html>forbidden</html>", 403), True),
        (CannedResponse(b"<html>gone</html>", 410), True),
        (CannedResponse(WALL, 403), False),
        (CannedResponse(WALL), False),
        (CannedResponse(b"slower", 429), False),
        (CannedResponse(b"down", 500), False),
        (CannedResponse(b"down", 503), False),
        (Unreachable("ConnectTimeout"), False),
        (CannedResponse(b"", 301, {"Location": "https://elsewhere.example/robots.txt"}), False),
        (CannedResponse(b"", 301, {"Location": "https://english.outlet.example/robots.txt"}), True),
        (CannedResponse(b"", 302, {"Location": "/robots.txt"}), False),
        (CannedResponse(b" " * 2_000_001), False),
    ],
)
def test_each_response_for_robots_txt_allows_or_forbids(
    response: CannedResponse | Exception, allowed: bool, web: FakeWeb, table: Table
) -> None:
    web.responses[URL] = response
    assert allows(web, table) is allowed


def test_a_robots_txt_is_cached_for_a_day(web: FakeWeb, table: Table) -> None:
    web.responses[URL] = CannedResponse(b"User-agent: *\nDisallow:\n")
    assert allows(web, table)
    web.responses[URL] = FORBIDS
    assert allows(web, table, later=timedelta(hours=23))
    assert not allows(web, table, later=timedelta(hours=1))
    assert web.paths.count("/robots.txt") == 2


def test_an_unavailable_robots_txt_is_retried_after_an_hour(web: FakeWeb, table: Table) -> None:
    web.responses[URL] = CannedResponse(b"down", 503)
    assert not allows(web, table)
    web.responses[URL] = CannedResponse(b"")
    assert not allows(web, table, later=timedelta(minutes=59))
    assert allows(web, table, later=timedelta(minutes=1))


def test_the_last_robots_txt_applies_while_it_is_unavailable(web: FakeWeb, table: Table) -> None:
    web.responses[URL] = CannedResponse(b"User-agent: *\nDisallow: /other\n")
    assert allows(web, table)
    web.responses[URL] = CannedResponse(b"down", 503)
    assert allows(web, table, later=timedelta(days=2))


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (CannedResponse(b"down", 503), f"503 from {URL}"),
        (CannedResponse(b"slower", 429), "429 from"),
        (CannedResponse(WALL), "challenge"),
        (Unreachable("ConnectTimeout\n\u202e"), "ConnectTimeout"),
    ],
)
def test_a_robots_txt_that_could_not_be_fetched_is_told_as_that(
    response: CannedResponse | Exception, reason: str, web: FakeWeb, table: Table
) -> None:
    web.responses[URL] = response
    for later in (0, 31):  # fetched, and from the cache once the host need not be left alone
        web.now += timedelta(minutes=later)
        with pytest.raises(RobotsUnavailable, match=rf"could not be fetched, so neither is {STORY}: .*{reason}"):
            web.client(table).get(OUTLET, STORY)
    web.responses[URL], web.now = FORBIDS, web.now + timedelta(hours=1)
    with pytest.raises(RobotsDisallowed, match=f"does not allow {STORY}") as raised:
        web.client(table).get(OUTLET, STORY)
    assert not isinstance(raised.value, RobotsUnavailable)


def test_a_second_failure_is_told_and_not_the_first_again(web: FakeWeb, table: Table) -> None:
    web.responses[URL] = CannedResponse(b"down", 503)
    for reason in ("503", "ConnectTimeout"):
        with pytest.raises(RobotsUnavailable, match=reason):
            web.client(table).get(OUTLET, STORY)
        web.responses[URL], web.now = Unreachable("ConnectTimeout"), web.now + timedelta(hours=2)


def test_a_robots_txt_from_before_failures_were_stored_is_read(table: Table) -> None:
    stored.put(table, HOST, CachedRobots("User-agent: *\nDisallow: /\n", NOON))
    key = codec.item(dict(link_keys.robots(HOST)._asdict()))
    table.client.update_item(TableName=table.name, Key=key, UpdateExpression="REMOVE failure")
    assert stored.get(table, HOST) == CachedRobots("User-agent: *\nDisallow: /\n", NOON)


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [("", 0), ("5", 5), ("0.5", 0.5), ("-5", 0), ("1000000", 30), ("soon", 0), ("nan", 0), ("inf", 0)],
)
def test_a_delay_is_honoured_within_bounds(stated: str, seconds: float, web: FakeWeb, table: Table) -> None:
    web.responses[URL] = CannedResponse(f"User-agent: *\nCrawl-delay: {stated}\n".encode())
    rules = robots.load_rules(table, HOST, lambda url: web.get(HttpRequest(url, ROBOTS)), NOON)
    assert rules.delay == timedelta(seconds=seconds)
