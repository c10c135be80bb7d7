"""A connection is waited for, and used again, within bounds: counted, not timed."""

from types import SimpleNamespace
from typing import Any

import pytest

from chautari.aws import connection
from chautari.aws.connection import Connection
from chautari.aws.service_endpoint import ServiceEndpoint
from tests.support.scripted_server import answer, serving

OK = answer(b"{}")
ENDPOINT = ServiceEndpoint("http", "127.0.0.1", 9)


def exchange(asking: Connection, seconds: float = 5.0) -> None:
    asking.exchange("POST", "/", {"Host": "h"}, b"{}", seconds)


class Silent:
    """An HTTP connection that notes how long it would wait, and has no answer."""

    waits: list[float | None]

    def __init__(self, host: str, port: int, timeout: float | None) -> None:
        self.waits.append(timeout)
        self.sock = SimpleNamespace(settimeout=self.waits.append)

    def connect(self) -> None:
        """Connect at once."""

    def request(self, *_: Any) -> None:
        raise TimeoutError

    def close(self) -> None:
        """Close."""


@pytest.mark.parametrize(("seconds", "waits"), [(5.0, [1.0, 3.0]), (0.5, [0.5, 0.5])])
def test_connection_and_answer_are_waited_for_within_bounds_and_the_rest_of_the_time(
    seconds: float, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Silent, "waits", [], raising=False)
    monkeypatch.setattr(connection, "HTTPConnection", Silent)
    with pytest.raises(TimeoutError):
        exchange(Connection(ENDPOINT), seconds)
    assert Silent.waits == waits


def test_a_silence_on_a_kept_connection_is_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[object] = []

    def silent(*request: object) -> None:
        sent.append(request)
        raise TimeoutError

    with serving([OK, OK], [OK]) as server:
        asking = Connection(server.endpoint)
        exchange(asking)
        monkeypatch.setattr(asking, "_sent", silent)
        with pytest.raises(TimeoutError):
            exchange(asking)
        asking.close()
    assert len(sent) == 1


def test_nothing_is_sent_over_a_connection_that_was_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_is_dropped", lambda _: True)
    with serving([OK, OK], [OK]) as server:
        asking = Connection(server.endpoint)
        exchange(asking)
        exchange(asking)
        asking.close()
    assert [len(requests) for requests in server.requests] == [1, 1]
