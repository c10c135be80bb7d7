"""Codec of items: DynamoDB attribute values, and compressed JSON.

A year of days is stored as one compressed JSON text: 300 days of gold take 12 kB, and a history is one Query. Its
amounts are texts as printed. A revision stores each figure as number and as printed: DynamoDB trims the zeros of a
number.
"""

import gzip
import hashlib
import json
from typing import Any

from chautari.dynamodb.keys import Key

Attributes = dict[str, Any]


def json_text(value: object) -> bytes:
    """`value` as compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def packed(value: object) -> bytes:
    """`value` as compact JSON, gzipped: the same bytes for the same value."""
    return gzipped(json_text(value))


def gzipped(text: bytes, level: int = 6) -> bytes:
    """`text`, gzipped: the same bytes for the same text. Level 9 takes twice as long for the last 3 %."""
    return gzip.compress(text, level, mtime=0)


def unpacked(body: bytes) -> Any:
    """The value that `packed` encoded."""
    return json.loads(gzip.decompress(body))


def sha256(body: bytes) -> str:
    """The SHA-256 of `body`, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def attribute(value: object) -> Attributes:
    """Encode a text, whole number, bytes, mapping or list as an attribute value. Raises TypeError for other types."""
    if isinstance(value, str):
        return {"S": value}
    if isinstance(value, int) and not isinstance(value, bool):
        return {"N": str(value)}
    if isinstance(value, bytes):
        return {"B": value}
    if isinstance(value, dict):
        return {"M": {name: attribute(member) for name, member in value.items()}}
    if isinstance(value, list):
        return {"L": [attribute(element) for element in value]}
    raise TypeError(f"no attribute for {type(value).__name__}")


def item(values: dict[str, object]) -> Attributes:
    """Encode an item; attributes that are None are omitted."""
    return {name: attribute(value) for name, value in values.items() if value is not None}


def packed_item(key: Key, name: str, value: object, **values: object) -> Attributes:
    """Encode the item of `key` with `value` packed as its attribute `name`, and `values` that are not None."""
    return item({**key._asdict(), name: packed(value), **values})


def next_version(version: int) -> Attributes:
    """Parameters of a put that writes `version`: the stored version must be the one before, or absent for version 1."""
    if version == 1:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    values = item({":expected": version - 1})
    return {"ConditionExpression": "version = :expected", "ExpressionAttributeValues": values}
