"""How long CloudFront keeps an answer: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html"""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from tools.edge.messages import Response
from tools.edge.policies import CachePolicy

NEVER_KEPT = {"no-cache", "no-store", "private"}
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
ALWAYS_KEPT = {404, 405, 414, 500, 501, 502, 503, 504}
KEPT_WHEN_TOLD = {400, 403, 412, 415}


@dataclass(frozen=True, slots=True)
class Lifetime:
    """Seconds: fresh, then stale while it is asked for again, or while the origin fails. None is without an end."""

    fresh: float
    while_revalidated: float = 0
    on_error: float | None = None


def directives(headers: Mapping[str, str]) -> dict[str, str]:
    """The directives of Cache-Control by name; the value of one without is empty."""
    pairs = (directive.strip().partition("=") for directive in headers.get("cache-control", "").lower().split(","))
    return {name: value.strip('"') for name, _, value in pairs if name}


def of_success(response: Response, policy: CachePolicy, now: float) -> Lifetime | None:
    """How long a response below 400 is kept; None where it is not kept at all.

    An answer that may not be kept is, for the policy's least seconds, where these are not none.
    """
    named = directives(response.headers)
    if NEVER_KEPT & named.keys():
        return Lifetime(policy.min_ttl) if policy.min_ttl > 0 else None
    stated = _stated_seconds(response, named, now)
    fresh = max(policy.min_ttl, policy.default_ttl) if stated is None else _clamped(stated, policy)
    # A stale answer is given no longer than the policy's most seconds.
    stale = min(_seconds(named, "stale-while-revalidate") or 0, policy.max_ttl)
    return Lifetime(fresh, stale, _seconds(named, "stale-if-error")) if fresh or stale else None


def of_error(response: Response, least: float) -> Lifetime | None:
    """How long a response of 400 or above is kept, `least` the error caching minimum TTL; None is not at all."""
    named = directives(response.headers)
    stated = None if NEVER_KEPT & named.keys() else _max_age(named)
    if response.status in KEPT_WHEN_TOLD and stated is None:
        return None
    if response.status not in ALWAYS_KEPT | KEPT_WHEN_TOLD:
        return None
    fresh = max(least, stated or 0)
    return Lifetime(fresh) if fresh else None


def _stated_seconds(response: Response, named: Mapping[str, str], now: float) -> float | None:
    if (stated := _max_age(named)) is not None:
        return stated
    if "expires" not in response.headers:
        return None
    try:
        return max(0.0, parsedate_to_datetime(response.headers["expires"]).timestamp() - now)
    except ValueError:
        return 0.0


def _max_age(named: Mapping[str, str]) -> float | None:
    shared = _seconds(named, "s-maxage")
    return _seconds(named, "max-age") if shared is None else shared


def _seconds(named: Mapping[str, str], name: str) -> float | None:
    return float(named[name]) if named.get(name, "").isdigit() else None


def _clamped(stated: float, policy: CachePolicy) -> float:
    return max(policy.min_ttl, min(stated, policy.max_ttl))
