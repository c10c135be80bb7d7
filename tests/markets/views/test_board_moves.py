"""What moved from board to board."""

from dataclasses import replace
from datetime import date, datetime

from chautari.markets.declarations.vegetables import MARKET
from chautari.markets.model.board import Board, BoardQuote, BoardReading, BoardRow
from chautari.markets.views.board_moves import moves
from chautari.nepali.clock import NPT
from chautari.rates.model.provenance import Provenance

PROOF = Provenance("https://board.example", "1" * 64, 9, "1", ())


def board(day: int, *hours: int, **averages: str) -> Board:
    """A board of a day with these averages; one with a minus is held."""
    readings = tuple(
        BoardReading("kalimati", "np", date(2026, 8, day), (), PROOF, datetime(2026, 8, day, hour, tzinfo=NPT))
        for hour in hours or (8,)
    )
    rows = tuple(
        BoardRow(
            BoardQuote(key, key, key, "kg", {"avg": text.strip("-")}),
            "held" if text.startswith("-") else "official",
            (),
            False,
            ("kalimati-np",),
        )
        for key, text in averages.items()
    )
    return Board(MARKET.key, date(2026, 8, day), readings, rows)


def test_the_furthest_move_comes_first_and_what_stood_still_is_left_out() -> None:
    boards = (board(16, aduwa="100", kera="50", mula="30"), board(17, 8, 11, aduwa="110", kera="60", mula="30.00"))
    (move,) = moves(MARKET, boards)
    assert [(row["instrument"], row["change"] and row["change"]["percent"]) for row in move.rows] == [
        ("kera", "20"),
        ("aduwa", "10"),
    ]
    assert (move.served, move.first_seen.hour, move.last_seen.hour) == (3, 8, 11)


def test_a_move_is_measured_from_what_was_served_and_a_held_row_is_none() -> None:
    boards = (board(15, kera="50"), board(16, kera="-500"), board(17, aduwa="9"), board(18, kera="55"))
    (move,) = moves(MARKET, boards)
    assert move.board.date == date(2026, 8, 18)
    assert [row["change"] and row["change"]["since"] for row in move.rows] == ["2026-08-15"]


def test_another_unit_is_no_move() -> None:
    (row,) = (first := board(16, aduwa="100")).rows
    in_pieces = replace(row, quote=replace(row.quote, unit="piece"))
    assert list(moves(MARKET, (replace(first, rows=(in_pieces,)), board(17, aduwa="10")))) == []


def test_of_one_instrument_the_others_say_nothing() -> None:
    boards = (board(16, aduwa="100", kera="50"), board(17, aduwa="110", kera="50"))
    assert [move.board.date.day for move in moves(MARKET, boards, "aduwa")] == [17]
    assert list(moves(MARKET, boards, "kera")) == []
