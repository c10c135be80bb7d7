"""A client for one request: what is read twice is asked for once, and what failed is not taken for all there is."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from chautari.dynamodb.request_cache import cached_for_request
from chautari.dynamodb.table import Table


class Client:
    """A client whose pages fail after the first."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def get_item(self, **parameters: Any) -> dict[str, Any]:
        self.asked["get_item"] += 1
        return {"Item": parameters}

    def get_paginator(self, operation: str) -> "Client":
        return self

    def paginate(self, **parameters: Any) -> Iterator[dict[str, Any]]:
        self.asked["paginate"] += 1
        yield {"Items": [1]}
        raise ConnectionError("throttled")


def test_the_same_is_asked_for_once_in_a_request_and_again_in_the_next() -> None:
    client = Client()
    for _ in range(2):
        request = cached_for_request(Table(client, "t"))
        assert request.client.get_item(Key=1) == request.client.get_item(Key=1) == {"Item": {"Key": 1}}
    assert client.asked == {"get_item": 2}


def test_pages_that_failed_on_the_way_fail_again() -> None:
    request = cached_for_request(Table(Client(), "t"))
    for _ in range(2):
        with pytest.raises(ConnectionError):
            list(request.client.get_paginator("query").paginate(Key=1))


def test_pages_are_fetched_as_they_are_wanted() -> None:
    request = cached_for_request(Table(Client(), "t"))
    for _ in range(2):
        assert next(iter(request.client.get_paginator("query").paginate(Key=1))) == {"Items": [1]}
