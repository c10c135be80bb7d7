"""Request cache: no read is repeated, and a failed page is not mistaken for the last."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from chautari.dynamodb.request_cache import cached_for_request
from chautari.dynamodb.table import Table


class Client:
    """A client whose pages fail after the first; counts its calls."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()

    def get_item(self, **parameters: Any) -> dict[str, Any]:
        self.calls["get_item"] += 1
        return {"Item": parameters}

    def get_paginator(self, operation: str) -> "Client":
        return self

    def paginate(self, **parameters: Any) -> Iterator[dict[str, Any]]:
        self.calls["paginate"] += 1
        yield {"Items": [1]}
        raise ConnectionError("throttled")


def test_a_read_is_made_once_in_a_request_and_again_in_the_next() -> None:
    client = Client()
    for _ in range(2):
        table = cached_for_request(Table(client, "t"))
        assert table.client.get_item(Key=1) == table.client.get_item(Key=1) == {"Item": {"Key": 1}}
    assert client.calls == {"get_item": 2}


def test_a_failed_page_fails_in_every_iteration() -> None:
    table = cached_for_request(Table(Client(), "t"))
    for _ in range(2):
        with pytest.raises(ConnectionError):
            list(table.client.get_paginator("query").paginate(Key=1))


def test_a_page_is_fetched_when_it_is_first_read() -> None:
    table = cached_for_request(Table(Client(), "t"))
    for _ in range(2):
        assert next(iter(table.client.get_paginator("query").paginate(Key=1))) == {"Items": [1]}
