"""Cursors: what one holds is checked before anything is read with it."""

import pytest

from chautari.api import cursor
from chautari.api.endpoint import Request
from chautari.api.problems import Problem
from chautari.dynamodb.table import Table
from tests.support.factories import NOW

PATH = "/v1/metals/gold/history"


def request(**values: str) -> Request:
    return Request(PATH, values, Table(None, "no table"), NOW)


def with_cursor(*place: str | int) -> Request:
    """The same question with a cursor of its own for `place`."""
    return request(cursor=cursor.make(request(), *place))


def test_a_cursor_gives_back_its_place() -> None:
    assert cursor.read(with_cursor("2026-08-17", 3), str, int) == ["2026-08-17", 3]


@pytest.mark.parametrize("place", [(), ("a",), ("a", "b"), (1, "a"), (1, 2), ("a", True), ("a", 1, 2)])
def test_members_of_another_kind_or_number_are_refused(place: tuple[str | int, ...]) -> None:
    with pytest.raises(Problem, match="cursor is not one that an answer gave"):
        cursor.read(with_cursor(*place), str, int)


@pytest.mark.parametrize("place", ["", "\x00", "\ud800", "क", "x" * 301])
def test_a_text_that_is_no_key_is_refused(place: str) -> None:
    with pytest.raises(Problem, match="cursor is not one that an answer gave"):
        cursor.read(with_cursor(place), str)


@pytest.mark.parametrize("place", [-(10**300), 10**300])
def test_a_number_without_end_is_refused(place: int) -> None:
    with pytest.raises(Problem, match="cursor is not one that an answer gave"):
        cursor.read(with_cursor(place), int)


@pytest.mark.parametrize(
    "place",
    [
        *(("soon", "2026-08-17"), ("2026-08-17", "2026-02-30"), ("2026-08-17", ""), ("17.8.2026", "2026-08-17")),
        *(("9999-12-31", "9999-12-31"), ("0001-01-01", "2026-08-17"), ("2026-08-17", "2026-08-16")),
    ],
)
def test_dates_of_a_history_that_are_none_are_refused(place: tuple[str, str]) -> None:
    with pytest.raises(Problem, match="cursor is not one that an answer gave"):
        cursor.window(with_cursor(*place))


@pytest.mark.parametrize("text", ["A", "bnVsbA", "WzEsMiwzXQ", "_____", "eyJhIjoxfQ"])
def test_what_is_no_list_in_json_is_refused(text: str) -> None:
    with pytest.raises(Problem, match="cursor"):
        cursor.read(request(cursor=text), str)
