"""Texts at the border: each is in the form of its field's type, however its object came about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import pytest

from chautari.core.border import Bordered, Name, OwnText, TitleText, Untyped, WebAddress
from chautari.core.errors import InvalidRow, SchemaChanged

HOSTILE = "=\u202ea\x00\n <b>"
CLEAN = "=\u2068a <b>\u2069"


@dataclass(frozen=True, slots=True)
class Report(Bordered):
    """A report with a text of each kind."""

    title: TitleText
    url: WebAddress = ""
    key: OwnText = ""
    authors: tuple[Name, ...] = ()
    agency: Name | None = None
    notes: Mapping[OwnText, Name] | None = None
    kind: Literal["a", "b"] = "a"
    size: int = 0


def test_a_text_is_clean_however_its_object_came_about() -> None:
    made = Report(HOSTILE, "https://x.example/\u202e<", HOSTILE, (HOSTILE, "\x00", "b"), HOSTILE, {"a": HOSTILE})
    assert made == Report(CLEAN, "https://x.example/%E2%80%AE%3C", HOSTILE, (CLEAN, "b"), CLEAN, {"a": CLEAN})
    assert replace(Report(""), title=HOSTILE).title == CLEAN
    assert replace(Report(""), url="javascript:x").url == ""
    assert len(Report("a" * 10_000).title) == 500


def test_a_clean_value_is_kept_as_it_is() -> None:
    notes = {"a": "b"}
    assert Report("सुन", notes=notes).notes is notes
    assert Report("सुन").agency is None


@dataclass(frozen=True, slots=True)
class Forgotten(Bordered):
    """A report with a text of no kind."""

    title: TitleText
    place: str = ""


@dataclass(frozen=True, slots=True)
class ForgottenWithin(Bordered):
    """A report with a text of no kind in a list."""

    places: tuple[str, ...] | None = None


@pytest.mark.parametrize(("make", "field"), [(lambda: Forgotten("a"), "place"), (ForgottenWithin, "places")])
def test_a_field_that_says_no_kind_of_text_is_refused(make: type, field: str) -> None:
    with pytest.raises(Untyped, match=rf"{field} is <class 'str'>, which is no kind of text"):
        make()


def test_the_detail_of_an_error_is_a_clean_line() -> None:
    assert str(SchemaChanged(f"{HOSTILE} of\na page")) == "=a <b> of a page"
    assert (InvalidRow("unread", HOSTILE).detail, str(InvalidRow("unread", HOSTILE))) == ("=a <b>", "unread: =a <b>")
