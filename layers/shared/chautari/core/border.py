"""Types of text at the border: a dataclass that derives from `Bordered` holds each text in the form of its type.

`title: TitleText` is clean and bounded however the object came about: from a page, a feed, a queue, `replace`, or an
item that an earlier release stored raw. A field that says no more than `str` is refused when its class is first used.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from chautari.core.plain_text import bounded_line, isolated_html, printed_line
from chautari.core.web_address import web_address

Cleaner = Callable[[Any], Any]
Cleaners = tuple[tuple[str, Cleaner], ...]


class Untyped(TypeError):
    """A field of a `Bordered` class does not say which kind of text it holds. Action: type it by this module."""


class TextForm:
    """The form of a kind of text: `clean` brings a text into it, and changes none that has it."""

    def __init__(self, clean: Cleaner | None) -> None:
        self.clean = clean


def _line_of(most: int) -> TextForm:
    return TextForm(partial(bounded_line, most=most))


OwnText = Annotated[str, TextForm(None)]  # keys, digests, instants, names of sources: nobody else wrote it
WebAddress = Annotated[str, TextForm(web_address)]
Name = Annotated[str, _line_of(200)]
# A label as a source prints it: a proof shows it with its blanks.
PrintedText = Annotated[str, TextForm(partial(printed_line, most=200))]
TitleText = Annotated[str, _line_of(500)]
ShortText = Annotated[str, _line_of(2_000)]  # ten links must fit into one batch of the queue, 256 kB
Paragraph = Annotated[str, _line_of(150_000)]
SafeHtml = Annotated[str, TextForm(isolated_html)]  # what a sanitizer made of paragraphs, not cut within a tag


_CLEANERS_BY_CLASS: dict[type, Cleaners] = {}


class Bordered:
    """Base of frozen dataclasses that hold texts of others. A text in a tuple that is left empty is left out."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for name, clean in _CLEANERS_BY_CLASS.get(type(self)) or _cleaners(type(self)):
            stated = getattr(self, name)
            if (cleaned := clean(stated)) != stated:
                object.__setattr__(self, name, cleaned)


def _cleaners(bordered: type) -> Cleaners:
    """The fields that hold texts of others, each with what cleans it. Raises Untyped."""
    if bordered in _CLEANERS_BY_CLASS:
        return _CLEANERS_BY_CLASS[bordered]
    hints = get_type_hints(bordered, include_extras=True)
    cleaned_fields = ((name, _cleaner(hint, f"{bordered.__name__}.{name}")) for name, hint in hints.items())
    return _CLEANERS_BY_CLASS.setdefault(bordered, tuple((name, clean) for name, clean in cleaned_fields if clean))


def _cleaner(hint: Any, name: str) -> Cleaner | None:
    """What cleans a value of this type; None where it holds no text of others, or cleans its own. Raises Untyped."""
    for form in getattr(hint, "__metadata__", ()):
        if isinstance(form, TextForm):
            return form.clean
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is str or origin not in (None, Literal, tuple, Mapping, Union, UnionType):
        raise Untyped(f"{name} is {hint}, which is no kind of text: see {__name__}")
    inner = [] if origin is Literal else [argument for argument in arguments if argument not in (..., NoneType)]
    cleaners = [clean for argument in inner if (clean := _cleaner(argument, name))]
    if not cleaners:
        return None
    return {tuple: _of_each, Mapping: _of_values}.get(origin, _of_stated)(cleaners[-1])


def _of_each(clean: Cleaner) -> Cleaner:
    return lambda texts: tuple(filter(None, map(clean, texts)))


def _of_values(clean: Cleaner) -> Cleaner:
    return lambda texts: {key: clean(text) for key, text in texts.items()}


def _of_stated(clean: Cleaner) -> Cleaner:
    return lambda text: None if text is None else clean(text)
