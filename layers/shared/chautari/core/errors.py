"""What can go wrong with a source: each name is a fact about the source that calls for one action."""

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from chautari.core.http_messages import HttpResponse


class SourceError(Exception):
    """A source could not be read. `kind` is its name in metrics, health and reports.

    `page` is the answer that was no good, where there was one and nobody has it yet.
    """

    kind: ClassVar[str] = "source"

    def __init__(self, detail: str, page: "HttpResponse | None" = None) -> None:
        super().__init__(detail)
        self.page = page


class Unreachable(SourceError):
    """No answer: DNS, TLS, a timeout, a 5xx after the retries. Action: the next run tries again."""

    kind = "unreachable"


class Blocked(SourceError):
    """401, 403, 429 or a challenge page, whatever its status. Action: a person looks; never hammer."""

    kind = "refused"


class RobotsDisallowed(Blocked):
    """The robots.txt of the host does not let us there, or could not be read. Action: none, it is their word."""

    kind = "disallowed"


class HostBusy(Unreachable):
    """Another run of ours is at the host, and we come one at a time. Action: the next run tries again."""

    kind = "busy"


class NotFoundOrMoved(SourceError):
    """A redirect elsewhere, 404 or 410, or another content type. Action: a person finds the new address."""

    kind = "moved"


class SchemaChanged(SourceError):
    """An answer without the declared shape or number of rows. Action: a person mends the parser."""

    kind = "changed"


class InvalidRow(Exception):
    """One row breaks a rule: it is dropped and counted under `rule`, the rest of the answer stands."""

    def __init__(self, rule: str, detail: str) -> None:
        super().__init__(f"{rule}: {detail}")
        self.rule = rule
        self.detail = detail
