"""A line of thirty days as a small picture: gaps stay gaps, and nothing is drawn of one day."""

import re

import pytest

from chautari.web.sparkline import HEIGHT, MARGIN, WIDTH, sparkline


def path_of(*values: str | None) -> str:
    picture = re.search(r'd="([^"]*)"', sparkline(values, "30 days") or "")
    return picture[1] if picture else ""


def test_the_highest_is_at_the_top_and_the_newest_at_the_right() -> None:
    path = path_of(*["200"] * 4, "100", *["200"] * 4, "300")
    assert re.fullmatch(rf"M{MARGIN} {HEIGHT // 2}L.* {HEIGHT - MARGIN}L.*L{WIDTH - MARGIN} {MARGIN}", path)


@pytest.mark.parametrize(("closed", "lines"), [(1, 1), (3, 1), (4, 2)])
def test_closed_days_are_no_gap_and_over_an_unknown_stretch_no_line_is_drawn(closed: int, lines: int) -> None:
    """A Saturday, or a holiday beside it, breaks no line; four days of which nothing is known do."""
    assert path_of(*["100"] * 8, *[None] * closed, *["120"] * 8).count("M") == lines


def test_a_day_alone_between_two_gaps_is_a_dot() -> None:
    path = path_of(*["100"] * 6, *[None] * 4, "300", *[None] * 4, *["100"] * 6)
    assert re.search(r"M\d+ 3h0M", path)
    assert path.count("M") == 3


def test_a_price_that_stands_is_a_level_line() -> None:
    assert {*re.findall(r"[ML]\d+ (\d+)", path_of(*["160", "160.00"] * 5))} == {str(HEIGHT // 2)}


@pytest.mark.parametrize(("days", "is_drawn"), [(0, False), (9, False), (10, True)])
def test_of_few_days_there_is_no_picture(days: int, is_drawn: bool) -> None:
    assert (sparkline([*[None] * (30 - days), *["100"] * days], "30 days") is not None) is is_drawn


def test_it_stays_in_its_frame_and_says_what_it_is() -> None:
    points = re.findall(r"[ML](\d+) (\d+)", path_of(*map(str, range(100000, 100030))))
    assert all(0 < int(x) < WIDTH and 0 < int(y) < HEIGHT for x, y in points)
    assert 'aria-label="lowest &lt;1&gt;"' in (sparkline(["1", "2"] * 5, "lowest <1>") or "")
