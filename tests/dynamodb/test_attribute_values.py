"""Attribute values as boto3's own deserializer and parser make them, for any that DynamoDB stores."""

import json
from base64 import b64encode
from decimal import Decimal, DecimalException
from typing import Any

import pytest
from boto3.dynamodb.types import Binary, TypeDeserializer
from hypothesis import given, settings
from hypothesis import strategies as st

from chautari.dynamodb.attribute_values import from_wire, plain

TEXTS = st.text(max_size=8)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=10, min_value=-(10**27), max_value=10**27).map(str)
LEAVES = st.one_of(
    st.builds(lambda text: {"S": text}, TEXTS),
    st.builds(lambda number: {"N": number}, NUMBERS),
    st.builds(lambda content: {"B": content}, st.binary(max_size=8)),
    st.builds(lambda truth: {"BOOL": truth}, st.booleans()),
    st.just({"NULL": True}),
    st.builds(lambda texts: {"SS": sorted(texts)}, st.sets(TEXTS, min_size=1, max_size=3)),
    st.builds(lambda numbers: {"NS": sorted(numbers)}, st.sets(NUMBERS, min_size=1, max_size=3)),
    st.builds(lambda contents: {"BS": sorted(contents)}, st.sets(st.binary(max_size=8), min_size=1, max_size=3)),
)
VALUES: st.SearchStrategy[dict[str, Any]] = st.recursive(
    LEAVES,
    lambda values: st.one_of(
        st.builds(lambda members: {"M": members}, st.dictionaries(TEXTS, values, max_size=3)),
        st.builds(lambda elements: {"L": elements}, st.lists(values, max_size=3)),
    ),
    max_leaves=8,
)


def _described(value: Any) -> str:
    """A value with its types and the digits of its numbers, sets in order; boto3's Binary as its bytes."""
    if isinstance(value, Binary):
        return repr(value.value)
    if isinstance(value, dict):
        return repr({name: _described(member) for name, member in value.items()})
    if isinstance(value, set):
        return f"set of {sorted(map(_described, value))}"
    return repr([*map(_described, value)]) if isinstance(value, list) else repr(value)


@settings(max_examples=50)
@given(VALUES)
def test_a_value_is_that_of_boto3(value: dict[str, Any]) -> None:
    assert _described(plain(value)) == _described(TypeDeserializer().deserialize(value))


@settings(max_examples=50)
@given(st.dictionaries(TEXTS, VALUES, max_size=3))
def test_what_was_sent_comes_back(item: dict[str, Any]) -> None:
    sent = json.dumps(item, default=lambda content: b64encode(content).decode())
    assert from_wire(json.loads(sent)) == item


@pytest.mark.parametrize(
    "number", ["1" * 38, "0." + "1" * 38, "-9.9999999999999999999999999999999999999E+125", "1E-128"]
)
def test_a_number_is_never_rounded(number: str) -> None:
    assert plain({"N": number}) == Decimal(number) == TypeDeserializer().deserialize({"N": number})


@pytest.mark.parametrize("number", ["1" * 39, "1E+127", "1E-167"])
def test_what_is_no_number_of_dynamodb_is_refused_as_by_boto3(number: str) -> None:
    for deserialize in (plain, TypeDeserializer().deserialize):
        with pytest.raises(DecimalException):
            deserialize({"N": number})


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(TypeError, match="DynamoDB has no type X"):
        plain({"X": "1"})
