"""What one transaction of the series writer holds: its size, the corrections of each year, the years it looks at."""

from datetime import date, timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.rates.model.correction import Correction, PublishedRate
from chautari.rates.model.provenance import Provenance
from chautari.rates.model.series import MarketDay, Revision, SeriesYear, Verdict
from chautari.rates.store import series_writer
from tests.support.observations import NOW, tola

LAST, FIRST = date(2026, 12, 31), date(2027, 1, 1)
# What DynamoDB takes: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
MOST_ACTIONS = 100


@pytest.fixture
def actions(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The actions of the transaction that is written."""
    written: list[dict[str, Any]] = []
    monkeypatch.setattr(series_writer, "write", lambda table, actions, name: written.extend(actions))
    monkeypatch.setattr(series_writer, "fill", lambda *_: None)
    return written


def year_of(on: date, version: int = 1) -> SeriesYear:
    day = MarketDay(on, (tola("fenegosida", 300000),), Verdict("provisional", "fenegosida", ("fenegosida",)))
    return SeriesYear("gold", on.year, version, (day,), NOW, (day,))


def revision(on: date) -> Revision:
    return Revision(
        on, tola("fenegosida", 300000), Provenance("https://board.example/", "0" * 64, 2, "1", ("positive",))
    )


def correction(on: date) -> Correction:
    rate = PublishedRate("provisional", "fenegosida", {"tola": "300000"}, None, ())
    return Correction("gold", str(on), "changed", rate, rate, ())


def checked(actions: list[dict[str, Any]]) -> list[str]:
    return [action["ConditionCheck"]["Key"]["sk"]["S"] for action in actions if "ConditionCheck" in action]


def test_the_fullest_batch_fits_into_one_transaction(table: Table, actions: list[dict[str, Any]]) -> None:
    """The first batch of a year that changes one before it and one after it, with years between that are not stored."""
    most = [revision(LAST - timedelta(days)) for days in range(series_writer.MAX_REVISIONS)]
    changed = [date(2022, 12, 31), LAST, date(2029, 1, 1)]
    series_writer.write_years(table, [year_of(on) for on in changed], most, [correction(on) for on in changed])
    assert len(actions) == MOST_ACTIONS


def test_each_year_has_its_own_corrections_beside_it(table: Table, actions: list[dict[str, Any]]) -> None:
    series_writer.write_years(table, [year_of(LAST), year_of(FIRST)], [revision(FIRST)], [correction(FIRST)])
    written = [action["Put"]["Item"] for action in actions if "Put" in action]
    corrected = [item["sk"]["S"].split("#")[1:] for item in written if item["pk"]["S"] == "CORRECTIONS"]
    assert corrected == [["gold", "2027", "000001"]]


def test_a_year_on_each_side_has_to_be_missing_still(table: Table, actions: list[dict[str, Any]]) -> None:
    series_writer.write_years(table, [year_of(LAST)], [revision(LAST)])
    assert checked(actions) == ["2025", "2027"]
