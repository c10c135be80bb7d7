"""A board that slipped, is an earlier one or has another unit is known by what stood before; one that moved is not."""

from datetime import date, timedelta
from decimal import Decimal

from chautari.markets.model.board import BoardQuote, DatedFigures, StandingRow
from chautari.markets.model.whole_board import is_earlier_board, is_scaled, slipped_rows

TODAY = date(2026, 8, 18)
YESTERDAY, DAY_BEFORE = TODAY - timedelta(days=1), TODAY - timedelta(days=2)
NAMES = ("alu", "pyaj", "mula", "gajar", "kauli", "banda")
YESTERDAYS = ("40.00", "50.00", "60.00", "70.00", "80.00", "90.00")


def board(*figures: str) -> list[BoardQuote]:
    pairs = zip(NAMES, figures, strict=True)
    return [BoardQuote(name, name, name, "kg", {"avg": figure}) for name, figure in pairs]


def standing(*figures: str, on: date = YESTERDAY, before: str = "1.00") -> dict[str, StandingRow]:
    day_before = DatedFigures(DAY_BEFORE, {"avg": before})
    dated = {name: DatedFigures(on, {"avg": figure}) for name, figure in zip(NAMES, figures, strict=True)}
    return {name: StandingRow(name, name, "kg", DAY_BEFORE, last, day_before) for name, last in dated.items()}


def test_figures_of_the_next_row_are_counted_in_both_directions() -> None:
    assert slipped_rows(board("50.00", "60.00", "70.00", "80.00", "90.00", "40.00"), standing(*YESTERDAYS)) == 5
    assert slipped_rows(board("90.00", "40.00", "50.00", "60.00", "70.00", "80.00"), standing(*YESTERDAYS)) == 5


def test_a_board_that_stands_still_or_moves_has_none_slipped() -> None:
    assert slipped_rows(board(*YESTERDAYS), standing(*YESTERDAYS)) == 0
    assert slipped_rows(board("41.00", "55.00", "66.00", "77.00", "88.00", "99.00"), standing(*YESTERDAYS)) == 0


def test_rows_that_stand_still_count_against_a_stretch() -> None:
    assert slipped_rows(board("50.00", "60.00", "60.00", "70.00", "90.00", "90.00"), standing(*YESTERDAYS)) == 2


def test_rows_alike_in_price_say_nothing() -> None:
    assert slipped_rows(board(*("40.00",) * 6), standing(*("40.00",) * 6)) == 0


def test_a_board_of_either_day_before_is_an_earlier_one_and_one_with_a_new_price_is_not() -> None:
    assert is_earlier_board(board(*YESTERDAYS), standing(*YESTERDAYS))
    assert is_earlier_board(board("1.00", *YESTERDAYS[1:]), standing(*YESTERDAYS))
    assert not is_earlier_board(board("41.00", *YESTERDAYS[1:]), standing(*YESTERDAYS))
    assert not is_earlier_board(board(*YESTERDAYS), {})


def _is_scaled(figures: list[str], on: date = YESTERDAY, times: int = 2) -> bool:
    rows = {f"{name}{number}": row for number in range(times) for name, row in standing(*YESTERDAYS, on=on).items()}
    quotes = [
        BoardQuote(f"{quote.instrument}{number}", "", "", "kg", quote.figures)
        for number in range(times)
        for quote in board(*figures)
    ]
    return is_scaled(quotes, rows, TODAY, "avg", Decimal(1))


def test_a_board_of_which_many_rows_jumped_is_scaled() -> None:
    assert _is_scaled(["400.00", "500.00", "600.00", "700.00", "800.00", "900.00"])
    assert _is_scaled(["400.00", "500.00", *YESTERDAYS[2:]])
    assert _is_scaled(["4.00", "5.00", *YESTERDAYS[2:]])
    assert not _is_scaled(["400.00", *YESTERDAYS[1:]])


def test_a_jump_since_long_ago_or_of_a_few_rows_in_all_says_nothing() -> None:
    tenfold = ["400.00", "500.00", "600.00", "700.00", "800.00", "900.00"]
    assert not _is_scaled(tenfold, on=TODAY - timedelta(days=15))
    assert not _is_scaled(tenfold, times=1)
