"""JSON Schema from types: members, unions, names, and what is refused."""

from typing import Annotated, Any, Generic, Literal, NotRequired, TypedDict, TypeVar

import pytest

from chautari.core.answer_types import INLINE, Amount, Component, Count, JsonSchema
from tools.openapi.schema import Components, NoSchema, ref

Value = TypeVar("Value", bound=str)


class Place(TypedDict):
    name: str
    height: NotRequired[Count | None]


class Peak(Place):
    first: Annotated[Place, INLINE]


class Tagged(TypedDict, Generic[Value]):
    tag: Value


PLACE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "height": {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "null"}]},
    },
    "required": ["name"],
    "additionalProperties": False,
}
EITHER = Annotated[Place | Peak, Component("Either")]


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (str, {"type": "string"}),
        (bool, {"type": "boolean"}),
        (list[int], {"type": "array", "items": {"type": "integer"}}),
        (dict[str, bool], {"type": "object", "additionalProperties": {"type": "boolean"}}),
        (dict[str, object], {"type": "object"}),
        (Literal["a", "b"], {"type": "string", "enum": ["a", "b"]}),
        (Literal[True], {"const": True}),
        (str | int, {"type": ["string", "integer"]}),
        (str | None, {"anyOf": [{"type": "string"}, {"type": "null"}]}),
        (Annotated[str, JsonSchema(format="uri")], {"type": "string", "format": "uri"}),
        (
            Annotated[Count | None, JsonSchema(description="Of days.")],
            {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "null"}], "description": "Of days."},
        ),
        (Annotated[Place, INLINE], PLACE),
        (Place, ref("Place")),
        (EITHER, ref("Either")),
    ],
)
def test_a_type_has_its_schema(kind: Any, schema: dict[str, Any]) -> None:
    assert Components().schema_of(kind) == schema


def test_an_object_is_a_component_under_its_own_name_with_the_members_of_its_bases() -> None:
    components = Components()
    assert components.schema_of(list[Peak]) == {"type": "array", "items": ref("Peak")}
    assert components.schemas["Peak"]["properties"] == {**PLACE["properties"], "first": PLACE}
    assert components.schemas["Peak"]["required"] == ["name", "first"]
    assert "Place" not in components.schemas


def test_a_union_is_a_component_of_references() -> None:
    components = Components()
    components.schema_of(EITHER)
    assert components.schemas["Either"] == {"anyOf": [ref("Place"), ref("Peak")]}


def test_a_generic_stands_where_it_is_used() -> None:
    components = Components()
    schema = components.schema_of(Tagged[Amount])
    assert schema["properties"]["tag"]["pattern"] and not components.schemas


def test_a_component_has_its_keywords() -> None:
    components = Components()
    components.schema_of(Annotated[Place, Component("Spot", minProperties=1)])
    assert components.schemas == {"Spot": {**PLACE, "minProperties": 1}}


def test_two_types_of_one_name_are_refused() -> None:
    components = Components()
    components.schema_of(Place)
    other: Any = TypedDict
    with pytest.raises(NoSchema, match="two types are called Place"):
        components.schema_of(other("Place", {"other": str}))


@pytest.mark.parametrize("kind", [object, Any, float, bytes, set[str]])
def test_what_no_answer_is_made_of_is_refused(kind: Any) -> None:
    with pytest.raises(NoSchema, match="is no type of an answer"):
        Components().schema_of(kind)
