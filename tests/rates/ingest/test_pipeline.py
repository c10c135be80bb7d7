"""Pipeline of one source's run, from its response to the stored revisions."""

from datetime import date, time, timedelta

import pytest

from chautari.core.errors import Blocked, NotFoundOrMoved, SchemaChanged, SourceError, Unreachable
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.rates.ingest import collector, pipeline
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.series import Series
from chautari.rates.model.source import RateSource
from chautari.rates.store import series
from tests.support.boards import board, failing, gold, page_of, saying
from tests.support.observations import FRIDAY, MONDAY, NOW, SUNDAY, statuses
from tests.support.shelf import shelf

WINDOW = DateRange(FRIDAY, MONDAY)


def run(table: Table, fetch: Fetch, source: RateSource | None = None) -> RunReport:
    return pipeline.run(source or board(), WINDOW, fetch, table, shelf(), NOW)


def gold_series(table: Table, year: int = 2026) -> Series:
    return series.series_of("gold", series.year_with_neighbours(table, "gold", year))


def test_what_is_new_is_stored_and_reported(table: Table) -> None:
    report = run(table, saying(gold(SUNDAY, 305200), gold(MONDAY, 306800)))
    assert (report.rows_read, report.rows_stored, report.rows_held, report.rows_dropped) == (2, 2, 0, {})
    assert (report.last_market_date, report.kind, report.at) == (MONDAY, None, NOW)
    assert statuses(gold_series(table)) == {SUNDAY: "provisional", MONDAY: "provisional"}


def test_the_same_answer_again_stores_nothing(table: Table) -> None:
    run(table, saying(gold(MONDAY, "306800")))
    repeated = run(table, saying(gold(MONDAY, "306800.00"), at=NOW + timedelta(hours=1)))
    assert (repeated.rows_read, repeated.rows_stored, repeated.last_market_date) == (1, 0, MONDAY)
    assert [year.version for year in series.latest_years(table, "gold")] == [1]
    assert gold_series(table)[MONDAY].lead.observed_at == NOW


def test_a_correction_is_the_next_revision_and_both_are_kept(table: Table) -> None:
    for amount in (306800, 307000, 306800):
        run(table, saying(gold(MONDAY, amount)))
    printed = [
        item["figures"]["M"]["tola"]["M"]["printed"]["S"] for item in series.revision_items(table, "gold", MONDAY)
    ]
    assert printed == ["306800", "307000", "306800"]
    lead = gold_series(table)[MONDAY].lead
    assert (lead.figures["tola"], lead.revision) == ("306800", 3)


def test_a_run_that_was_overtaken_does_not_put_an_older_figure_back(table: Table) -> None:
    run(table, saying(gold(MONDAY, 307000), at=NOW + timedelta(hours=1)))
    assert run(table, saying(gold(MONDAY, 306800), at=NOW)).rows_stored == 0
    assert gold_series(table)[MONDAY].lead.figures["tola"] == "307000"


def test_a_revision_names_the_page_that_it_was_read_from(table: Table) -> None:
    run(table, saying(gold(MONDAY, 306800)))
    (item,) = series.revision_items(table, "gold", MONDAY)
    assert item["url"]["S"] == "https://board.example/"
    assert len(item["sha256"]["S"]) == 64


def test_a_second_source_confirms_the_day(table: Table) -> None:
    run(table, saying(gold(MONDAY, 306800)))
    run(table, saying(gold(MONDAY, 306800)), board("nepalipatro"))
    assert gold_series(table)[MONDAY].verdict.status == "confirmed"
    assert len(series.revision_items(table, "gold", MONDAY)) == 2


@pytest.mark.parametrize(
    "error", [Unreachable("521"), Blocked("403"), NotFoundOrMoved("301"), SchemaChanged("no JSON")]
)
def test_a_failure_of_the_source_is_reported_and_nothing_is_stored(table: Table, error: SourceError) -> None:
    report = run(table, failing(error))
    assert (report.kind, report.detail, report.rows_stored, report.last_market_date) == (
        error.kind,
        str(error),
        0,
        None,
    )
    assert series.latest_years(table, "gold") == []


def test_the_detail_of_a_failure_is_cut(table: Table) -> None:
    report = run(table, failing(SchemaChanged("no table in " + "x" * 1_000_000)))
    assert report.detail == "no table in " + "x" * 288


def test_a_page_that_fails_leaves_those_before_it_unstored(table: Table) -> None:
    def fetch(request: HttpRequest) -> HttpResponse:
        if request.url.endswith("2"):
            raise Unreachable("timeout")
        return page_of(gold(MONDAY, 306800))

    source = board(next_pages=lambda page: [HttpRequest("https://fenegosida.example/2")])
    report = run(table, fetch, source)
    assert (report.kind, report.rows_read, report.rows_stored) == ("unreachable", 1, 0)


def test_an_endless_sequence_of_pages_is_abandoned_after_a_hundred(table: Table) -> None:
    requests = []

    def fetch(request: HttpRequest) -> HttpResponse:
        requests.append(request)
        assert len(requests) <= 100, "without a limit the run would have no end"
        return page_of(gold(MONDAY, 306800))

    report = run(table, fetch, board(next_pages=lambda page: [HttpRequest("https://fenegosida.example/again")]))
    assert (report.kind, report.detail, len(requests)) == ("changed", "more than 100 pages", 100)


@pytest.mark.parametrize(
    "foreign_url",
    [
        "https://board.example/2", "http://fenegosida.example/2", "https://fenegosida.example:8443/2",
        "https://fenegosida.example@board.example/2", "bundled:bs-months.json", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_a_response_cannot_lead_to_an_address_that_the_source_does_not_declare(table: Table, foreign_url: str) -> None:
    requests = []

    def fetch(request: HttpRequest) -> HttpResponse:
        requests.append(request.url)
        return page_of(gold(MONDAY, 306800))

    report = run(table, fetch, board(next_pages=lambda page: [HttpRequest(foreign_url)]))
    assert (report.kind, report.rows_stored, len(requests)) == ("moved", 0, 1)


def test_an_answer_of_nothing_but_ten_grams_is_reported_as_schema_changed(table: Table) -> None:
    assert run(table, saying(("gold", MONDAY, {"10g": "263030"}))).kind == "changed"


def test_a_bug_of_our_own_is_not_caught(table: Table) -> None:
    def fetch(request: HttpRequest) -> HttpResponse:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(table, fetch)


def test_an_incomplete_day_fails_the_run_and_the_complete_days_are_stored(table: Table) -> None:
    silver = ("silver", MONDAY, {"tola": "4770"})
    report = run(table, saying(gold(SUNDAY, 305200), gold(MONDAY, 306800), silver), board(rows=2))
    assert (report.kind, report.detail) == ("changed", "too few rows: 2026-08-16: 1 rows of 2")
    assert (report.rows_stored, report.last_market_date, report.rows_dropped) == (2, MONDAY, {"too_few_rows": 1})


def test_held_days_are_counted_on_every_run(table: Table) -> None:
    answer = saying(gold(SUNDAY, 305200), gold(MONDAY, 30680))
    assert [run(table, answer).rows_held for _ in range(2)] == [1, 1]


def test_a_long_answer_is_stored_in_pieces_over_years(table: Table) -> None:
    dates = [date(2024, 11, 1) + timedelta(days=number) for number in range(250)]
    report = run(table, saying(*(gold(on, 300000 + number) for number, on in enumerate(dates))))
    assert report.rows_stored == 250
    assert [(year.year, len(year.days)) for year in series.year_with_neighbours(table, "gold", 2025)] == [
        (2024, 61),
        (2025, 189),
    ]
    assert set(statuses(gold_series(table, 2025)).values()) == {"provisional"}


def test_a_first_day_of_a_year_is_measured_on_the_year_before(table: Table) -> None:
    run(table, saying(gold(date(2025, 12, 30), 300000)))
    run(table, saying(gold(date(2026, 1, 1), 400000)))
    assert gold_series(table)[date(2026, 1, 1)].verdict.status == "held"
    run(table, saying(gold(date(2025, 12, 31), 399000)))
    assert statuses(gold_series(table)) == {
        date(2025, 12, 30): "provisional",
        date(2025, 12, 31): "held",
        date(2026, 1, 1): "provisional",
    }


def test_a_day_before_the_requested_window_is_dropped(table: Table) -> None:
    before = FRIDAY - timedelta(days=1)
    daily_source = board(lookback_days=4, schedule=PublicationSchedule(time(11), saturdays=False))
    report = run(table, saying(gold(before, 306200), gold(MONDAY, 306800)), daily_source)
    assert (report.rows_stored, report.rows_dropped) == (1, {"not_asked_for": 1})
    assert run(table, saying(gold(FRIDAY, 306200), gold(MONDAY, 306800)), daily_source).rows_dropped == {}


def test_a_board_may_be_a_month_old_and_no_older(table: Table) -> None:
    daily, oldest = board(schedule=PublicationSchedule(time(11), saturdays=False)), FRIDAY - collector.MAX_BOARD_AGE
    assert run(table, saying(gold(oldest, 306800)), daily).rows_stored == 1
    report = run(table, saying(gold(oldest - timedelta(days=1), 306800)), daily)
    assert (report.rows_stored, report.kind) == (0, "changed")
    assert run(table, saying(gold(date(2017, 1, 16), 55000))).rows_stored == 1
