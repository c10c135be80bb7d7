"""Codec of exported items: one JSON object a line, the same bytes for the same item.

| attribute in the table | in the line |
| --- | --- |
| text, whole or decimal number, list, mapping | the same in JSON |
| gzipped JSON in `days` | the JSON, as `"days:json"` |
| other bytes in `signature` | base64, as `"signature:base64"` |

`pk` and `sk` come first, then the attributes by name.
"""

import base64
import gzip
import json
import zlib
from decimal import Decimal
from typing import Any

from chautari.dynamodb import codec
from chautari.dynamodb.codec import Attributes

_JSON, _BASE64 = ":json", ":base64"
_KEYS = ("pk", "sk")


class NotExportable(ValueError):
    """An item has an attribute that a line cannot hold as it is. Action: teach this module its type."""


def line_of(item: Attributes) -> bytes:
    """`item` as a line with its line break. Raises NotExportable."""
    names = [*_KEYS, *sorted(item.keys() - {*_KEYS})]
    members = dict(_member(name, item[name]) for name in names)
    return codec.json_text(members) + b"\n"


def item_of(line: bytes) -> Attributes:
    """The inverse of `line_of`."""
    return dict(_attribute(name, value) for name, value in json.loads(line).items())


def _member(name: str, attribute: Attributes) -> tuple[str, Any]:
    if name.endswith((_JSON, _BASE64)):
        raise NotExportable(f"{name} ends as a line marks a type")
    if "B" not in attribute:
        return name, _value(attribute)
    packed = attribute["B"]
    try:
        value = codec.unpacked(packed)
    except (gzip.BadGzipFile, EOFError, zlib.error, ValueError):
        return name + _BASE64, base64.b64encode(packed).decode()
    if codec.json_text(value) != gzip.decompress(packed):
        return name + _BASE64, base64.b64encode(packed).decode()
    return name + _JSON, value


def _value(attribute: Attributes) -> Any:
    ((kind, value),) = attribute.items()
    match kind:
        case "S":
            return value
        case "N":
            return _number(value)
        case "L":
            return [_value(element) for element in value]
        case "M":
            return {name: _value(value[name]) for name in sorted(value)}
    raise NotExportable(f"an attribute of type {kind}")


def _number(text: str) -> int | float:
    exact = Decimal(text)
    number = int(exact) if exact == exact.to_integral_value() else float(text)
    if Decimal(repr(number)) != exact:
        raise NotExportable(f"the number {text} has more digits than JSON readers keep")
    return number


def _attribute(name: str, value: Any) -> tuple[str, Attributes]:
    if name.endswith(_JSON):
        return name.removesuffix(_JSON), {"B": codec.packed(value)}
    if name.endswith(_BASE64):
        return name.removesuffix(_BASE64), {"B": base64.b64decode(value, validate=True)}
    return name, _typed(value)


def _typed(value: Any) -> Attributes:
    if isinstance(value, float):
        return {"N": repr(value)}
    if isinstance(value, dict):
        return {"M": {name: _typed(member) for name, member in value.items()}}
    if isinstance(value, list):
        return {"L": [_typed(element) for element in value]}
    return codec.attribute(value)
