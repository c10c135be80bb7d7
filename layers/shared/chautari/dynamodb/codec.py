"""Items and the things they stand for: DynamoDB attribute values, and a year of days as compressed JSON.

A year is kept as one compressed text: 300 days of gold are 12 kB so, and a history is one Query. Amounts are texts as
printed there; a revision keeps each figure as number and as printed, since DynamoDB trims the zeros of a number.
"""

import gzip
import json
from typing import Any

Attributes = dict[str, Any]


def json_text(value: object) -> bytes:
    """`value` as compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def packed(value: object) -> bytes:
    """`value` as compact JSON, gzipped."""
    return gzip.compress(json_text(value), 6, mtime=0)


def unpacked(body: bytes) -> Any:
    """What `packed` was given."""
    return json.loads(gzip.decompress(body))


def attribute(value: object) -> Attributes:
    """A text, whole number, mapping or list as a DynamoDB attribute value."""
    if isinstance(value, str):
        return {"S": value}
    if isinstance(value, int) and not isinstance(value, bool):
        return {"N": str(value)}
    if isinstance(value, bytes):
        return {"B": value}
    if isinstance(value, dict):
        return {"M": {name: attribute(inner) for name, inner in value.items()}}
    if isinstance(value, list):
        return {"L": [attribute(inner) for inner in value]}
    raise TypeError(f"no attribute for {type(value).__name__}")


def item(values: dict[str, object]) -> Attributes:
    """A whole item; what is None is left out."""
    return {name: attribute(value) for name, value in values.items() if value is not None}


def next_version(version: int) -> Attributes:
    """The condition under which an item may be put as `version`: the one before is there, or none before the first."""
    if version == 1:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    values = item({":expected": version - 1})
    return {"ConditionExpression": "version = :expected", "ExpressionAttributeValues": values}
