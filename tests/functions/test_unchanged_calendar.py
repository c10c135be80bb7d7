"""A day on which nothing changed costs the calendar a few reads; what changed, or is missing, is made again."""

from typing import Any

import pytest

from chautari.calendar.publish import job, made_of
from chautari.calendar.store import part_items, publication
from chautari.core import settings
from chautari.dynamodb import almanac_keys, composed_parts
from chautari.dynamodb.read_models import REPUBLISH
from chautari.dynamodb.table import Table
from tests.functions.office import Office
from tools.bench.requests import metered


@pytest.fixture
def published(office: Office) -> Office:
    assert office.run()["built"] == 4
    return office


def _killed(*_: object, **_names: object) -> None:
    raise KeyboardInterrupt


def made_anew(table: Table, event: dict[str, Any] | None = None) -> int:
    """The years that a run without notices computes."""
    report = job.run(event or {"calendar": "publish"}, (), table, settings.now())
    assert report.written == ()
    return report.built


def test_an_unchanged_day_reads_four_times_and_computes_nothing(published: Office, table: Table) -> None:
    counted, meter = metered(table)
    assert made_anew(counted) == 0
    assert meter.reads == 4
    assert meter.units <= 8


def test_an_unchanged_day_is_recorded_as_a_publication(published: Office, table: Table) -> None:
    before = publication.get(table)
    made_anew(table)
    after = publication.get(table)
    assert before is not None
    assert after is not None
    assert after.made_of == before.made_of is not None


@pytest.mark.parametrize(
    "change",
    [
        lambda patch: patch.setattr(made_of, "code", lambda: "another release"),
        lambda patch: patch.setattr(job, "YEARS", range(2083, 2087)),
        lambda patch: patch.setenv("CHAUTARI_NOW", "2026-09-20T00:02:00+05:45"),
    ],
    ids=["code", "years", "month"],
)
def test_what_the_years_are_made_of_is_made_anew(
    published: Office, table: Table, monkeypatch: pytest.MonkeyPatch, change: Any
) -> None:
    change(monkeypatch)
    assert job.run({"calendar": "publish"}, (), table, settings.now()).built == 4


def test_a_deploy_makes_all_anew_and_writes_what_differs(published: Office, table: Table) -> None:
    before = table.client.scan(TableName=table.name)["Items"]
    assert made_anew(table, REPUBLISH) == 4
    assert table.client.scan(TableName=table.name)["Items"] == before


def test_a_table_without_parts_gets_them(published: Office, table: Table) -> None:
    for name in (almanac_keys.MADE, almanac_keys.month(5)):
        key = {"pk": {"S": "ALMANAC#2083"}, "sk": {"S": name}}
        table.client.delete_item(TableName=table.name, Key=key)
    assert made_anew(table) == 4
    assert part_items.month(table, 2083, 5) is not None


def test_a_run_that_did_not_come_to_its_end_is_made_good(
    published: Office, table: Table, notice: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its record says so before it writes, whatever code comes next."""
    with monkeypatch.context() as patch:
        patch.setattr(job, "write", _killed)
        published.leave(notice)
        with pytest.raises(KeyboardInterrupt):
            published.run()
    record = publication.get(table)
    assert record is not None
    assert record.made_of is None
    assert published.run()["written"] == [2083]


def test_what_a_killed_run_wrote_ends_what_is_composed_of_it_with_the_next(
    published: Office, table: Table, notice: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    composed_parts.add(table, "calendar", ["/ne/calendar"])
    before = composed_parts.get(table, "calendar").version
    published.leave(notice)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(job._Run, "ended", _killed)
        published.run()
    assert published.run()["written"] == [], "which the one before wrote"
    assert composed_parts.get(table, "calendar").version > before
    ended = composed_parts.get(table, "calendar").version
    assert published.run()["built"] == 0
    assert composed_parts.get(table, "calendar").version == ended


def test_a_notice_changes_the_month_with_its_year(published: Office, table: Table, notice: dict[str, Any]) -> None:
    published.leave(notice)
    assert published.run()["written"] == [2083]
    stored = [part_items.month(table, 2083, month) for month in range(1, 13)]
    keys = {holiday["key"] for month in stored if month for holiday in month.answer["holidays"]}
    assert "eid" in keys
    off = part_items.days_off(table, 2083)
    assert off is not None
    assert "eid" in {holiday.key for holiday in off.holidays}


def test_the_parts_of_a_year_that_is_no_longer_near_stay_true(
    published: Office, table: Table, notice: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", "2028-09-20T00:02:00+05:45")
    published.leave(notice)
    assert 2083 in published.run()["written"]
    off = part_items.days_off(table, 2083)
    assert off is not None
    assert "eid" in {holiday.key for holiday in off.holidays}
