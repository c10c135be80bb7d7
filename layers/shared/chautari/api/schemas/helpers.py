"""What schemas are made of: JSON Schema for records, lists and the few kinds of value that answers hold."""

from typing import Any

Schema = dict[str, Any]


def ref(name: str) -> Schema:
    """The schema called `name`."""
    return {"$ref": f"#/components/schemas/{name}"}


def record(members: Schema, optional: Schema | None = None) -> Schema:
    """An object with exactly these members; those of `optional` may be left out."""
    properties = {**members, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(members), "additionalProperties": False}


def rows(of: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": of}


def table(of: Schema) -> Schema:
    """An object whose names are not known beforehand."""
    return {"type": "object", "additionalProperties": of}


def maybe(schema: Schema) -> Schema:
    """`schema` or null."""
    return {"anyOf": [schema, {"type": "null"}]}


TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
AMOUNT: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$", "description": "A decimal, as text."}
DATE: Schema = {"type": "string", "format": "date"}
DATE_BS: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "Bikram Sambat."}
INSTANT: Schema = {"type": "string", "format": "date-time"}
COMPLETENESS: Schema = {
    "days_expected": {**maybe(COUNT), "description": "Market days of the whole period; null where nobody knows."},
    "complete": {**FLAG, "description": "Whether none of them is missing, cut off by the window or yet to come."},
    "partial": {**FLAG, "description": "The contrary of `complete`.", "deprecated": True},
}
