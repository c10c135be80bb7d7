"""Building blocks of response types. `make openapi` writes JSON Schema (2020-12) from such types.

- A TypedDict is an object of exactly its members, and a component of the document under its own name.
- `JsonSchema` in an Annotated adds keywords that the type itself cannot express.
- `Component` in an Annotated names a component that is no TypedDict, such as a union.
- `INLINE` in an Annotated, and a generic TypedDict, are written in place and are no component.

Handlers import them for the type checker only: creating those of a history takes 16 ms of a cold start.
"""

from typing import Annotated, Final, TypedDict


class JsonSchema:
    """Keywords of JSON Schema in addition to those derived from the type."""

    def __init__(self, **keywords: object) -> None:
        self.keywords: Final = keywords


class Component(JsonSchema):
    """Name and keywords of a component of the document."""

    def __init__(self, name: str, **keywords: object) -> None:
        super().__init__(**keywords)
        self.name: Final = name


class Inline:
    """Marker of a type that is written in place."""


INLINE = Inline()

Count = Annotated[int, JsonSchema(minimum=0)]
Positive = Annotated[int, JsonSchema(minimum=1)]
Amount = Annotated[str, JsonSchema(pattern=r"^-?[0-9]+(\.[0-9]+)?$", description="A decimal, as text.")]
Date = Annotated[str, JsonSchema(format="date")]
DateBs = Annotated[str, JsonSchema(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="Bikram Sambat.")]
Instant = Annotated[str, JsonSchema(format="date-time")]


class Pause(TypedDict):
    """A pause of a source or an outlet: schedules skip it from `since` on, for `reason`."""

    since: Instant
    reason: str
