"""The document is valid, and every answer is of the shape that it declares. UPDATE=1 writes the examples anew."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from chautari.api.endpoints import ENDPOINTS, calendar
from chautari.api.endpoints.rates import CONVERTIBLE, WEIGHTS
from chautari.api.platform import openapi
from chautari.calendar.almanac import calendar_names
from chautari.calendar.model.scopes import SCOPES
from chautari.calendar.model.workplaces import WORKPLACES
from chautari.calendar.views import feed_events
from chautari.dynamodb.table import Table
from chautari.rates.model.instruments import CURRENCIES, METALS
from chautari.rates.views.metals import GRAMS
from tests.api.conftest import Get
from tests.api.platform.described_addresses import ADDRESSES
from tools.openapi import document as tools_document

NOT_TO_SHOW = ("openapi", "index", "sources")
NOT_JSON = (
    "feed",
    "correctionsFeed",
    "articleFeed",
    "revisionFeed",
    "subjectFeed",
    "storyFeed",
    "rateFeed",
    "marketFeed",
    "outline",
    "todayText",
    "card",
)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The document as a client reads it."""
    read: dict[str, Any] = json.loads(openapi.DOCUMENT.read_bytes())
    return read


def test_the_document_is_valid_openapi(document: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(document).validate()


def test_it_is_served_byte_by_byte_as_it_is_stored(stocked: Table, get: Get) -> None:
    assert get("/v1/openapi.json").text.encode() == openapi.DOCUMENT.read_bytes()


def test_its_licence_terms_and_contact_are_found_where_it_says(
    stocked: Table, get: Get, document: dict[str, Any]
) -> None:
    info = document["info"]
    assert info["license"] == {"name": "MIT", "identifier": "MIT"}
    for where in map(urlsplit, (info["termsOfService"], info["contact"]["url"])):
        assert f'id="{where.fragment}"' in get(where.path).text


def test_every_endpoint_is_in_it_and_asked_below(document: dict[str, Any]) -> None:
    # Those of alerts are answered by another function: tests/alerts/test_document_of_api.py.
    read = [path for path in document["paths"] if not path.startswith("/v1/alerts")]
    assert read == [endpoint.path for endpoint in ENDPOINTS]
    assert {*ADDRESSES, *NOT_JSON} == {endpoint.name for endpoint in ENDPOINTS}


@pytest.mark.parametrize(
    ("name", "address"), [(name, address) for name, addresses in ADDRESSES.items() for address in addresses]
)
def test_every_answer_is_of_its_declared_shape(
    stocked: Table, get: Get, document: dict[str, Any], name: str, address: str
) -> None:
    answer = get(address)
    assert answer.status == 200, answer.text
    _shape(document, next(each.response.partition(":")[2] for each in ENDPOINTS if each.name == name)).validate(
        answer.json
    )


@pytest.mark.parametrize("name", sorted(ADDRESSES.keys() - {*NOT_TO_SHOW}))
def test_every_date_is_in_both_calendars(stocked: Table, get: Get, name: str) -> None:
    for address in ADDRESSES[name]:
        for record in _records(get(address).json):
            assert {f"{key}_bs" for key in ("date", "since") if key in record} <= record.keys()


@pytest.mark.parametrize("address", ["/v1/nothing", "/v1/metals?a=1", "/v1/convert", "/v1/forex/XXX/history"])
def test_every_problem_is_of_its_declared_shape(
    stocked: Table, get: Get, document: dict[str, Any], address: str
) -> None:
    _shape(document, "Problem").validate(get(address).json)


@pytest.mark.parametrize("address", ["/v1/articles.json", "/v1/rates.json", "/v1/markets/fuel/changes.json"])
def test_a_json_feed_is_of_its_declared_shape(stocked: Table, get: Get, document: dict[str, Any], address: str) -> None:
    (declared,) = (
        each["get"]
        for path, each in document["paths"].items()
        if path == address.replace("json", "{form}").replace("fuel", "{market}")
    )
    content = declared["responses"]["200"]["content"]["application/feed+json; charset=utf-8"]
    assert content["schema"] == {"$ref": "#/components/schemas/JsonFeed"}
    _shape(document, "JsonFeed").validate(get(address).json)


def test_the_examples_are_what_is_answered(stocked: Table, get: Get) -> None:
    answered = {name: get(addresses[0]).json for name, addresses in ADDRESSES.items() if name not in NOT_TO_SHOW}
    for name, members, count in (("market", "rows", 2), ("market", "missing", 1), ("forex", "rates", 2)):
        answered[name][members] = answered[name][members][:count]
    answered["month"]["weeks"] = answered["month"]["weeks"][:1]
    for long in ("year", "month", "holidays"):
        answered[long]["holidays"] = answered[long]["holidays"][:2]
    if os.environ.get("UPDATE"):
        Path(openapi.EXAMPLES).write_text(f"{json.dumps(answered, ensure_ascii=False, indent=1)}\n", encoding="utf-8")
        openapi.DOCUMENT.write_text(tools_document.text(), encoding="utf-8")
    assert json.loads(openapi.EXAMPLES.read_text(encoding="utf-8")) == answered


def test_what_can_be_converted_is_what_is_priced() -> None:
    assert tuple(GRAMS) == WEIGHTS
    assert {thing.partition(":")[0] for thing in CONVERTIBLE} == {"NPR", *CURRENCIES, *METALS}


def test_what_is_declared_of_the_calendar_is_what_it_has() -> None:
    assert calendar.LANGUAGES == calendar_names.LANGUAGES
    assert tuple(calendar_names.SCOPES) == SCOPES
    assert calendar.FEEDS == feed_events.FEEDS
    assert tuple(calendar_names.WORKPLACES) == WORKPLACES


def _records(value: object) -> Iterator[dict[str, Any]]:
    """Every object within an answer."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _records(inner)


def _shape(document: dict[str, Any], name: str) -> Draft202012Validator:
    schema = {**document, "$ref": f"#/components/schemas/{name}"}
    return Draft202012Validator(schema, format_checker=FormatChecker())
