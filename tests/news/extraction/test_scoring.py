"""The bench's score, by hand."""

import pytest

from tools.bench.extraction.scoring import Match, match, score

FIVE = "one two three four five"


def test_shingles_of_four_words_are_counted_and_divided_by_all() -> None:
    assert match(FIVE, "One, two, three, four!".lower()) == Match(0.5, 0.0, 0.5)
    assert match(FIVE, f"{FIVE} six") == Match(2 / 3, 1 / 3, 0.0)


def test_a_text_shorter_than_a_shingle_is_one() -> None:
    assert match("one two", "one two") == Match(1.0, 0.0, 0.0)


def test_repeated_shingles_count_as_often_as_they_are_there() -> None:
    assert match("a a a a", "a a a a a") == Match(0.5, 0.5, 0.0)


def test_a_page_of_which_nothing_is_found_has_no_precision_but_no_recall_either() -> None:
    scores = score([match(FIVE, FIVE), match(FIVE, "")])
    assert (scores.precision, scores.recall) == (1.0, 0.5)
    assert scores.f1 == pytest.approx(2 / 3)


def test_no_text_is_found_in_none() -> None:
    assert match("", "") == Match(0.0, 0.0, 0.0)
    assert score([]).f1 == 0.0
