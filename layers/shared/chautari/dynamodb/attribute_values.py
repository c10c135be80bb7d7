"""Attribute values off the wire, where bytes are base64; and as the plain values of boto3's TypeDeserializer."""

from base64 import b64decode
from decimal import Clamped, Context, Inexact, Overflow, Rounded, Underflow
from typing import Any

from chautari.dynamodb.codec import Attributes

# A number has up to 38 digits and is never rounded: the context of boto3.
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
_NUMBERS = Context(Emin=-128, Emax=126, prec=38, traps=[Clamped, Overflow, Inexact, Rounded, Underflow])
_AS_THEY_ARE = frozenset(("S", "N", "BOOL", "NULL", "SS", "NS"))


def from_wire(item: Attributes) -> Attributes:
    """An item of an answer as boto3 returns it: attribute values, with bytes as bytes."""
    return {name: _from_wire(value) for name, value in item.items()}


def plain(value: Attributes) -> Any:
    """The value of an attribute: numbers as Decimal, lists and sets as such. Raises TypeError for an unknown type."""
    ((kind, content),) = value.items()
    if kind in ("S", "BOOL", "B"):
        return content
    if kind == "N":
        return _NUMBERS.create_decimal(content)
    if kind == "M":
        return {name: plain(member) for name, member in content.items()}
    if kind == "L":
        return [plain(element) for element in content]
    return _plain_set(kind, content)


def _plain_set(kind: str, content: Any) -> Any:
    if kind == "NULL":
        return None
    if kind == "NS":
        return set(map(_NUMBERS.create_decimal, content))
    if kind in ("SS", "BS"):
        return set(content)
    raise TypeError(f"DynamoDB has no type {kind}")


def _from_wire(value: Attributes) -> Attributes:
    ((kind, content),) = value.items()
    if kind in _AS_THEY_ARE:
        return value
    if kind == "B":
        return {kind: b64decode(content)}
    if kind == "BS":
        return {kind: [b64decode(member) for member in content]}
    if kind == "L":
        return {kind: [_from_wire(element) for element in content]}
    return {kind: from_wire(content)}
