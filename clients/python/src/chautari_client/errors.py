"""Errors: what the API refuses (RFC 9457), what cannot be reached, and a rate that is not to be used as a number."""

from collections.abc import Mapping, Sequence
from typing import Any

PREFIX = "urn:problem-type:chautari:"


class ChautariError(Exception):
    """Every error of this package."""


class Unreachable(ChautariError):
    """The address did not answer within the timeout, or what answered speaks no HTTP."""


class Problem(ChautariError):
    """A refusal of the API. `kind` is its type as docs/api.md lists it, `allowed` what would have been taken."""

    def __init__(self, status: int, members: Mapping[str, Any]) -> None:
        self.status = status
        self.kind = str(members.get("type", "")).removeprefix(PREFIX)
        self.detail = str(members.get("detail", ""))
        self.parameter: str | None = members.get("parameter")
        self.allowed: Sequence[str] = members.get("allowed", ())
        self.request_id: str | None = members.get("request_id")
        super().__init__(self.detail or f"HTTP status {status}")


class BadRequest(Problem):
    """A parameter that is missing, unknown or wrong: `parameter` names it."""


class NotFound(Problem):
    """Nothing is at this address, or there is no rate of that day."""


class TakenDown(Problem):
    """An article that was taken off: delete your copy."""


class Unavailable(Problem):
    """Too many requests, or an answer that is not ready: still so after every retry."""


class NotPriced(ChautariError):
    """A rate that is not to be used as a number."""


class Held(NotPriced):
    """A figure in doubt, which is not served."""


class Pending(NotPriced):
    """No figure has the status that `min_status` demands; the answer's `pending` has what is below it."""


class Carried(NotPriced):
    """A rate of an earlier day than the one it was asked for."""


class Late(NotPriced):
    """A rate that is older than `oldest` permits."""


_BY_STATUS: dict[int, type[Problem]] = {
    400: BadRequest,
    404: NotFound,
    410: TakenDown,
    422: BadRequest,
    429: Unavailable,
    503: Unavailable,
}


def problem(status: int, members: Mapping[str, Any]) -> Problem:
    """The error of a refused request."""
    return _BY_STATUS.get(status, Problem)(status, members)
