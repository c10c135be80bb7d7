"""The Python client's types of calendar and news: each member stands in the OpenAPI document, with the same words."""

import json
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from chautari.api.platform import openapi
from chautari_client import answers

SCHEMAS: dict[str, Any] = json.loads(openapi.DOCUMENT.read_bytes())["components"]["schemas"]
TYPES = {name: type_ for name, type_ in vars(answers).items() if is_typeddict(type_) and name in SCHEMAS}


def literals(hint: object) -> set[str]:
    """The words that a type permits; none where it is any text."""
    if get_origin(hint) is Literal:
        return set(get_args(hint))
    return {word for part in get_args(hint) for word in literals(part)} if get_origin(hint) is not list else set()


def words(schema: dict[str, Any]) -> set[str]:
    """The words that a schema permits beside null."""
    schema = SCHEMAS[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    either = {word for part in schema.get("anyOf", ()) for word in words(part)}
    return {*(word for word in schema.get("enum", ()) if word is not None), *either}


def test_the_answers_of_its_methods_have_types() -> None:
    assert {"CalendarDay", "ConvertedDay", "Holidays", "Articles", "Article", "Stories", "Story"} <= TYPES.keys()


@pytest.mark.parametrize("name", TYPES)
def test_its_members_are_those_of_the_document(name: str) -> None:
    properties, required = SCHEMAS[name]["properties"], SCHEMAS[name].get("required", ())
    type_: Any = TYPES[name]
    assert set(type_.__annotations__) <= properties.keys()
    # A name has one language where `lang` asks for one, which the client does not.
    assert {*type_.__required_keys__} <= {*required} or name == "Names"
    for member, hint in get_type_hints(type_).items():
        if stated := literals(hint):
            assert stated == words(properties[member]), member
