"""What of a request is part of its cache key, as a policy chooses it."""

from dataclasses import replace

import pytest

from tests.support.played_edge import PSEUDO, today
from tools.edge import cache
from tools.edge.declared import Declared
from tools.edge.messages import Request
from tools.edge.policies import CachePolicy, Choice

POLICY = Declared(today(), PSEUDO).site().behaviour_of("/").cache


def requested(query: str = "", **headers: str) -> Request:
    return Request("GET", "/a", query, {name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (Choice("all"), "b=1&a&c=&b=2"),
        (Choice("none"), ""),
        (Choice("whitelist", frozenset("b")), "b=1&b=2"),
        (Choice("allExcept", frozenset("b")), "a&c="),
    ],
)
def test_parameters_that_a_policy_chooses_are_kept_as_sent(choice: Choice, kept: str) -> None:
    assert cache.query_of(requested("b=1&a&c=&b=2"), replace(POLICY, queries=choice)) == kept


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        (Choice("none"), ""),
        (Choice("all"), "a=1; b=2=3"),
        (Choice("whitelist", frozenset("b")), "b=2=3"),
        (Choice("allExcept", frozenset("b")), "a=1"),
    ],
)
def test_cookies_that_a_policy_chooses_are_kept(choice: Choice, kept: str) -> None:
    assert cache.cookies_of(requested(cookie="a=1;  b=2=3;"), replace(POLICY, cookies=choice)) == kept


@pytest.mark.parametrize(
    ("gzip", "brotli", "written"),
    [(True, True, "br,gzip"), (True, False, "gzip"), (False, True, "br"), (False, False, "")],
)
def test_encodings_are_those_that_a_policy_enables(gzip: bool, brotli: bool, written: str) -> None:
    policy: CachePolicy = replace(POLICY, gzip=gzip, brotli=brotli)
    assert cache.accept_encoding(requested(accept_encoding="gzip, deflate, br"), policy) == written


def test_requests_that_differ_in_what_no_policy_chooses_share_a_key() -> None:
    behaviour = Declared(today(), PSEUDO).site().behaviour_of("/")
    first = cache.key_of(requested("a=1", x_forwarded_host="s", user_agent="one", cookie="a=1"), behaviour)
    assert cache.key_of(requested("a=1", x_forwarded_host="s", user_agent="two"), behaviour) == first
    assert cache.key_of(requested("a=2", x_forwarded_host="s"), behaviour) != first
    assert cache.key_of(requested("a=1", x_forwarded_host="t"), behaviour) != first
