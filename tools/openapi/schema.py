"""JSON Schema (2020-12) from the types of answers: `chautari.core.answer_types` says what a type may be made of."""

from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from chautari.core.answer_types import Component, Inline, JsonSchema

Schema = dict[str, Any]
_SCALARS = {str: "string", int: "integer", bool: "boolean"}
_REFERENCE = "#/components/schemas/"


class NoSchema(Exception):
    """A type that is not made of the parts of answers, or two types of one name."""


def ref(name: str) -> Schema:
    """The schema called `name`."""
    return {"$ref": f"{_REFERENCE}{name}"}


class Components:
    """The schemas by name of every requested type and of the types that it is made of."""

    def __init__(self) -> None:
        self.schemas: dict[str, Schema] = {}
        self._types: dict[str, Any] = {}

    def schema_of(self, kind: Any) -> Schema:
        """The schema of a type; a reference where it is a component. Raises NoSchema."""
        origin = get_origin(kind)
        if origin is Annotated:
            return self._annotated(kind)
        if origin in (Union, UnionType):
            return self._union(get_args(kind))
        if is_typeddict(kind):
            return self._component(kind.__name__, kind, lambda: self._record(kind))
        return self._plain(kind, origin)

    def _plain(self, kind: Any, origin: Any) -> Schema:
        if kind in _SCALARS:
            return {"type": _SCALARS[kind]}
        if origin is Literal:
            return _literal(get_args(kind))
        if origin is list:
            return {"type": "array", "items": self.schema_of(get_args(kind)[0])}
        if origin is dict:
            return self._table(*get_args(kind))
        if is_typeddict(origin):
            return self._record(origin, dict(zip(origin.__parameters__, get_args(kind), strict=True)))
        raise NoSchema(f"{kind!r} is no type of an answer")

    def _table(self, _: type, value: Any) -> Schema:
        return {"type": "object", **({} if value is object else {"additionalProperties": self.schema_of(value)})}

    def _annotated(self, kind: Any) -> Schema:
        base, *marks = get_args(kind)
        keywords: Schema = {}
        for mark in marks:
            keywords |= mark.keywords if isinstance(mark, JsonSchema) else {}
        named = [mark.name for mark in marks if isinstance(mark, Component)]
        is_inline = is_typeddict(base) and (bool(named) or any(isinstance(mark, Inline) for mark in marks))

        def make() -> Schema:
            return {**(self._record(base) if is_inline else self.schema_of(base)), **keywords}

        return self._component(named[0], kind, make) if named else make()

    def _component(self, name: str, kind: Any, make: Any) -> Schema:
        if self._types.setdefault(name, kind) is not kind:
            raise NoSchema(f"two types are called {name}: {kind!r} and {self._types[name]!r}")
        if name not in self.schemas:
            self.schemas[name] = make()
        return ref(name)

    def _record(self, kind: Any, type_arguments: dict[TypeVar, Any] | None = None) -> Schema:
        """An object with exactly the members of a TypedDict."""
        hints = get_type_hints(kind, include_extras=True)
        members = {name: _member(hint, type_arguments or {}) for name, hint in hints.items()}
        return {
            "type": "object",
            "properties": {name: self.schema_of(member) for name, member in members.items()},
            "required": [name for name in members if name in kind.__required_keys__],
            "additionalProperties": False,
        }

    def _union(self, kinds: tuple[Any, ...]) -> Schema:
        if all(kind in _SCALARS for kind in kinds):
            return {"type": [_SCALARS[kind] for kind in kinds]}
        return {"anyOf": [{"type": "null"} if kind is NoneType else self.schema_of(kind) for kind in kinds]}


def _member(hint: Any, type_arguments: dict[TypeVar, Any]) -> Any:
    """The type of a member, with the variable of a generic replaced by its argument."""
    kind = get_args(hint)[0] if get_origin(hint) is NotRequired else hint
    return type_arguments.get(kind, kind) if isinstance(kind, TypeVar) else kind


def _literal(values: tuple[Any, ...]) -> Schema:
    if len(values) == 1:
        return {"const": values[0]}
    return {"type": "string", "enum": list(values)}
