"""Files of rates: a workbook is called by what it holds, and a period says of whom it is and how sure its days are."""

import csv
import io

import pytest

from chautari.api.row_forms import file_name
from chautari.dynamodb.table import Table
from tests.api.conftest import Get

MONTH = "from=2026-07-17&to=2026-08-16"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/v1/metals?on=2026-08-17", "metals-2026-08-17"),
        ("/v1/forex?on=2026-08-17", "forex-2026-08-17"),
        ("/v1/metals/gold/history?group=bs-month&from=bs:2083-04-01&to=bs:2083-04-31", "gold-bs-month-2083-04"),
        ("/v1/metals/gold/history?group=fiscal-year&from=bs:2083-04-01&to=bs:2083-04-31", "gold-fiscal-year-2083-84"),
        ("/v1/metals/gold/history?from=2026-08-14&to=2026-08-17", "gold-day-2026-08-14-2026-08-17"),
    ],
)
def test_a_workbook_is_called_by_what_it_holds(stocked: Table, get: Get, address: str, name: str) -> None:
    headers = get(f"{address}{'&' if '?' in address else '?'}format=xlsx").headers
    disposition = {key.lower(): value for key, value in headers.items()}["content-disposition"]
    assert disposition == f'attachment; filename="{name}.xlsx"'


def test_a_file_name_has_no_character_that_a_header_or_a_file_system_reads() -> None:
    assert file_name("counter", 'QAR"\r\n', "../3000", "") == "counter-QAR-3000"


@pytest.mark.parametrize(
    ("address", "instruments"),
    [("/v1/metals/gold/history?", ["gold"]), ("/v1/forex/USD/history?", ["USD"])],
)
def test_a_period_s_line_ends_with_its_instrument_and_statuses(
    stocked: Table, get: Get, address: str, instruments: list[str]
) -> None:
    question = f"{address}{MONTH}&group=fiscal-year"
    lines = list(csv.DictReader(io.StringIO(get(f"{question}&format=csv").text)))
    assert list(lines[0])[-4:] == ["sources", "observed_at", "instrument", "statuses"]
    assert [line["instrument"] for line in lines] == instruments
    (row,) = get(question).json["rates"]
    assert lines[0]["statuses"] == " ".join(f"{status}:{days}" for status, days in row["statuses"].items())
