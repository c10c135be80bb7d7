"""What a phone that subscribed sees when a year changes: what moved has a higher number, and no time goes back."""

from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

import icalendar
import pytest

from chautari.calendar.model import event_change
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.publish import event_changes
from chautari.calendar.store import years
from chautari.calendar.views import feed_events, ics
from chautari.dynamodb.table import Table
from tests.functions.office import ROW, Office

FIRST_RUN, SECOND_RUN = "2027-01-10T00:20:00+05:45", "2027-02-10T00:20:00+05:45"
BEFORE_THE_SECOND = "2027-01-20T00:20:00+05:45"
CONTENT = ("DTSTART", "DTEND", "SUMMARY", "STATUS", "DESCRIPTION")


class Seen(NamedTuple):
    """What a subscriber has of an event: when it was changed how often, and what it says."""

    sequence: int
    modified: Any
    stamp: Any
    content: tuple[str, ...]


def subscribed(table: Table, year: int) -> dict[str, Seen]:
    """All events of a year's feeds, by UID."""
    published = years.published_year(table, year)
    assert published is not None
    seen = {}
    for kind in feed_events.FEEDS:
        for event in icalendar.Calendar.from_ical(ics.feed(kind, [published], "en")).walk("VEVENT"):
            content = tuple(str(event.decoded(name)) for name in CONTENT)
            at = (event.decoded("LAST-MODIFIED"), event.decoded("DTSTAMP"))
            seen[str(event["UID"])] = Seen(int(str(event["SEQUENCE"])), *at, content)
    return seen


def test_events_of_a_moved_row_go_forward_and_all_others_stay(
    office: Office, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", FIRST_RUN)
    office.run()
    before = subscribed(table, 2084)
    monkeypatch.setenv("CHAUTARI_NOW", SECOND_RUN)
    office.leave(ROW)
    office.run()
    after = subscribed(table, 2084)
    assert {seen.content[3] for seen in before.values()} == {"TENTATIVE"}
    moved = {uid for uid in before.keys() & after.keys() if before[uid].content != after[uid].content}
    assert 300 < len(moved) < len(before)
    assert {uid for uid in moved if uid.startswith("festival") and before[uid].content[0] != after[uid].content[0]}
    for uid in before.keys() & after.keys():
        if uid in moved:
            assert after[uid].sequence == before[uid].sequence + 1
            assert after[uid].modified > before[uid].modified
            assert after[uid].stamp > before[uid].stamp
        else:
            assert after[uid] == before[uid]
    assert office.run()["written"] == []
    assert subscribed(table, 2084) == after


def test_a_clock_that_goes_back_takes_no_event_back(
    office: Office, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", SECOND_RUN)
    office.run()
    office.leave(ROW)
    office.run()
    before = subscribed(table, 2084)
    earlier = before[(uid := "holiday-2084-constitution-day@chautari")]
    monkeypatch.setenv("CHAUTARI_NOW", BEFORE_THE_SECOND)
    day = {"key": "constitution-day", "date": earlier.content[0], "ne": "संविधान दिवस", "en": "Constitution Day"}
    notice = {"year": 2084, "source": "the government", "published_on": "2027-01-15"}
    office.leave({**notice, "holidays": [{**day, "scope": "national"}]}, "calendar/b")
    assert office.run()["refused"] == []
    changed = subscribed(table, 2084)[uid]
    assert (earlier.sequence, changed.sequence, changed.content[3]) == (1, 2, "CONFIRMED")
    assert (changed.modified, changed.stamp) >= (earlier.modified, earlier.stamp)


def test_an_event_that_went_and_comes_back_is_newer_than_when_it_went(year_2083: Almanac) -> None:
    without = replace(year_2083, holidays=tuple(holiday for holiday in year_2083.holidays if holiday.key != "chhath"))
    gone = event_changes.renewed(year_2083.document(), without, datetime.fromisoformat(FIRST_RUN))
    assert {uid: change.sequence for uid, change in gone.items()} == {"holiday-2083-chhath@chautari": 1}
    stored = {**without.document(), "event_changes": event_change.as_document(gone)}
    (back,) = event_changes.renewed(stored, year_2083, datetime.fromisoformat(SECOND_RUN)).values()
    assert (back.sequence, back.at) == (2, datetime.fromisoformat(SECOND_RUN))


def test_a_new_form_of_all_events_moves_their_stamps_and_no_number(
    office: Office, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", FIRST_RUN)
    office.run()
    before = subscribed(table, 2084)
    monkeypatch.setattr(event_changes, "form_digest", lambda: "another form")
    monkeypatch.setenv("CHAUTARI_NOW", SECOND_RUN)
    written = office.run()["written"]
    after = subscribed(table, 2084)
    assert {seen.stamp for seen in before.values()} == {datetime.fromisoformat(FIRST_RUN)}
    assert {seen.stamp for seen in after.values()} == {datetime.fromisoformat(SECOND_RUN)}
    assert {uid: seen.sequence for uid, seen in after.items()} == {uid: seen.sequence for uid, seen in before.items()}
    assert 2084 in written
    assert office.run()["written"] == []


def test_the_form_of_events_changes_with_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    digest = event_changes.form_digest.__wrapped__
    before = digest()
    assert digest() == before
    monkeypatch.setitem(feed_events.TITLES, "tithi", {"ne": "तिथि", "en": "Lunar days"})
    assert digest() != before


def test_a_form_never_goes_back_with_the_clock() -> None:
    later, earlier = datetime.fromisoformat(SECOND_RUN), datetime.fromisoformat(FIRST_RUN)
    form = event_change.renewed_form(event_change.FIRST_FORM, "a", later)
    assert event_change.renewed_form(form, "b", earlier) == ("b", form.since)
    assert event_change.renewed_form(form, "a", earlier) == form
