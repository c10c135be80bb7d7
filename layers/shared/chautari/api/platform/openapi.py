"""OpenAPI 3.1 document, as `make openapi` wrote it from the answer types and the endpoints."""

from functools import cache
from pathlib import Path

from chautari.api import responses
from chautari.api.endpoint import Reply, Request

ABOUT = (
    "Gold, silver and exchange rates of Nepal, the Nepali calendar and the news. Every rate has its date (AD and "
    "Bikram Sambat), its status, the readings of its sources and its change since the market day before. Amounts are "
    "decimals as text, in NPR. Articles are excerpts that name and link their outlet. Every address but "
    "those of alerts takes GET, answers with an ETag and refuses parameters that it does not know with 422."
)
DATA = Path(__file__).parent / "data"
EXAMPLES = DATA / "api-examples.json"
DOCUMENT = DATA / "openapi.json"


def openapi(_: Request) -> Reply:
    """The document."""
    return _reply()


@cache
def _reply() -> Reply:
    body = DOCUMENT.read_bytes()
    return Reply(body, responses.tag_of(body))
