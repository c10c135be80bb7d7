"""Pages and lists of the calendar are composed of near years, and end with whatever the calendar says anew."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from chautari.api import composed_replies, month_rows
from chautari.api.endpoint import Request
from chautari.calendar.model import near_years
from chautari.calendar.publish import notices, part_renewal
from chautari.calendar.store import part_items, publication
from chautari.calendar.store import years as stored_years
from chautari.calendar.store.publication import Publication
from chautari.composition import addresses, page_composer
from chautari.composition.page_composer import PageComposer
from chautari.dynamodb import composed_answers, composed_parts
from chautari.dynamodb.table import Table, write
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import BsDate
from chautari.nepali.clock import NPT, today
from tests.api import data
from tests.composition.composed_pages import MINUTE, SITE, Scene
from tests.composition.conftest import OF_A_MONTH
from tests.functions.office import PREDICTED, ROW
from tools.bench.performance.stock import StockedTable
from tools.bench.requests import metered

LISTS = {"/v1/calendar/holidays", "/v1/calendar/observances", "/v1/calendar/festivals"}
LISTS_OF_FEASTS = {"/en/calendar/festivals", "/ne/calendar/jatras", "/en/calendar/fasts"}
OF_CALENDAR = {"/ne/calendar", "/ne/calendar/2082", "/en/calendar/2084", *LISTS, *LISTS_OF_FEASTS}


@pytest.fixture(scope="module")
def published() -> StockedTable:
    """A calendar and nothing else: of all other addresses nothing is ready."""
    client = StockedTable()
    data.stock_calendar(Table(client, "almanacs"))
    return client


@pytest.fixture
def scene(published: StockedTable, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """A table of its own, of which nothing is composed yet."""
    monkeypatch.setenv("SEARCH_INDEX", "/nowhere")
    return Scene(Table(StockedTable(published.copy().items), "almanacs"), data.AT)


def test_near_years_are_composed_and_no_others(scene: Scene) -> None:
    names = set(addresses.of_site(scene.table, scene.at))
    assert names >= OF_CALENDAR | {"/ne/calendar/2073", "/en/calendar/2085"}
    assert names >= {f"/ne/calendar/2083/{month}" for month in (4, 5, 6)} | {"/ne/calendar/2083/5/1"}
    assert (
        not {
            "/ne/calendar/2083/3",
            "/ne/calendar/2083/7",
            "/ne/calendar/2083/4/1",
            "/ne/calendar/2072",
            "/ne/calendar/2086",
            "/ne/calendar/{year}",
        }
        & names
    )


def test_every_day_of_the_present_month_is_composed() -> None:
    days = [day for _, _, day in OF_A_MONTH(today(data.AT))]
    assert days == list(range(1, bikram_sambat.month_length(2083, 5) + 1))


@pytest.mark.parametrize(("day", "reads"), [("2083/5/1", 1), ("2083/5/32", 0), ("2083/4/1", 0), ("2083/05/1", 0)])
def test_of_a_day_of_another_month_nothing_is_read(scene: Scene, day: str, reads: int) -> None:
    counted, meter = metered(scene.table)
    endpoint = addresses.of_site(scene.table, scene.at)["/ne/calendar/2083/5/1"].endpoint
    values = dict(zip(("year", "month", "day"), day.split("/"), strict=True))
    request = Request(f"/ne/calendar/{day}", endpoint.values(values, ""), counted, scene.at, origin=SITE)
    composed_replies.reply(endpoint, request)
    assert meter.reads == reads


@pytest.mark.parametrize(("year", "reads"), [("2083", 1), ("2085", 1), ("2086", 0), ("1990", 0), ("२०८३", 0)])
def test_of_a_year_that_is_not_composed_nothing_is_read(scene: Scene, year: str, reads: int) -> None:
    counted, meter = metered(scene.table)
    endpoint = addresses.of_site(scene.table, scene.at)["/ne/calendar/2083"].endpoint
    request = Request(f"/ne/calendar/{year}", endpoint.values({"year": year}, ""), counted, scene.at, origin=SITE)
    composed_replies.reply(endpoint, request)
    assert meter.reads == reads


def test_what_is_asked_for_besides_is_made_of_the_parts(scene: Scene) -> None:
    scene.compose()
    assert scene.passed("/v1/calendar/holidays", year="2083") is None
    assert scene.passed("/v1/calendar/holidays", lang="ne") is None
    assert scene.passed("/v1/calendar/holidays", digits="deva") is None
    assert scene.passed("/ne/calendar", date="2083-05-01") is None


def test_no_list_of_the_present_year_outlives_its_day(scene: Scene) -> None:
    scene.compose()
    last = ((scene.at + timedelta(days=1)).astimezone(NPT).replace(hour=0, minute=0) - scene.at) / MINUTE
    assert scene.holding(last - 1) >= OF_CALENDAR
    assert not OF_CALENDAR & scene.holding(last)
    made = scene.of_parts("/v1/calendar/observances")
    passed = scene.passed("/v1/calendar/observances")
    assert passed
    assert (passed.headers, passed.until) == (made.headers, made.until)


def test_a_run_of_the_calendar_is_followed_though_it_ended_nothing(scene: Scene) -> None:
    """It may have been killed before: its record has no digest while it writes, and another when it has ended."""
    composer = PageComposer()
    publication.put(scene.table, Publication(scene.at, made_of="before"))
    scene.compose(composer)
    assert not OF_CALENDAR & scene.compose(composer, 1)
    composed_answers.expire(scene.table, OF_CALENDAR, scene.at)
    assert not OF_CALENDAR & scene.compose(composer, 2), "of parts that nobody wrote"
    for made_of in (None, "after"):
        publication.put(scene.table, Publication(scene.at, made_of=made_of))
        assert scene.compose(composer, 3) >= OF_CALENDAR
        composed_answers.expire(scene.table, OF_CALENDAR, scene.at)


def test_parts_are_composed_as_they_are_and_not_as_they_were_a_second_ago(scene: Scene) -> None:
    reads = list[bool]()

    class Client:
        def get_item(self, **parameters: Any) -> Any:
            if parameters["Key"]["pk"]["S"].startswith("ALMANAC#"):
                reads.append(parameters["ConsistentRead"])
            return scene.table.client.get_item(**parameters)

        def __getattr__(self, name: str) -> Any:
            return getattr(scene.table.client, name)

    PageComposer().compose(Table(Client(), scene.table.name), scene.at, SITE)
    assert len(reads) > 4
    assert all(reads)


def test_months_are_reckoned_by_the_rows_of_now(scene: Scene) -> None:
    scene.compose()
    row = notices.new_notice(ROW, [], "by hand", scene.at)
    assert row
    stored_years.add_notice(scene.table, row)
    bikram_sambat.adopt({2084: PREDICTED})
    lengths = [bikram_sambat.month_length(2084, 2)]
    try:
        scene.compose()
        lengths.append(bikram_sambat.month_length(2084, 2))
    finally:
        bikram_sambat.adopt({2084: PREDICTED})
    assert lengths == [32, 31]


def test_a_month_that_becomes_shorter_has_no_page_of_its_last_day(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a process knew of the months is looked up anew before it reckons which days there are."""
    monkeypatch.setattr(near_years, "present_days", OF_A_MONTH)
    predicted = bikram_sambat.month_length(2084, 2)
    month_rows.refresh(scene.table, scene.at)
    row = notices.new_notice(ROW, [], "by hand", scene.at)
    assert row
    stored_years.add_notice(scene.table, row)
    bikram_sambat.adopt({2084: PREDICTED})
    later = replace(scene, at=datetime.combine(bikram_sambat.to_ad(BsDate(2084, 2, 5)), time(12), NPT))
    later.compose()
    days = {int(name.rpartition("/")[2]) for name in later.names() if name.startswith("/ne/calendar/2084/2/")}
    assert (predicted, max(days)) == (32, 31)


def test_days_gone_by_are_not_ended_for_ever(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_years, "present_days", OF_A_MONTH)
    noted = []
    for months in range(3):
        page_composer.note_parts(
            scene.table, addresses.of_site(scene.table, scene.at + months * timedelta(30)).values()
        )
        noted.append(len(composed_parts.get(scene.table, "calendar").names))
    assert noted[2] <= noted[0] + 4
    assert "/ne/calendar/2083/5/1" not in composed_parts.get(scene.table, "calendar").names


def test_what_changes_in_a_year_is_on_its_pages_after_the_next_dispatch(scene: Scene) -> None:
    composer, name = PageComposer(), "/en/calendar/2084"
    scene.compose(composer)
    published = stored_years.published_year(scene.table, 2084)
    assert published
    assert "Day of Tests" not in scene.page(name)
    feast = replace(published.almanac.holidays[0], en="Day of Tests")
    changed = replace(published.almanac, holidays=(feast, *published.almanac.holidays[1:]))
    made = part_items.made_of(scene.table, 2084)
    write(scene.table, part_renewal.renewed(scene.table, changed, "another", made, today(scene.at)), "the year")
    composed_parts.expire(scene.table, scene.at, "calendar")
    assert not OF_CALENDAR & scene.holding()
    assert b"Day of Tests" in scene.of_parts(name).body
    scene.compose(composer)
    assert "Day of Tests" in scene.page(name)
