"""Instructions for language models in one short text: https://llmstxt.org/."""

from itertools import groupby

from chautari.api import responses
from chautari.api.endpoint import Endpoint, Reply, Request
from chautari.api.endpoints import ENDPOINTS
from chautari.api.platform import openapi

HEADERS = {"Cache-Control": "public, max-age=3600"}
RULES = (
    "A rate is worth what its `date`, `status` and `freshness` say: repeat them with the number.",
    "`price: null` means that nothing is given out. Do not put another number in its place.",
    "Amounts are decimals as text, in NPR. A BS date goes in as `bs:2083-05-01`; a bare date is AD.",
    "Articles belong to their outlets: name the outlet and link to `url`.",
    "Ask again with `If-None-Match`: 304 says that nothing is new. Refusals (404, 422) say in `allowed` what is taken.",
)


def llms(request: Request) -> Reply:
    """The text."""
    parts = [
        "# Chautari",
        f"> {openapi.ABOUT}",
        "\n".join(f"- {rule}" for rule in RULES),
        *(_part(request.origin, tag, list(rows)) for tag, rows in groupby(_sorted(), key=lambda each: each.tag)),
        f"## Optional\n\n- [To read and to try]({request.origin}/docs): every address with its parameters",
    ]
    body = ("\n\n".join(parts) + "\n").encode()
    return Reply(body, responses.tag_of(body), "text/plain; charset=utf-8", headers=HEADERS)


def _sorted() -> list[Endpoint]:
    return sorted(ENDPOINTS, key=lambda each: each.tag)


def _part(origin: str, tag: str, endpoints: list[Endpoint]) -> str:
    return "\n".join([f"## {tag.capitalize()}", "", *(_row(origin, each) for each in endpoints)])


def _row(origin: str, endpoint: Endpoint) -> str:
    takes = f" Parameters: {', '.join(endpoint.queries)}." if endpoint.queries else ""
    return f"- [{endpoint.path}]({origin}{endpoint.path}): {endpoint.summary}{takes}"
