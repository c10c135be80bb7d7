"""A board whose figures have slipped by a row is known by what stood beside; one that moved is not."""

from chautari.markets.model.board import BoardQuote
from chautari.markets.model.board_neighbours import slipped_rows

NAMES = ("alu", "pyaj", "mula", "gajar", "kauli", "banda")
STOOD = {name: {"avg": f"{40 + 10 * place}.00"} for place, name in enumerate(NAMES)}


def board(*figures: str) -> list[BoardQuote]:
    pairs = zip(NAMES, figures, strict=True)
    return [BoardQuote(name, name, name, "kg", {"avg": figure}) for name, figure in pairs]


def test_figures_of_the_next_row_are_counted_in_both_directions() -> None:
    assert slipped_rows(board("50.00", "60.00", "70.00", "80.00", "90.00", "40.00"), STOOD) == 5
    assert slipped_rows(board("90.00", "40.00", "50.00", "60.00", "70.00", "80.00"), STOOD) == 5


def test_a_board_that_stands_still_or_moves_has_none() -> None:
    assert slipped_rows(board("40.00", "50.00", "60.00", "70.00", "80.00", "90.00"), STOOD) == 0
    assert slipped_rows(board("41.00", "55.00", "66.00", "77.00", "88.00", "99.00"), STOOD) == 0


def test_rows_that_stand_still_count_against_a_stretch() -> None:
    assert slipped_rows(board("50.00", "60.00", "60.00", "70.00", "90.00", "90.00"), STOOD) == 2


def test_rows_alike_in_price_say_nothing() -> None:
    assert slipped_rows(board(*("40.00",) * 6), {name: {"avg": "40.00"} for name in NAMES}) == 0
