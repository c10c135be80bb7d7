"""A line of thirty days as a small picture: gaps stay gaps, and nothing is drawn of one day."""

import re

import pytest

from chautari.web.sparkline import HEIGHT, WIDTH, sparkline


def path_of(*values: str | None) -> str:
    picture = re.search(r'd="([^"]*)"', sparkline(values, "30 days") or "")
    return picture[1] if picture else ""


def test_the_highest_is_at_the_top_and_the_newest_at_the_right() -> None:
    assert path_of("100", "300", "200") == "M3 25L44 3L85 14"


def test_over_a_gap_no_line_is_drawn_and_a_day_alone_is_a_dot() -> None:
    assert path_of("100", "100", None, "300", None, "100", "100").count("M") == 3
    assert re.search(r"M\d+ 3h0M", path_of("100", "100", None, "300", None, "100", "100"))


def test_a_price_that_stands_is_a_level_line() -> None:
    assert re.findall(r"[ML]\d+ (\d+)", path_of("160", "160.00", "160")) == [str(HEIGHT // 2)] * 3


@pytest.mark.parametrize("values", [(), (None, None), (None, "100")])
def test_of_less_than_two_days_there_is_no_picture(values: tuple[str | None, ...]) -> None:
    assert sparkline(values, "30 days") is None


def test_it_stays_in_its_frame_and_says_what_it_is() -> None:
    points = re.findall(r"[ML](\d+) (\d+)", path_of(*map(str, range(100000, 100030))))
    assert all(0 < int(x) < WIDTH and 0 < int(y) < HEIGHT for x, y in points)
    assert 'aria-label="lowest &lt;1&gt;"' in (sparkline(["1", "2"], "lowest <1>") or "")
