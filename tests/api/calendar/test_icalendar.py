"""The feeds: read by two parsers that know nothing of each other, the same bytes for the same data."""

from datetime import date

import icalendar
import ics
import pytest

from chautari.dynamodb.table import Table
from tests.api.conftest import Get

FEEDS = ("holidays", "festivals", "tithi")


def day_of(event: icalendar.Component, name: str) -> date:
    day = event.decoded(name)
    assert isinstance(day, date)
    return day


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
