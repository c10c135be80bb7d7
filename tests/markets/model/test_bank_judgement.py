"""A bank's row is judged alone, beside the central bank's rate of its day, and is never more than that bank's."""

from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal

import pytest

from chautari.markets.model.bank_agreement import mostly_same
from chautari.markets.model.bank_board import BankEdition, QuotedKind
from chautari.markets.model.bank_judgement import JudgedQuote, doubt_beside, judge, repeats
from tests.markets.model.bank_boards import DAY, REFERENCES, board, quote_of, with_figure, with_quote


def judged(edition: BankEdition, currency: str, second: BankEdition | None = None) -> JudgedQuote:
    """The verdict on one row."""
    return next(row for row in judge(edition, REFERENCES, second) if row.quote.currency == currency)


def rules(row: JudgedQuote) -> list[str]:
    return [reason.rule for reason in row.reasons]


def test_one_page_alone_is_provisional_of_that_bank_in_every_row() -> None:
    rows = judge(board(), REFERENCES)
    assert {(row.status, *rules(row)) for row in rows} == {("provisional", "one_address")}
    assert len(rows) == len(REFERENCES)


def test_two_addresses_that_agree_are_official() -> None:
    assert {row.status for row in judge(board(), REFERENCES, board(dated_by="fetch"))} == {"official"}


def test_two_addresses_of_which_neither_states_its_date_are_not() -> None:
    row = judged(board(dated_by="request"), "QAR", board(dated_by="fetch"))
    assert (row.status, rules(row)) == ("provisional", ["undated"])


def test_a_row_on_which_the_addresses_disagree_is_held_and_the_next_official() -> None:
    second = with_figure(board(), "QAR", "transfer", "40.9999")
    row = judged(board(), "QAR", second)
    assert (row.status, rules(row)) == ("held", ["addresses_disagree"])
    assert judged(board(), "SAR", second).status == "official"


@pytest.mark.parametrize(
    "second", [board(at=time(10, 5)), board(on=DAY - timedelta(days=1))], ids=["of another time", "of another day"]
)
def test_another_edition_confirms_nothing(second: BankEdition) -> None:
    assert rules(judged(board(at=time(14, 25)), "QAR", second)) == ["another_edition"]


def test_a_row_that_the_other_address_lacks_is_the_word_of_one() -> None:
    second = replace(board(), quotes=tuple(quote for quote in board() if quote.currency != "QAR"))
    assert rules(judged(board(), "QAR", second)) == ["one_address"]


def test_an_address_that_differs_in_most_rows_shows_another_edition_and_settles_nothing() -> None:
    rows = [row for row in judge(board(), REFERENCES, board(2, "fetch")) if row.quote.currency not in ("INR", "SEK")]
    assert {(row.status, *rules(row)) for row in rows} == {("provisional", "another_edition")}


@pytest.mark.parametrize("currencies", [("USD",), ("INR",), ("QAR", "SAR", "KWD")])
def test_no_row_is_official_of_a_board_whose_columns_may_be_moved(currencies: tuple[str, ...]) -> None:
    edition = board()
    for currency in currencies:
        edition = with_figure(edition, currency, "sell", "1")
    rows = {row.quote.currency: row for row in judge(edition, REFERENCES, edition)}
    assert rules(rows["EUR"]) == ["misread"]
    assert judged(with_figure(board(), "QAR", "sell", "1"), "EUR", board()).status == "official"


@pytest.mark.parametrize(
    ("currency", "kind", "text", "rule"),
    [
        ("USD", "sell", "150.95", "out_of_band"),  # 0.33 %
        ("USD", "transfer", "149.38", "out_of_band"),  # -0.31 %
        ("QAR", "transfer", "38.99", "out_of_band"),  # -5.1 %
        ("KWD", "sell", "49.23", "out_of_band"),  # a digit lost
        ("INR", "transfer", "160.01", "not_the_fixed_rate"),
        ("INR", "sell", "160.10", "not_the_fixed_rate"),
        ("QAR", "sell", "40.00", "sells_below_what_it_buys_at"),
        ("QAR", "sell", "42.30", "wide_spread"),
        ("QAR", "cash", "40.50", "notes_off_transfer"),
        ("QAR", "cash", "39.70", "notes_off_transfer"),
    ],
)
def test_a_figure_that_cannot_be_holds_its_row_and_no_other(
    currency: str, kind: QuotedKind, text: str, rule: str
) -> None:
    edition = with_figure(board(), currency, kind, text)
    rows = {row.quote.currency: row for row in judge(edition, REFERENCES, edition)}
    assert rules(rows[currency]) == [rule]
    assert {code for code, row in rows.items() if not row.served} == {currency}


def test_notes_of_dollars_are_bought_cheaper_than_the_band_of_transfers() -> None:
    edition = with_figure(board(), "USD", "cash", "148.95")  # -0.60 %
    assert judged(edition, "USD").served
    assert not judged(with_figure(board(), "USD", "cash", "148.30"), "USD").served


@pytest.mark.parametrize(("currency", "unit"), [("JPY", 1), ("JPY", 10), ("KRW", 1), ("KRW", 100), ("INR", 1)])
def test_a_stated_unit_is_proven_by_the_band_and_a_wrong_one_held(currency: str, unit: int) -> None:
    edition = board(units={currency: unit})
    assert judged(edition, currency).unit == unit
    wrong = with_quote(edition, replace(quote_of(edition, currency), unit=10 if unit != 10 else 1))
    assert (judged(wrong, currency).unit, judged(wrong, currency).status) == (None, "held")


@pytest.mark.parametrize("unit", [1, 10, 100])
def test_a_unit_that_is_not_stated_is_the_one_in_the_band(unit: int) -> None:
    edition = board(units={"JPY": unit})
    unstated = with_quote(edition, replace(quote_of(edition, "JPY"), unit=None))
    assert judged(unstated, "JPY").unit == unit


def test_amounts_are_per_the_unit_asked_for_and_none_without_a_proof() -> None:
    row = judged(board(units={"JPY": 1}), "JPY")
    assert row.per(10, "transfer") == 10 * Decimal(row.quote.figures["transfer"])
    assert row.per(10, "cash_below_50") is None
    assert judge(board(), {})[0].per(10, "transfer") is None


def test_while_the_central_bank_is_silent_every_row_is_held_and_says_so() -> None:
    assert {(row.status, *rules(row)) for row in judge(board(), {}, board())} == {("held", "no_rate_of_the_day")}


def test_a_new_currency_is_shown_as_unlisted_and_held() -> None:
    lira = replace(quote_of(board(), "SEK"), currency="TRY")
    row = judged(replace(board(), quotes=(*board(), lira)), "TRY")
    assert (row.status, rules(row)) == ("held", ["unlisted"])


def test_a_board_under_two_banks_names_is_held_under_both() -> None:
    twin = with_figure(board(), "QAR", "transfer", "40.00")
    assert mostly_same(board(), twin) and mostly_same(twin, board())
    rows = judge(board(), REFERENCES, board(), [board(5), twin])
    assert {row.status for row in rows} == {"held"}
    assert not mostly_same(board(), board(5))
    earlier = board(on=DAY - timedelta(days=1))
    assert {row.status for row in judge(board(), REFERENCES, board(), [earlier])} == {"official"}, "of another date"


def test_a_board_that_lacks_what_the_one_before_had_is_no_more_than_provisional() -> None:
    earlier = board(3, on=DAY - timedelta(days=1))
    shorter = replace(board(), quotes=board().quotes[:-1])
    assert doubt_beside(shorter, [earlier]) == "incomplete"
    assert (doubt_beside(board(), [earlier]), doubt_beside(board(), [])) == ("", "")
    assert doubt_beside(board(), [earlier, board(on=DAY - timedelta(days=1))]) == "repeated"
    assert {row.status for row in judge(shorter, REFERENCES, shorter, doubt="incomplete")} == {"provisional"}


def test_a_row_that_agrees_by_chance_on_another_edition_is_not_official() -> None:
    second = with_quote(board(2, "fetch"), quote_of(board(), "QAR"))
    assert rules(judged(board(), "QAR", second)) == ["another_edition"]


def test_a_board_of_an_earlier_date_under_a_new_one_is_no_more_than_provisional() -> None:
    rows = judge(board(), REFERENCES, board(), doubt="repeated")
    assert {(row.status, *rules(row)) for row in rows} == {("provisional", "repeated")}


def test_a_board_that_leaves_out_its_units_is_still_known_as_another_banks() -> None:
    bare = replace(board(), quotes=tuple(replace(quote, unit=None) for quote in board()))
    assert mostly_same(bare, board())


def test_a_page_without_a_date_that_still_shows_an_earlier_board_is_no_board_of_today() -> None:
    earlier, later = board(dated_by="fetch"), board(dated_by="fetch", on=DAY + timedelta(days=1))
    assert repeats(later, earlier)
    assert not repeats(board(2, "fetch", on=DAY + timedelta(days=1)), earlier)
    assert not repeats(board(on=DAY + timedelta(days=1)), earlier), "the bank states that it is of today"
    assert not repeats(earlier, earlier)
