"""The feeds: read by two parsers that know nothing of each other, the same bytes for the same data."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import icalendar
import ics
import pytest
from ics.grammar import parse as ics_grammar

from chautari.dynamodb.table import Table
from tests.api.conftest import Get

FEEDS = ("holidays", "festivals", "observances", "tithi")


def day_of(event: icalendar.Component, name: str) -> date:
    day = event.decoded(name)
    assert isinstance(day, date)
    return day


@pytest.fixture(scope="module", autouse=True)
def each_line_once() -> Iterator[None]:
    """The second parser takes 4 ms for a line, and half of the lines of a feed repeat others of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ics_grammar.GRAMMAR, "parse", cache(ics_grammar.GRAMMAR.parse))
        yield


@pytest.mark.parametrize("lang", ["ne", "en"])
@pytest.mark.parametrize("feed", FEEDS)
def test_two_parsers_read_the_same(stocked: Table, get: Get, feed: str, lang: str) -> None:
    text = get(f"/v1/calendar/{feed}.ics?year=2083&lang={lang}").text
    ours = {
        str(event["UID"]): (str(event["SUMMARY"]), day_of(event, "DTSTART"), day_of(event, "DTEND"))
        for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
    }
    theirs = {
        event.uid: (event.name, event.begin.date(), event.begin.date() + event.duration)
        for event in ics.Calendar(text).events
    }
    assert len(ours) > 30
    assert theirs == ours
    assert all(after > first for _, first, after in ours.values())


def test_by_default_last_this_and_next_year(stocked: Table, get: Get) -> None:
    text = get("/v1/calendar/tithi.ics").text
    days = sorted(day_of(event, "DTSTART") for event in icalendar.Calendar.from_ical(text).walk("VEVENT"))
    assert (days[0], days[-1], len(days)) == (date(2025, 4, 14), date(2028, 4, 13), 1096)
    assert get("/v1/calendar/tithi.ics?year=2083").text.count("BEGIN:VEVENT") == 365
    assert get("/v1/calendar/tithi.ics?year=२०८३").status == 200


def test_the_same_bytes_and_304(stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    first = get("/v1/calendar/holidays.ics")
    monkeypatch.setenv("CHAUTARI_NOW", "2027-01-02T03:04:05+05:45")
    again = get("/v1/calendar/holidays.ics", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.raw) == (304, b"")
    assert get("/v1/calendar/holidays.ics").raw == first.raw


def test_it_is_a_calendar_in_one_language(stocked: Table, get: Get) -> None:
    answer = get("/v1/calendar/festivals.ics", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in answer.text
    assert answer.text == get("/v1/calendar/festivals.ics?lang=ne").text
    assert answer.text != get("/v1/calendar/festivals.ics?lang=en").text


def test_a_feed_of_regions_and_communities(stocked: Table, get: Get) -> None:
    address = "/v1/calendar/holidays.ics?year=2083&lang=en&scope="
    women = icalendar.Calendar.from_ical(get(f"{address}women").text).walk("VEVENT")
    assert {str(event["UID"]) for event in women} == {
        f"holiday-2083-{key}@chautari" for key in ("teej", "jitiya", "womens-day")
    }
    assert get(f"{address}women,national").text == get(f"{address}national,women").text
    for feed, name, value in (
        ("tithi", "scope", "women"),
        ("holidays", "kind", "jatra"),
        ("festivals", "region", "terai"),
    ):
        assert get(f"/v1/calendar/{feed}.ics?{name}={value}").json["parameter"] == name
    assert "Newar" in get("/v1/calendar/observances.ics?year=2083&lang=en&community=newar&kind=jatra,mela").text
    assert get(f"{address}everyone").status == 422


def test_an_event_leads_to_its_day(stocked: Table, get: Get) -> None:
    text = get("/v1/calendar/holidays.ics?year=2083&lang=en", Host="api.example.np").text
    event = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
    assert event["URL"] == "https://api.example.np/en/calendar/2083/1/1"
    assert get("/en/calendar/2083/1/1").status == 200
