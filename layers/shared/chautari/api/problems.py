"""Problem details (RFC 9457): the kind of a refusal, its reason, the parameter and its valid values."""

from collections.abc import Iterable, Mapping
from typing import NotRequired, TypedDict

TYPE = "urn:problem-type:chautari:"
MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 300

# kind -> status and title; docs/api.md says what to do about each.
KINDS = {
    "not-authorised": (401, "The secret is missing, or another"),
    "not-found": (404, "There is nothing at this address"),
    "not-published": (404, "Nothing had been published by then"),
    "no-push-key": (404, "Web push is not offered here"),
    "no-rate": (404, "There is no rate for that day"),
    "taken-down": (410, "The article was taken off"),
    "method-not-allowed": (405, "This address does not take the method"),
    "unknown-parameter": (422, "A parameter is not known here"),
    "repeated-parameter": (422, "A parameter is given more than once"),
    "missing-parameter": (422, "A parameter is missing"),
    "bad-value": (422, "A parameter has a value that is not allowed"),
    "bad-body": (422, "The body cannot be read"),
    "too-many": (429, "There are as many as are kept"),
    "unexpected": (500, "An error of ours"),
    "not-implemented": (501, "The answer has no such form"),
    "not-ready": (503, "Nothing has been published yet"),
    "newer-data": (503, "This was written by a later version"),
}


class ProblemDetails(TypedDict):
    """The JSON of a problem; the document calls it Problem."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    parameter: NotRequired[str]
    allowed: NotRequired[list[str]]
    request_id: NotRequired[str]


class Problem(Exception):
    """A request that is refused with problem details of one of KINDS.

    `language` is that of the detail: English, but for what the form of a page caused.
    """

    def __init__(
        self,
        kind: str,
        detail: str,
        *,
        parameter: str | None = None,
        allowed: Iterable[str] = (),
        headers: Mapping[str, str] | None = None,
        language: str = "en",
    ) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind = kind
        self.status, self.title = KINDS[kind]
        self.detail = detail
        self.parameter = parameter
        self.allowed = list(allowed)
        self.headers = dict(headers or {})
        self.language = language

    def body(self, instance: str) -> ProblemDetails:
        """The members of the problem; `instance` is the requested path."""
        body: ProblemDetails = {
            "type": TYPE + self.kind,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
        }
        if self.parameter:
            body["parameter"] = self.parameter
        if self.allowed:
            body["allowed"] = self.allowed
        return body


def bad_value(parameter: str, detail: str, allowed: Iterable[str] = ()) -> Problem:
    """The problem for an invalid value of `parameter`; `detail` is the reason."""
    return Problem("bad-value", detail, parameter=parameter, allowed=allowed)


def not_ready(subject: str) -> Problem:
    """The problem for `what` that no run has written yet."""
    headers = {"Retry-After": str(RETRY_SECONDS)}
    return Problem("not-ready", f"No run has published {subject} yet; the first one will.", headers=headers)


def newer_data() -> Problem:
    """The problem for what a later version of the code wrote: this one was put back in its place."""
    headers = {"Retry-After": str(RETRY_SECONDS)}
    return Problem("newer-data", "This version cannot read what a later one wrote; try again later.", headers=headers)
