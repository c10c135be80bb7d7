"""Which reader is believed, with readers that find what the test says."""

from collections.abc import Sequence

import pytest

from chautari.news.extraction.agreement import Reader, agreed
from chautari.news.extraction.lines import Box, TextLine
from chautari.news.extraction.page_layout import PageLayout, layout_of_lines

TEXTS = [f"Line number {number} of the page." for number in range(10)]
LAYOUT = layout_of_lines([Box("body", "", -1, 0, 10)], [TextLine(text, 0, 0) for text in TEXTS])


def finding(*lines: int) -> Reader:
    return lambda layout: list(lines)


def unasked(layout: PageLayout) -> list[int]:
    raise AssertionError("asked, though two agree")


def silent() -> Sequence[str]:
    return ()


def test_the_first_is_believed_once_another_finds_nearly_the_same() -> None:
    assert agreed(LAYOUT, [finding(0, 1, 2, 3), finding(1, 2, 3), unasked], silent) == [0, 1, 2, 3]


def test_else_the_one_most_like_the_others() -> None:
    assert agreed(LAYOUT, [finding(9), finding(1, 2, 3), finding(1, 2)], silent) == [1, 2, 3]


def test_a_witness_decides_where_readers_differ() -> None:
    assert agreed(LAYOUT, [finding(9), finding(1, 2, 3), finding(5, 6)], lambda: TEXTS[5:7]) == [5, 6]


def test_a_witness_that_confirms_none_is_not_heard() -> None:
    assert agreed(LAYOUT, [finding(9), finding(1, 2, 3), finding(1, 2)], lambda: ["Another text."] * 9) == [1, 2, 3]


@pytest.mark.parametrize("count", [1, 3])
def test_nothing_found_is_nothing(count: int) -> None:
    assert agreed(LAYOUT, [finding()] * count, silent) == []
