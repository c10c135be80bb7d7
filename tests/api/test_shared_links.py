"""Links as people share them: with parameters of networks and mailers that nobody here knows."""

import pytest

from chautari.api.endpoint import Endpoint
from chautari.dynamodb.table import Table
from tests.api.addresses import EVERY, address_of
from tests.api.conftest import Get


@pytest.mark.parametrize("endpoint", EVERY, ids=lambda endpoint: endpoint.path)
def test_a_shared_link_is_answered_as_the_link_itself(stocked: Table, get: Get, endpoint: Endpoint) -> None:
    address = address_of(endpoint)
    shared = get(address_of(endpoint, fbclid="x", utm_source="y", gclid="%FF"))
    assert (shared.status, shared.headers.get("ETag")) == (get(address).status, get(address).headers.get("ETag"))


@pytest.mark.parametrize("endpoint", EVERY, ids=lambda endpoint: endpoint.path)
def test_a_parameter_that_does_not_exist_is_refused_by_the_api_alone(
    stocked: Table, get: Get, endpoint: Endpoint
) -> None:
    plain, more = get(address_of(endpoint)), get(address_of(endpoint, flavour="red"))
    assert more.status == (plain.status if endpoint.ignores_unknown else 422)


def test_a_page_and_a_feed_still_refuse_a_value_that_they_know_and_cannot_take(stocked: Table, get: Get) -> None:
    for address in (
        "/en/news?language=fr",
        "/v1/card.svg?lang=fr",
        "/v1/card.svg?lang=%FF",
        "/en/metals?metal=a&metal=b",
    ):
        assert get(address).status == 422, address


def test_no_address_that_is_given_out_carries_tracking_on(stocked: Table, get: Get) -> None:
    for address in (
        "/v1/metals/gold/history?limit=2",
        "/v1/corrections?limit=1",
        "/en/news",
        "/v1/articles.json",
        "/v1/rates.rss",
    ):
        tracked = f"{address}{'&' if '?' in address else '?'}utm_source=here&fbclid=x"
        answer = get(tracked)
        assert answer.status == 200
        assert "utm_source" not in answer.text
        assert "fbclid" not in str(answer.headers)
