"""Amounts as printed: one number and nothing else, or a bad row."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.nepali.numerals import NotAnAmount, devanagari_digits, grouped, latin_digits, plain, printed_amount


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("306800", "306800"),
        ("3,06,800", "306800"),
        ("306,800", "306800"),
        ("1,23,45,678", "12345678"),
        ("12,345,678", "12345678"),
        ("रु ३,०६,८००.५०", "306800.50"),
        ("रू. 4770/-", "4770"),
        ("Rs.\u00a03,06,800", "306800"),
        ("NRs. 256,602.17", "256602.17"),
        ("nPr 1", "1"),
        ("160.00", "160.00"),
        ("  4089.50 ", "4089.50"),
        ("00000", "00000"),
    ],
)
def test_a_printed_amount_keeps_its_digits_and_loses_its_mark_and_grouping(text: str, digits: str) -> None:
    assert printed_amount(text) == digits


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rs",
        "Rs 97, 300",
        "90500`",
        "90.500.00",
        "-5",
        "+5",
        "5.",
        ".5",
        "5.-1",
        "1,0",
        "12,34",
        "306,80,000",
        "1,234,56",
        ",306800",
        "1e5",
        "1_000",
        "NaN",
        "Infinity",
        "306800 306800",
        "٣٠٦٨٠٠",
        "１２３",
        "২৩",
        "²",
        "4770 रु",
        "1.५०x",
    ],
)
def test_what_is_not_plainly_one_number_is_a_bad_row(text: str) -> None:
    with pytest.raises(NotAnAmount):
        printed_amount(text)


def test_a_long_text_is_truncated_in_the_error() -> None:
    with pytest.raises(NotAnAmount) as bad:
        printed_amount("x" * 10_000)
    assert len(str(bad.value)) < 60


def indian(number: int) -> str:
    """`number` grouped as Nepal prints it."""
    text = str(number)
    head, tail = text[:-3], text[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*pairs, tail])


@given(st.integers(0, 10**12))
def test_either_grouping_reads_as_the_same_number(number: int) -> None:
    assert printed_amount(indian(number)) == printed_amount(f"{number:,}") == str(number)


@given(st.text(max_size=12))
def test_any_text_is_a_number_of_plain_digits_or_a_bad_row(text: str) -> None:
    try:
        digits = printed_amount(text)
    except NotAnAmount:
        return
    assert digits.isascii()
    assert digits.replace(".", "", 1).isdigit()
    assert Decimal(digits) >= 0


def test_only_devanagari_digits_become_latin() -> None:
    assert latin_digits("१० ग्राम, १ तोला") == "10 ग्राम, 1 तोला"
    assert latin_digits("٣") == "٣"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("306800.00", "306800"),
        ("4089.50", "4089.5"),
        ("300", "300"),
        ("1E+3", "1000"),
        ("0.00", "0"),
        ("-0.00", "0"),
        ("-1600", "-1600"),
        ("0.0010", "0.001"),
    ],
)
def test_an_amount_is_formatted_without_exponent_and_trailing_zeros(amount: str, text: str) -> None:
    assert plain(Decimal(amount)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_formatting_an_amount_never_changes_it(amount: Decimal) -> None:
    assert Decimal(plain(amount)) == amount


@pytest.mark.parametrize(
    ("text", "expected"),
    [("306800", "3,06,800"), ("-1600.50", "-1,600.50"), ("12345678", "1,23,45,678"), ("999", "999"), ("0.5", "0.5")],
)
def test_thousands_and_lakhs_are_grouped(text: str, expected: str) -> None:
    assert grouped(text) == expected
    assert printed_amount(expected.removeprefix("-")) == text.removeprefix("-")


def test_devanagari_digits_are_latin_ones_and_nothing_else_changes() -> None:
    assert devanagari_digits("Rs 3,06,800.50") == "Rs ३,०६,८००.५०"
    assert latin_digits(devanagari_digits("1234567890")) == "1234567890"
