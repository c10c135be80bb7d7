"""A request and a response on their way through the edge; names of headers are lower-case in both."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Request:
    """A request: `path` and `query` as they were sent, `client` the address of the viewer."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    client: str = "192.0.2.1"
    scheme: str = "https"


@dataclass(frozen=True, slots=True)
class Response:
    """A response. That to a HEAD request has no body and states the length of the one it stands for."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def adding(self, **headers: str) -> "Response":
        """The response with more headers; underscores in names stand for hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={**self.headers, **named})

    def without(self, *names: str) -> "Response":
        """The response without the headers `names`."""
        return replace(self, headers={name: value for name, value in self.headers.items() if name not in names})


def lowered(headers: Mapping[str, str]) -> dict[str, str]:
    """`headers` with lower-case names, as HTTP/2 has them and the gateway sends them."""
    return {name.lower(): value for name, value in headers.items()}


def etags(field_value: str) -> list[str]:
    """The tags of If-None-Match, for the weak comparison (RFC 9110, 13.1.2)."""
    return [tag.strip().removeprefix("W/") for tag in field_value.split(",")]
