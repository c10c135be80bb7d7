"""The edge when the function fails or too much is asked of it, as it is declared and as it was before decision 21."""

import pytest

from tests.support.played_edge import ORIGIN, Edge, answering, before, failing, may_be_read, read_function, today
from tools.edge.gateway import InvocationThrottled


def test_one_visitor_who_asks_past_the_cache_does_not_shut_the_others_out(edge: Edge, edge_before: Edge) -> None:
    """A hundred and fifty addresses that do not exist a second, for ten seconds."""
    statuses = []
    for asking in (edge, edge_before):
        asking.invoke = answering(404)
        for second in range(10):
            for number in range(150):
                asking.get(f"/v1/{second}/{number}")
            asking.clock.seconds += 1
        for _ in range(100):
            asking.get("/v1/more")
        asking.invoke = read_function
        statuses.append(asking.get("/v1/metals").status)
    assert statuses == [200, 429]


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_an_error_is_asked_for_again_each_time(status: int) -> None:
    """The ten seconds for which CloudFront keeps an error are turned off for each status that it keeps."""
    kept = []
    for body in (today(), before()):
        edge = Edge(body, lambda event: {"statusCode": status, "body": ""})
        edge.get("/v1/metals")
        edge.invoke = lambda event: {"statusCode": 200, "body": ""}
        kept.append(edge.get("/v1/metals").status)
    assert kept == [200, status if status in (502, 504) else 200]


def test_while_the_function_fails_the_last_answer_is_given_as_long_as_it_allows(edge: Edge) -> None:
    good = edge.get("/v1/metals")
    edge.invoke = failing(InvocationThrottled)
    edge.clock.seconds += 60 + 1100
    stale = edge.get("/v1/metals", origin=ORIGIN)
    assert (stale.status, stale.body, stale.headers["age"], may_be_read(stale)) == (200, good.body, "1160", True)
    edge.clock.seconds += 200
    assert edge.get("/v1/metals").status == 503


def test_the_throttle_is_not_covered_by_the_last_answer(edge: Edge) -> None:
    """429 is no error of the origin to CloudFront: why the throttle is wide (decision 21)."""
    edge.get("/v1/metals")
    edge.clock.seconds += 400
    edge.gateway.bucket.burst = 0
    assert edge.get("/v1/metals").status == 429
