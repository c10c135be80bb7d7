"""Which endpoint a path is of, and the events that go in and out."""

import pytest

from chautari.api import http_event
from chautari.api.endpoint import Endpoint
from chautari.api.endpoints import ENDPOINTS
from chautari.api.endpoints.embeds import EMBEDS
from chautari.api.endpoints.pages import PAGES
from chautari.api.endpoints.site import SITE
from chautari.api.http_event import Response
from chautari.api.routes import Routes
from tests.api.conftest import event_of

EVERY = (*ENDPOINTS, *SITE, *EMBEDS, *PAGES)
ROUTES = Routes(EVERY)


def name_of(path: str) -> tuple[str, dict[str, str]]:
    match = ROUTES.match(path)
    return (match[0].path, dict(match[1])) if match else ("", {})


@pytest.mark.parametrize("endpoint", EVERY, ids=lambda endpoint: endpoint.path)
def test_every_endpoint_is_at_its_path(endpoint: Endpoint) -> None:
    names = {parameter.name: parameter.example for parameter in endpoint.parameters if parameter.where == "path"}
    assert name_of(endpoint.path.format(**names)) == (endpoint.path, names)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/v1/calendar/today", ("/v1/calendar/today", {})),  # not a year
        ("/v1/articles.rss.json", ("/v1/articles.{form}", {"form": "rss.json"})),
        ("/v1/forex/सन (24k)!/history", ("/v1/forex/{code}/history", {"code": "सन (24k)!"})),
        ("/v1/forex/history", ("/v1/forex/history", {})),
        ("/v1/forex//history", ("", {})),
        ("/v1/articles.", ("", {})),
        ("/v1/calendar/.ics", ("/v1/calendar/{bs_year}", {"bs_year": ".ics"})),
        ("/badge/svg", ("", {})),
        ("/v1/calendar/2083/", ("", {})),
        ("/v1/calendar/20\n83", ("", {})),
        ('/v1/calendar/"', ("", {})),
        ("/v1/home/", ("", {})),
        ("", ("", {})),
    ],
)
def test_a_path_is_of_one_endpoint_or_none(path: str, expected: tuple[str, dict[str, str]]) -> None:
    assert name_of(path) == expected


def test_a_stage_with_a_name_is_no_part_of_the_path() -> None:
    event = event_of("/prod/v1/home?a=b", "get", {"Accept": "x"})
    event["requestContext"]["stage"] = "prod"
    read = http_event.of_lambda(event)
    assert read[:4] == ("GET", "/v1/home", "a=b", {"accept": "x"})
    assert read.raw is event


def test_an_event_may_have_no_headers_and_no_query() -> None:
    event = {"rawPath": "/", "requestContext": {"http": {"method": "GET"}}, "headers": None}
    assert http_event.of_lambda(event)[:4] == ("GET", "/", "", {})


def test_a_response_names_its_type_where_it_has_one() -> None:
    text = Response(200, "text/plain", "hello", {"ETag": "1"})
    assert text.as_event() == {
        "statusCode": 200,
        "headers": {"Content-Type": "text/plain", "ETag": "1"},
        "body": "hello",
        "isBase64Encoded": False,
    }
    assert Response(304, headers={"ETag": "1"}).as_event()["headers"] == {"ETag": "1"}
