"""A row of months that was published after this code, as the read function reckons with it."""

from collections.abc import Iterator

import pytest

from chautari.calendar.model.notice import Notice
from chautari.calendar.store import years
from chautari.dynamodb.table import Table
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import YearRow
from tests.api import data
from tests.api.conftest import Get

YEAR = 2084
OFFICIAL = (31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30)


@pytest.fixture
def announced(table: Table) -> Iterator[Table]:
    """The table after a notice with a year a day shorter than predicted, and this process before it heard of that."""
    predicted = YearRow(
        tuple(bikram_sambat.month_length(YEAR, month) for month in range(1, 13)), bikram_sambat.confidence(YEAR)
    )
    document = {"year": YEAR, "months": list(OFFICIAL), "source": "a test"}
    years.add_notice(table, Notice("months", YEAR, 1, "a test", None, data.NOW, "a test", "0" * 64, document))
    bikram_sambat.adopt({YEAR: YearRow(OFFICIAL, "official")})
    data.stock_calendar(table, (YEAR, YEAR + 1))
    bikram_sambat.adopt({YEAR: predicted})
    yield table
    bikram_sambat.adopt({YEAR: predicted})


def test_dates_are_read_by_the_row_in_force(announced: Table, get: Get) -> None:
    refused = get("/v1/calendar/convert?bs=2084-02-32")
    assert (refused.status, "Jestha 2084 has 31 days" in refused.json["detail"]) == (422, True)
    assert get("/v1/calendar/convert?ad=2027-06-15").json["date_bs"] == "2084-03-01"
    assert get("/v1/calendar/days/bs:2084-03-01").json["date"] == "2027-06-15"


def test_histories_are_read_by_the_row_in_force(announced: Table, get: Get) -> None:
    history = get("/v1/metals/gold/history?from=bs:2084-03-01&to=2028-01-01").json
    assert history["from"] == {"date": "2027-06-15", "date_bs": "2084-03-01"}


def test_a_new_year_that_moved_is_found_before_the_row_is_known(
    announced: Table, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", "2028-04-13T12:00:00+05:45")
    assert get("/v1/calendar/today").json["date_bs"] == "2085-01-01"


def test_the_notices_are_read_once_an_hour(announced: Table, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    announced.client.meta.events.register("before-call.dynamodb.Query", lambda **_: made.append("Query"), unique_id="n")
    for minute in ("00", "30"):
        monkeypatch.setenv("CHAUTARI_NOW", f"2027-06-15T12:{minute}:00+00:00")
        assert get("/v1/calendar/convert?ad=2027-06-15").status == 200
    announced.client.meta.events.unregister("before-call.dynamodb.Query", unique_id="n")
    assert made == ["Query"]
