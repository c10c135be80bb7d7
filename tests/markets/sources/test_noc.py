"""The table of Nepal Oil Corporation's page: dates, times, what was not revised, and what is refused."""

from datetime import datetime
from pathlib import Path

import pytest

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.markets.sources.noc import PAGE
from chautari.markets.sources.parsing.price_table import TableRow, parse_table
from chautari.nepali.clock import NPT
from tests.support.fuel_page import FETCHED, HEADINGS, ROWS, fuel_page
from tests.support.template_file import ROOT

CAPTURE = ROOT.parent / "shared" / "captures" / "markets" / "fuel" / "noc-retailprice_2026-08.html"
AT_KATHMANDU = {
    "petrol": "200.00",
    "diesel": "200.00",
    "kerosene": "200.00",
    "lpg": "2060.00",
    "atf_dp": "249.00",
    "atf_df": "1697.00",
}


def table(page: HttpResponse) -> list[TableRow]:
    rows = list(parse_table(page))
    assert all(isinstance(row, TableRow) for row in rows), rows
    return [row for row in rows if isinstance(row, TableRow)]


def rules(page: HttpResponse) -> list[str]:
    return [row.rule for row in parse_table(page) if isinstance(row, InvalidRow)]


def with_cell(column: int, text: str, row: int = 0) -> HttpResponse:
    """The page with one cell of a row changed."""
    rows = [list(cells) for cells in ROWS]
    rows[row][column] = text
    return fuel_page(rows)


def test_midnight_at_the_end_of_a_day_is_the_next_days_beginning() -> None:
    newest = table(fuel_page())[0]
    assert newest.effect.at == datetime(2026, 8, 3, tzinfo=NPT)
    assert (newest.effect.bs, newest.effect.ad, newest.effect.time) == ("2083-04-17", "2026-08-02", "24:00 hrs")
    assert newest.effect.other is None
    assert newest.prices == AT_KATHMANDU


@pytest.mark.parametrize(
    ("printed", "at"),
    [
        ("10:00 hrs", datetime(2026, 8, 2, 10, tzinfo=NPT)),
        ("16:15 hrs", datetime(2026, 8, 2, 16, 15, tzinfo=NPT)),
        ("12:00 hr", datetime(2026, 8, 2, 12, tzinfo=NPT)),
        ("", datetime(2026, 8, 2, tzinfo=NPT)),
    ],
)
def test_a_printed_time_is_the_hour_of_the_printed_day(printed: str, at: datetime) -> None:
    effect = table(with_cell(1, printed))[0].effect
    assert (effect.at, effect.doubt) == (at, "")


@pytest.mark.parametrize("printed", ["1 AM on Wednesday", "24:30 hrs", "25:00 hrs", "12:75"])
def test_a_time_that_cannot_be_read_may_be_any_of_the_day(printed: str) -> None:
    effect = table(with_cell(1, printed))[0].effect
    assert (effect.earliest, effect.latest) == (datetime(2026, 8, 2, tzinfo=NPT), datetime(2026, 8, 3, tzinfo=NPT))
    assert printed in effect.doubt


@pytest.mark.parametrize("cell", ["2026.08.02(2083.04.17)", "2083-04-17 (2026.08.02)", "2083/4/17 (2026 .08.02)"])
def test_the_two_dates_are_told_apart_by_their_years_however_they_are_written(cell: str) -> None:
    assert table(with_cell(0, cell))[0].effect.at == datetime(2026, 8, 3, tzinfo=NPT)


def test_dates_that_contradict_each_other_are_both_kept_and_the_price_is_there() -> None:
    newest = table(with_cell(0, "2083.04.16(2026.08.02)"))[0]
    assert (newest.effect.earliest.day, newest.effect.latest.day) == (2, 3)
    assert "2083-04-16 BS is 2026-08-01" in newest.effect.doubt
    assert newest.prices["petrol"] == "200.00"


def test_of_contradicting_dates_one_that_is_months_ahead_does_not_count() -> None:
    newest = table(with_cell(0, "2083.04.17(2026.12.02)"))[0]
    assert newest.effect.at == datetime(2026, 8, 3, tzinfo=NPT)
    assert newest.effect.other == datetime(2026, 12, 3, tzinfo=NPT)


def test_a_list_dated_after_the_one_above_it_has_its_date_marked() -> None:
    assert "below a list of 2026-07-15" in table(with_cell(0, "2083.04.20(2026.08.05)", row=2))[2].effect.doubt


def test_an_empty_cell_was_not_revised() -> None:
    assert set(table(with_cell(5, ""))[0].prices) == set(AT_KATHMANDU) - {"lpg"}


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [
        (0, "2083.04.17", "undated"),
        (0, "2083.13.17(2026.08.02)", "undated"),
        (0, "2083.04.17(2026.02.30)", "undated"),
        (2, "1,97", "unreadable_amount"),
        (2, "197.00 / 199.00", "unreadable_amount"),
    ],
)
def test_a_row_that_cannot_be_read_is_dropped_by_name(column: int, text: str, rule: str) -> None:
    assert rules(with_cell(column, text, row=1)) == [rule]


@pytest.mark.parametrize("column", [0, 2])
def test_a_newest_list_that_cannot_be_read_refuses_the_table(column: int) -> None:
    with pytest.raises(SchemaChanged, match="newest"):
        list(parse_table(with_cell(column, "soon")))


@pytest.mark.parametrize(
    "headings",
    [
        HEADINGS[:-1],
        (*HEADINGS[:2], "MS", *HEADINGS[3:]),
        (*HEADINGS, "CNG"),
        (*HEADINGS[:3], "petrol", *HEADINGS[4:]),
    ],
    ids=["one less", "another name", "one more", "twice"],
)
def test_changed_columns_are_a_named_failure(headings: tuple[str, ...]) -> None:
    with pytest.raises(SchemaChanged, match="columns"):
        list(parse_table(fuel_page(headings=headings)))


def test_columns_in_another_order_are_read_by_their_names() -> None:
    order = (0, 1, 3, 2, 4, 5, 6, 7)
    page = fuel_page([[row[i] for i in order] for row in ROWS], headings=[HEADINGS[i] for i in order])
    assert [row.prices for row in table(page)] == [row.prices for row in table(fuel_page())]


def test_a_table_without_rows_or_half_a_page_is_a_named_failure() -> None:
    with pytest.raises(SchemaChanged, match="no rows"):
        list(parse_table(fuel_page(())))
    whole = fuel_page()
    with pytest.raises(SchemaChanged, match="not a whole page"):
        list(parse_table(HttpResponse(PAGE, 200, {}, whole.body[: len(whole.body) // 2], FETCHED)))


def captured() -> HttpResponse:
    return HttpResponse(PAGE, 200, {}, Path(CAPTURE).read_bytes(), FETCHED)


@pytest.mark.skipif(not CAPTURE.exists(), reason=f"there is no capture at {CAPTURE}")
def test_the_recorded_page_reads_as_checked_by_hand() -> None:
    rows = table(captured())
    by_day = {row.effect.ad: row for row in rows}
    assert len(rows) == 10
    assert rows[0].prices == AT_KATHMANDU
    assert list(by_day["2026-04-30"].prices.values()) == ["217.00", "225.00", "225.00", "2160", "269.00", "1831.00"]
    assert list(by_day["2026-03-26"].prices.values()) == ["187.00", "167.00", "167.00", "1910.00", "127.00", "966.00"]
    assert [row.effect.ad for row in rows if row.effect.doubt] == ["2026-04-10", "2026-03-26"]
