"""The past of fuel, page by page: each joins what is stored, the last ends it, and a gap is refused by name."""

from datetime import date, datetime, time, timedelta

import pytest

from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.markets.ingest.board_job import BoardJob
from chautari.markets.model.price_histories import price_histories
from chautari.markets.model.price_in_force import OutsideHistory, in_force
from chautari.markets.store import boards
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import NPT
from chautari.rates.ingest.job import InvalidEvent
from chautari.rates.ingest.pipeline import RunReport
from tests.support.fuel_page import FETCHED, fuel_page, run_fuel
from tests.support.shelf import shelf


def _row(number: int) -> tuple[str, ...]:
    """List `number`, the newest being 0: each eighty days before the one above it."""
    ad = date(2026, 8, 2) - number * timedelta(days=80)
    bs = str(bikram_sambat.to_bs(ad)).replace("-", ".")
    return (f"{bs}({ad:%Y.%m.%d})", "24:00 hrs", f"{200 - number}.00", *("195.00",) * 2, "2060", "229.00", "1566.00")


ARCHIVE = [_row(number) for number in range(26)]


def _page(rows: list[tuple[str, ...]]) -> HttpResponse:
    return fuel_page(rows)


def _site(request: HttpRequest) -> HttpResponse:
    offset = int(request.url.partition("offset=")[2].partition("&")[0])
    return _page(ARCHIVE[offset : offset + 10])


def read(table: Table, page: object, site: object = _site) -> RunReport:
    (report,) = BoardJob(site, table, shelf(), FETCHED).run({"sources": ["noc"], "page": page})  # type: ignore[arg-type]
    return report


def in_force_on(table: Table, on: date) -> str | None:
    history = price_histories(boards.between(table, "fuel", date.min, date.max))["kathmandu"]
    price = in_force(history, "petrol", datetime.combine(on, time(12), NPT))
    return price.step.price.figure if price else None


def test_pages_join_and_close_the_gap_between_the_bundled_stretches(table: Table) -> None:
    run_fuel(table, _page(ARCHIVE[:10]))
    with pytest.raises(OutsideHistory):
        in_force_on(table, date(2022, 5, 1))
    reports = [read(table, page) for page in range(4)]
    assert [report.kind for report in reports] == [None] * 4
    assert [report.last_market_date for report in reports[1:3]] == [date(2024, 5, 25), date(2022, 6, 5)]
    assert reports[3].skipped == "there is no page behind the last"
    assert in_force_on(table, date(2022, 5, 1)) == "180.00"
    assert in_force_on(table, date(2021, 6, 1)) == "176.00"


def test_a_page_read_twice_stores_nothing_new(table: Table) -> None:
    run_fuel(table, _page(ARCHIVE[:10]))
    assert [read(table, 1).rows_stored, read(table, 1).rows_stored] == [9, 0]


def test_a_page_that_does_not_join_what_is_stored_is_refused(table: Table) -> None:
    run_fuel(table, _page(ARCHIVE[:10]))
    refused = read(table, 2)
    assert refused.kind == "changed"
    assert "does not join what is stored from 2024-08-13 on" in str(refused.detail)
    assert boards.first_day(table, "fuel") == date(2024, 8, 13)


def test_a_site_that_shows_its_first_page_always_is_found_out(table: Table) -> None:
    run_fuel(table, _page(ARCHIVE[:10]))
    report = read(table, 1, lambda _: _page(ARCHIVE[:10]))
    assert (report.kind, "it is the first page" in str(report.detail)) == ("changed", True)


@pytest.mark.parametrize("page", [-1, 30, "1", True, None])
def test_an_impossible_page_is_asked_of_nobody(table: Table, page: object) -> None:
    with pytest.raises(InvalidEvent, match="no page"):
        read(table, page)


def test_a_source_without_a_past_is_asked_for_none(table: Table) -> None:
    with pytest.raises(InvalidEvent, match="of kalimati"):
        BoardJob(_site, table, shelf(), FETCHED).run({"sources": ["kalimati"], "page": 0})
