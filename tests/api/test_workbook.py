"""Workbooks: what is a number, a day or words in them, read by a spreadsheet library that did not write them."""

import io
import zipfile
from datetime import datetime
from xml.etree.ElementTree import fromstring

import openpyxl
import pytest

from chautari.api.workbook import workbook


def cell(text: str, column: str = "price") -> tuple[object, str]:
    """A cell's value and its type as openpyxl has it: n, s, b, d or f."""
    sheet = openpyxl.load_workbook(io.BytesIO(workbook([column], [[text]]))).active
    read = sheet["A2"]
    return read.value, read.data_type


@pytest.mark.parametrize(("text", "number"), [("306800", 306800), ("-0.52", -0.52), ("160.075", 160.075), ("0", 0)])
def test_an_amount_is_a_number(text: str, number: float) -> None:
    assert cell(text) == (number, "n")


def test_a_day_ad_is_a_day_and_one_bs_is_text() -> None:
    assert cell("2026-08-17", "date") == (datetime(2026, 8, 17), "d")  # noqa: DTZ001 - a spreadsheet knows no zones
    assert cell("2026-02-30", "date") == ("2026-02-30", "s")
    assert cell("2083-05-01", "date_bs") == ("2083-05-01", "s")
    assert cell("1999-05-01", "first_bs") == ("1999-05-01", "s")


def test_truth_is_truth_and_nothing_is_an_empty_cell() -> None:
    assert cell("true") == (True, "b")
    assert cell("") == (None, "n")


@pytest.mark.parametrize("text", ["007", "1e5", "12345.67890123456", "2026-08-17T16:45:00+05:45"])
def test_what_would_change_as_a_number_is_text(text: str) -> None:
    assert cell(text) == (text, "s")


@pytest.mark.parametrize("column", ["label", "name", "words"])
def test_digits_in_a_column_of_words_are_text(column: str) -> None:
    assert cell("2083", column) == ("2083", "s")


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+1-1", "-2+3"])
def test_no_text_is_a_formula(text: str) -> None:
    assert cell(text, "name")[0] == text
    parts = zipfile.ZipFile(io.BytesIO(workbook(["name"], [[text]])))
    sheet = fromstring(parts.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - we wrote it
    assert [element.tag for element in sheet.iter() if element.tag.endswith("}f")] == []
    assert [element.get("t") for element in sheet.iter() if element.tag.endswith("}c")] == ["inlineStr", "inlineStr"]


def test_marks_of_xml_and_characters_that_it_cannot_hold_break_nothing() -> None:
    assert cell("a < b & \x00\x0b\ud800<f>1</f>", "name") == ("a < b & <f>1</f>", "s")


def test_the_same_rows_are_the_same_bytes() -> None:
    assert workbook(["a"], [["1"]]) == workbook(["a"], [["1"]])


def test_a_line_of_other_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        workbook(["a"], [["1", "2"]])


def test_a_column_has_its_letters_and_the_sheet_its_size() -> None:
    names = [f"c{number}" for number in range(1, 29)]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(names, [["1"] * 28]))).active
    assert (sheet["AB1"].value, sheet["Z2"].value, sheet.calculate_dimension()) == ("c28", 1, "A1:AB2")
