"""Rows of a stored almanac as plain JSON values: those of a type as objects, the many days of observances as lists."""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Disputed = Literal["date_bs", "tithi", "festivals", "observances", "holidays"]


@dataclass(frozen=True, slots=True)
class ObservedDay:
    """An observance (a key of `almanac.observances`) on its day by rule."""

    key: str
    day: date

    def encoded(self, start: date) -> list[str | int]:
        """Key and days since the first of the year."""
        return [self.key, (self.day - start).days]


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day on which a publisher printed an observance, kept where publishers and rule are not of one mind."""

    key: str
    day: date
    publisher: str

    def encoded(self, start: date) -> list[str | int]:
        """Key, days since the first of the year, and publisher."""
        return [self.key, (self.day - start).days, self.publisher]


def plain(row: "DataclassInstance") -> dict[str, Any]:
    """A row as JSON values, its days in ISO form."""
    return {field.name: _value(getattr(row, field.name)) for field in fields(row)}


def _value(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return plain(value)
    if isinstance(value, (list, tuple)):
        return [_value(part) for part in value]
    if isinstance(value, dict):
        return {name: _value(part) for name, part in value.items()}
    return value.isoformat() if isinstance(value, date) else value
