"""Types of text at the border: a dataclass that derives from `Bordered` holds each text in the form of its type.

`title: Headline` is clean and bounded however the object came about: from a page, a feed, a queue, `replace`, or an
item that an earlier release stored raw. A field that says no more than `str` is refused when its class is first used.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from chautari.core.plain_text import bounded_line
from chautari.core.web_address import web_address

Cleaner = Callable[[Any], Any]


class Untyped(TypeError):
    """A field of a `Bordered` class does not say which kind of text it holds. Action: type it by this module."""


class Form:
    """The form of a kind of text. `clean` returns the text in this form, unchanged if it has it already."""

    def __init__(self, clean: Callable[[str], str]) -> None:
        self.clean = clean


def _line_of(most: int) -> Form:
    return Form(partial(bounded_line, most=most))


OwnText = Annotated[str, Form(str)]  # keys, digests, names of sources: what we or AWS made of it
WebAddress = Annotated[str, Form(web_address)]
Name = Annotated[str, _line_of(200)]
Headline = Annotated[str, _line_of(500)]
ShortText = Annotated[str, _line_of(2_000)]
Paragraph = Annotated[str, _line_of(150_000)]
SafeHtml = Annotated[str, _line_of(1_000_000)]  # what a sanitizer made; no line break means anything in it


class Bordered:
    """Base of frozen dataclasses whose texts others wrote. Empty texts of a tuple are left out."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for name, clean in _cleaners(type(self)):
            stated = getattr(self, name)
            cleaned = clean(stated)
            if cleaned != stated:
                object.__setattr__(self, name, cleaned)


@cache
def _cleaners(bordered: type) -> tuple[tuple[str, Cleaner], ...]:
    """The fields that hold texts, each with what cleans it. Raises Untyped."""
    hints = get_type_hints(bordered, include_extras=True)
    try:
        found = [(name, _cleaner(hints[name])) for name in hints if name in bordered.__dataclass_fields__]
    except Untyped as error:
        raise Untyped(f"{bordered.__name__}: {error}") from error
    return tuple((name, clean) for name, clean in found if clean)


def _cleaner(hint: Any) -> Cleaner | None:
    """What cleans a value of this type; None where it holds no text, or cleans itself."""
    if forms := [form.clean for form in getattr(hint, "__metadata__", ()) if isinstance(form, Form)]:
        return None if forms[0] is str else forms[0]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple and arguments[1:] == (...,):
        return _of_each(_cleaner(arguments[0]))
    if origin in (dict, Mapping):
        return _of_values(_cleaner(arguments[1]))
    if origin in (Union, UnionType):
        return _unless_none([_cleaner(argument) for argument in arguments if argument is not NoneType])
    if hint is str or origin not in (None, Literal):
        raise Untyped(f"{hint} is no kind of text")
    return None
