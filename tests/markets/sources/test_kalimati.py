"""The board's three addresses: read alike, and refused by name where they have another shape."""

from collections.abc import Iterable

import pytest

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.markets.model.board import BoardQuote, PrintedBoard
from chautari.markets.sources import kalimati
from tools.drill.kalimati import BANANA, MONDAY, TOMATO, Printed, answer, en, np, page

NP, EN, PAGE = (address.parse for address in kalimati.SOURCE.addresses)


def only(boards: Iterable[PrintedBoard]) -> PrintedBoard:
    (board,) = boards
    return board


def test_three_addresses_are_one_board() -> None:
    boards = [only(NP(answer(np(Printed())))), only(EN(answer(en(Printed())))), only(PAGE(answer(page(Printed()))))]
    assert boards[0] == boards[1] == boards[2]
    assert boards[0].date == MONDAY
    assert len(boards[0].rows) == 60


@pytest.mark.parametrize(
    ("printed", "unit"),
    [("के.जी.", "kg"), ("केजी", "kg"), ("के\u200d.जी", "kg"), ("के जी", "kg"), ("दर्जन", "dozen"), ("प्रति वटा", "piece")],
)
def test_units_are_known_in_every_spelling(printed: str, unit: str) -> None:
    body = np(Printed(prices={TOMATO: ("1", "2", "1.50")})).replace("के.जी.".encode(), printed.encode())
    (quote,) = only(NP(answer(body))).rows
    assert isinstance(quote, BoardQuote) and quote.unit == unit


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("दर्जन", "बोरा", "unknown_unit"),
        ("१८०.००", "१८०.००/१९०", "unreadable_amount"),
        ("१८०.००", "-१८०", "unreadable_amount"),
        ("केरा(नेपाली)", "()", "unknown_name"),
    ],
)
def test_a_bad_row_is_named_and_the_others_stay(before: str, after: str, rule: str) -> None:
    printed = Printed().with_price(BANANA, "180.00", "200.00", "190.00")
    rows = only(NP(answer(np(printed).replace(before.encode(), after.encode())))).rows
    assert [row.rule for row in rows if isinstance(row, InvalidRow)] == [rule]
    assert len(rows) == 60


def test_english_names_that_are_not_declared_are_not_guessed() -> None:
    printed = Printed(prices={"x": ("1", "2", "1.50")}, names={"x": ("Tomato", "गोलभेडा")})
    (row,) = only(EN(answer(en(printed)))).rows
    assert isinstance(row, InvalidRow) and row.rule == "unknown_name"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<th>न्यूनतम</th><th>अधिकतम</th>", "<th>अधिकतम</th><th>न्यूनतम</th>"),  # its columns changed
        ("<th>औसत</th>", ""),
        ("वि.सं. ", ""),
        ("वि.सं. भदौ", "वि.सं. भदोऊ"),
        ("</html>", ""),
        ("<td>के.जी.</td>", ""),
        ("</h4>", "</h4><p>वि.सं. भदौ ०२, २०८३</p>"),
    ],
)
def test_a_page_of_another_shape_is_refused_whole(before: str, after: str) -> None:
    body = page(Printed()).replace(before.encode(), after.encode())
    with pytest.raises(SchemaChanged):
        list(PAGE(answer(body)))


@pytest.mark.parametrize("stated", ["2026-08", "2083-05-01 ", "", "२०२६-०८-३२"])
def test_an_answer_without_a_date_is_refused(stated: str) -> None:
    with pytest.raises(SchemaChanged):
        list(EN(answer(en(Printed()).replace(b"2026-08-17", stated.encode()))))


@pytest.mark.parametrize("amount", ["1e9", "NaN", "१२३४५६७८९०१२३", "५०.००.००", "५०,००", "∞", "", "५०\u200d", "०x५०"])
def test_a_text_that_is_no_amount_is_no_price(amount: str) -> None:
    printed = Printed(prices={TOMATO: ("40.00", "50.00", "45.50")})
    (row,) = only(NP(answer(np(printed).replace("४५.५०".encode(), amount.encode())))).rows
    assert isinstance(row, InvalidRow) and row.rule == "unreadable_amount"


@pytest.mark.parametrize("value", ["null", "[]", "true", '"x"', "12"])
def test_rows_and_dates_of_another_type_are_refused_by_name(value: str) -> None:
    for body in (f'{{"date": "2026-08-17", "prices": [{value}]}}', f'{{"date": {value}, "prices": []}}'):
        with pytest.raises(SchemaChanged):
            list(EN(answer(body.encode())))


def test_a_name_that_is_none_is_named_and_one_in_markup_is_text() -> None:
    for name in ("क" * 81, "", "-", "\u200d"):
        (row,) = only(NP(answer(np(Printed(prices={"x": ("1", "2", "1.50")}, names={"x": ("x", name)}))))).rows
        assert isinstance(row, InvalidRow) and row.rule == "unknown_name"
    printed = Printed(prices={"x": ("1", "2", "1.50")}, names={"x": ("x", "<b>साग</b>")})
    (quote,) = only(NP(answer(np(printed)))).rows
    assert isinstance(quote, BoardQuote)
    assert (quote.instrument, quote.name_ne) == ("bsag-b", "<b>साग</b>")
