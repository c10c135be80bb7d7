"""The parts that types of answers are made of. `make openapi` writes JSON Schema (2020-12) from such types.

- A TypedDict is an object of exactly its members, and a component of the document under its own name.
- `JsonSchema` in an Annotated adds keywords that the type cannot say by itself.
- `Component` in an Annotated names what is no TypedDict of its own, such as a union.
- `INLINE` in an Annotated, and a generic TypedDict, stand where they are used and are no component.

What answers imports them for the checker of types alone: to make those of a history takes 16 ms of a cold start.
"""

from typing import Annotated, Final, TypedDict


class JsonSchema:
    """Keywords of JSON Schema beside those that follow from the type."""

    def __init__(self, **keywords: object) -> None:
        self.keywords: Final = keywords


class Component(JsonSchema):
    """The name of a component of the document, with its keywords."""

    def __init__(self, name: str, **keywords: object) -> None:
        super().__init__(**keywords)
        self.name: Final = name


class Inline:
    """The mark of a type that is written where it is used."""


INLINE = Inline()

Count = Annotated[int, JsonSchema(minimum=0)]
Positive = Annotated[int, JsonSchema(minimum=1)]
Amount = Annotated[str, JsonSchema(pattern=r"^-?[0-9]+(\.[0-9]+)?$", description="A decimal, as text.")]
Date = Annotated[str, JsonSchema(format="date")]
DateBs = Annotated[str, JsonSchema(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="Bikram Sambat.")]
Instant = Annotated[str, JsonSchema(format="date-time")]


class Pause(TypedDict):
    """Since when and why schedules leave a source or an outlet alone."""

    since: Instant
    reason: str
