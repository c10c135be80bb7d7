"""The codec of exported items: an item comes back as it was, and its line is the same each time."""

import gzip
import json
from typing import Any

import pytest

from chautari.dynamodb import codec
from chautari.export import item_lines
from chautari.export.item_lines import NotExportable

KEY = {"pk": {"S": "RATE#gold"}, "sk": {"S": "2026-08-17#fenegosida#0001"}}


@pytest.mark.parametrize(
    "attribute",
    [
        {"S": "सुन"},
        {"S": ""},
        {"N": "306800"},
        {"N": "4089.5"},
        {"N": "-0.01"},
        {"N": "1E-7"},
        {"B": codec.packed([["gold", "306800"], 1.5, None, "सुन"])},
        {"B": b"\x00\xff no JSON"},
        {"B": b""},
        {"L": [{"S": "positive"}, {"N": "1"}]},
        {"M": {"amount": {"N": "140.25"}, "printed": {"S": "140.250"}}},
    ],
)
def test_an_item_comes_back_as_it_was(attribute: Any) -> None:
    item = {**KEY, "attribute": attribute}
    again = item_lines.item_of(item_lines.line_of(item))
    assert item_lines.line_of(again) == item_lines.line_of(item)
    if "N" in attribute:
        assert float(again["attribute"]["N"]) == float(attribute["N"])
    else:
        assert again == item


def test_bytes_of_another_packing_come_back_as_the_same_value() -> None:
    """zlib packs otherwise from one version to the next: what counts is the JSON."""
    item = {**KEY, "days": {"B": gzip.compress(codec.json_text([1, 2]), 1, mtime=7)}}
    again = item_lines.item_of(item_lines.line_of(item))
    assert codec.unpacked(again["days"]["B"]) == [1, 2]


def test_json_that_is_not_compact_keeps_its_bytes() -> None:
    item = {**KEY, "days": {"B": gzip.compress(b"[1,  2]", mtime=0)}}
    assert item_lines.item_of(item_lines.line_of(item)) == item


def test_a_line_is_the_same_whatever_order_its_attributes_come_in() -> None:
    item = {"b": {"M": {"y": {"S": "1"}, "x": {"S": "2"}}}, **KEY, "a": {"N": "1"}}
    turned = {"a": {"N": "1"}, "sk": KEY["sk"], "b": {"M": {"x": {"S": "2"}, "y": {"S": "1"}}}, "pk": KEY["pk"]}
    assert item_lines.line_of(item) == item_lines.line_of(turned)
    assert list(json.loads(item_lines.line_of(item))) == ["pk", "sk", "a", "b"]


@pytest.mark.parametrize(
    "attributes",
    [
        {"days:json": {"S": "a text"}},
        {"days:base64": {"S": "a text"}},
        {"flag": {"BOOL": True}},
        {"nothing": {"NULL": True}},
        {"names": {"SS": ["a"]}},
        {"price": {"N": "1234567890.12345678901"}},
    ],
)
def test_what_a_line_cannot_hold_as_it_is_is_refused(attributes: Any) -> None:
    with pytest.raises(NotExportable):
        item_lines.line_of({**KEY, **attributes})
