"""How long an answer is kept, by its status, its Cache-Control and the policy."""

from dataclasses import replace

import pytest

from tools.edge.lifetime import Lifetime, of_error, of_success
from tools.edge.messages import Response
from tools.edge.policies import CACHING_OPTIMIZED, MANAGED_CACHE

NOW = 1_800_000_000.0
OPTIMIZED = MANAGED_CACHE[CACHING_OPTIMIZED]


def response(status: int, control: str = "", **headers: str) -> Response:
    return Response(status, {"cache-control": control, **headers})


@pytest.mark.parametrize("status", [404, 405, 414, 500, 501, 502, 503, 504])
def test_an_error_that_cloudfront_keeps_by_itself_is_kept_for_the_longer_of_both(status: int) -> None:
    assert of_error(response(status), 10) == Lifetime(10)
    assert of_error(response(status, "max-age=60"), 10) == Lifetime(60)
    assert of_error(response(status, "max-age=5"), 10) == Lifetime(10)
    assert of_error(response(status, "no-store, max-age=60"), 10) == Lifetime(10)
    assert of_error(response(status), 0) is None


@pytest.mark.parametrize("status", [400, 403, 412, 415])
def test_an_error_that_says_how_long_is_kept(status: int) -> None:
    assert of_error(response(status), 10) is None
    assert of_error(response(status, "no-store, max-age=60"), 10) is None
    assert of_error(response(status, "s-maxage=60"), 10) == Lifetime(60)


@pytest.mark.parametrize("status", [401, 406, 409, 413, 416, 422, 429, 505])
def test_another_error_is_never_kept(status: int) -> None:
    assert of_error(response(status, "max-age=60"), 10) is None


@pytest.mark.parametrize("control", ["no-store", "no-cache", "private, max-age=60"])
def test_a_policys_least_keeps_even_what_may_not_be_kept(control: str) -> None:
    """CloudFront heeds its least seconds before the answer's word: why ours are none."""
    assert of_success(response(200, control), OPTIMIZED, NOW) == Lifetime(1)
    assert of_success(response(200, control), replace(OPTIMIZED, min_ttl=0), NOW) is None


def test_an_answer_that_says_nothing_is_kept_for_the_policys_default() -> None:
    assert of_success(response(200), OPTIMIZED, NOW) == Lifetime(86400)
    assert of_success(response(200), replace(OPTIMIZED, default_ttl=0), NOW) == Lifetime(1)
    assert of_success(response(200, "max-age=60"), replace(OPTIMIZED, min_ttl=90), NOW) == Lifetime(90)


def test_a_date_of_expiry_that_is_past_or_none_leaves_the_least() -> None:
    for expires in ("Thu, 01 Jan 2026 00:00:00 GMT", "never"):
        assert of_success(response(200, expires=expires), OPTIMIZED, NOW) == Lifetime(1)


def test_stale_is_bounded_by_the_policys_most_and_counts_from_the_end_of_fresh() -> None:
    policy = replace(OPTIMIZED, max_ttl=100)
    control = "max-age=60, stale-while-revalidate=300, stale-if-error=50"
    assert of_success(response(200, control), policy, NOW) == Lifetime(60, 100, 50)
    assert of_success(response(200, "max-age=x"), policy, NOW) == Lifetime(86400)
