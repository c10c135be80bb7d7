"""Errors of reading a source. Each class states a fact about the source and calls for one action."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from chautari.core.plain_text import one_line

if TYPE_CHECKING:
    from chautari.core.http_messages import HttpResponse


class SourceError(Exception):
    """A source could not be read.

    - `kind`: name of the error in metrics, health and reports.
    - The detail is one clean line: it quotes what the source sent, and is stored and shown.
    - `response`: the rejected response, if there was one and the caller does not have it yet.
    """

    kind: ClassVar[str] = "source"

    def __init__(self, detail: str, response: "HttpResponse | None" = None) -> None:
        super().__init__(one_line(detail))
        self.response = response


class Unreachable(SourceError):
    """No response: DNS, TLS, a timeout, or 5xx after all retries. Action: none, the next run tries again."""

    kind = "unreachable"


class Blocked(SourceError):
    """401, 403, 429, or a challenge page with any status. Action: an operator checks; do not retry at once."""

    kind = "refused"


class RobotsDisallowed(Blocked):
    """robots.txt of the host disallows the URL. Action: none, the host's rule stands."""

    kind = "disallowed"


class RobotsUnavailable(RobotsDisallowed, Unreachable):
    """robots.txt of the host could not be fetched, which disallows everything. Action: none, it is retried hourly.

    https://www.rfc-editor.org/rfc/rfc9309#section-2.3.1.4
    """

    kind = "no-robots"


class HostBusy(Unreachable):
    """The host is leased to another run, or is left alone until `free_at`. Action: none, a later run tries again."""

    kind = "busy"

    def __init__(self, detail: str, free_at: datetime | None = None) -> None:
        super().__init__(detail)
        self.free_at = free_at


class NotFoundOrMoved(SourceError):
    """A redirect, 404, 410, or an unexpected content type. Action: an operator finds the new address."""

    kind = "moved"


class SchemaChanged(SourceError):
    """A response without the declared shape or number of rows. Action: an operator mends the parser."""

    kind = "changed"


class InvalidRow(Exception):
    """One row breaks a validation rule. It is dropped and counted under `rule`; the other rows are kept."""

    def __init__(self, rule: str, detail: str) -> None:
        self.rule, self.detail = rule, one_line(detail)
        super().__init__(f"{rule}: {self.detail}")
