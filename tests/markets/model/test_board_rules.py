"""Rules of a board's row: a price of nothing is none, and a price printed for two lists of one date is doubted."""

from datetime import date
from decimal import Decimal

import pytest

from chautari.core.errors import InvalidRow
from chautari.markets.model.board import BoardQuote
from chautari.markets.model.board_rules import RowScene, reasons
from chautari.markets.sources.parsing.price_table import parse_table
from tests.support.fuel_page import ROWS, fuel_page

SCENE = RowScene(date(2026, 8, 17), "price", Decimal("0.5"), "litre", None)


@pytest.mark.parametrize(("price", "rules"), [("0.00", ["priced"]), ("-1", ["priced"]), ("0.01", [])])
def test_a_headline_that_is_not_above_zero_holds_its_row(price: str, rules: list[str]) -> None:
    quote = BoardQuote("petrol-kathmandu", "Petrol", "पेट्रोल", "litre", {"price": price})
    assert [(effect, reason.rule) for effect, reason in reasons(quote, SCENE, ())] == [("held", rule) for rule in rules]


def test_two_lists_of_one_instant_have_their_date_doubted_both() -> None:
    twice = (ROWS[0], (ROWS[0][0], *ROWS[1][1:]), ROWS[2])
    rows = [row for row in parse_table(fuel_page(twice)) if not isinstance(row, InvalidRow)]
    doubt = "another list has the date 2026-08-02 too"
    assert [row.effect.doubt for row in rows] == [doubt, doubt, ""]


def test_a_list_that_is_dated_before_one_below_it_is_doubted_as_that_is() -> None:
    exchanged = ((ROWS[2][0], *ROWS[0][1:]), ROWS[1], (ROWS[0][0], *ROWS[2][1:]))
    rows = [row for row in parse_table(fuel_page(exchanged)) if not isinstance(row, InvalidRow)]
    assert [row.effect.doubt for row in rows] == [
        "dated 2026-06-30 above a list of 2026-07-15",
        "dated 2026-07-15 below a list of 2026-06-30; dated 2026-07-15 above a list of 2026-08-02",
        "dated 2026-08-02 below a list of 2026-07-15",
    ]
