"""The Python client's requests: entity tags, waits, refusals, and an address that does not answer."""

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import format_datetime

import pytest

from chautari_client import errors, transport
from chautari_client.transport import Transport
from tests.support.factories import NOW
from tests.support.web_site import Reply, Site, opened

PROBLEM = {
    "type": "urn:problem-type:chautari:bad-value",
    "title": "Bad value",
    "status": 422,
    "detail": "from is 2083-05-01, which is written bs:2083-05-01",
    "parameter": "from",
    "allowed": ["bs:2083-05-01"],
}


def answer(body: object = None, status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return status, named, b"" if body is None else json.dumps(body).encode()


@contextmanager
def scripted(*replies: Reply) -> Iterator[Site]:
    """An address with these answers, the last one for ever."""
    with opened() as site:
        site.replies = list(replies)
        yield site


def never(seconds: float) -> None:
    raise AssertionError(f"waited {seconds} seconds")


def test_an_answer_that_has_not_changed_is_not_sent_again() -> None:
    with scripted(answer({"a": 1}, ETag='W/"x"'), answer(None, 304)) as api:
        client = Transport(api.address, 5, never)
        assert [client.json("/v1", {}), client.json("/v1", {})] == [{"a": 1}, {"a": 1}]
        assert [headers.get("If-None-Match") for _, headers in api.requests] == [None, 'W/"x"']


def test_an_answer_of_another_question_is_not_taken_for_it() -> None:
    with scripted(answer({}, ETag='"x"'), answer({"a": 2}, ETag='"x"')) as api:
        client = Transport(api.address, 5, never)
        assert [client.json("/v1", {}), client.json("/v1", {"on": "2026-08-17"})] == [{}, {"a": 2}]
        assert "If-None-Match" not in api.requests[1][1]


def test_no_more_answers_are_kept_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "MOST_KEPT", 2)
    with scripted(*(answer({}, ETag=f'"{number}"') for number in range(4))) as api:
        client = Transport(api.address, 5, never)
        for path in ("/1", "/2", "/3", "/1"):
            client.json(path, {})
        assert all("If-None-Match" not in headers for _, headers in api.requests)


def test_an_answer_may_come_compressed() -> None:
    packed = gzip.compress(json.dumps({"a": "सुन"}).encode())
    with scripted((200, {"Content-Encoding": "gzip"}, packed)) as api:
        assert Transport(api.address, 5, never).json("/v1", {}) == {"a": "सुन"}


@pytest.mark.parametrize("status", [429, 503])
def test_it_waits_as_long_as_the_api_asks_and_tries_again(status: int) -> None:
    waits: list[float] = []
    with scripted(answer({}, status, Retry_After="7"), answer({}, status), answer({"a": 1})) as api:
        assert Transport(api.address, 5, waits.append).json("/v1", {}) == {"a": 1}
    assert waits == [7, 2]


def test_after_two_more_attempts_it_gives_up() -> None:
    waits: list[float] = []
    with scripted(answer({}, 429)) as api, pytest.raises(errors.Unavailable) as raised:
        Transport(api.address, 5, waits.append).json("/v1", {})
    assert (waits, raised.value.status, len(api.requests)) == ([1, 2], 429, 3)


def test_a_wait_beyond_the_bound_is_left_to_the_caller() -> None:
    with scripted(answer({}, 503, Retry_After="31")) as api, pytest.raises(errors.Unavailable):
        Transport(api.address, 5, never).json("/v1", {})


def test_a_refusal_is_an_error_with_its_members() -> None:
    with scripted(answer(PROBLEM, 422)) as api, pytest.raises(errors.BadRequest) as raised:
        Transport(api.address, 5, never).json("/v1", {})
    error = raised.value
    assert (error.kind, error.parameter, error.allowed) == ("bad-value", "from", ["bs:2083-05-01"])
    assert str(error) == PROBLEM["detail"]


@pytest.mark.parametrize(
    ("status", "kind"),
    [(404, errors.NotFound), (410, errors.TakenDown), (500, errors.Problem)],
)
def test_the_status_chooses_the_error(status: int, kind: type[errors.Problem]) -> None:
    with scripted((status, {}, b"<html>no problem of ours")) as api, pytest.raises(errors.Problem) as raised:
        Transport(api.address, 5, never).json("/v1", {})
    assert (type(raised.value), str(raised.value)) == (kind, f"HTTP status {status}")


def test_what_does_not_answer_is_unreachable() -> None:
    with opened() as api:
        address = api.address
    with pytest.raises(errors.Unreachable):
        Transport(address, 5, never).json("/v1", {})


def test_only_the_web_is_asked() -> None:
    with pytest.raises(ValueError, match="no http address"):
        Transport("file:///etc/passwd", 5)


def test_a_date_to_come_back_at_and_words_that_say_nothing() -> None:
    assert transport.seconds(format_datetime(NOW), 0) == 0
    assert transport.seconds("soon", 1) == 2
