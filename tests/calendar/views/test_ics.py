"""The feeds: valid lines, stable UIDs, the right days."""

from dataclasses import replace
from datetime import date

import icalendar
import ics as another_parser
import pytest

from chautari.calendar.almanac import build
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.event_change import PublishedYear
from chautari.calendar.views import feed_events, ics

FEEDS = [(kind, lang) for kind in feed_events.FEEDS for lang in ("ne", "en")]


def published(almanac: Almanac) -> PublishedYear:
    return PublishedYear(almanac, {})


def unfolded(feed: bytes) -> list[str]:
    return feed.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def values(feed: bytes, name: str) -> list[str]:
    return [line.partition(":")[2] for line in unfolded(feed) if line.partition(":")[0].partition(";")[0] == name]


@pytest.mark.parametrize(("kind", "lang"), FEEDS)
def test_lines_are_short_and_end_in_crlf(year_2083: Almanac, kind: str, lang: str) -> None:
    feed = ics.feed(kind, [published(year_2083)], lang)
    assert feed.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in feed.replace(b"\r\n", b"")
    for line in feed.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@pytest.mark.parametrize(("kind", "lang"), FEEDS)
def test_every_event_is_complete_and_its_uid_unique(year_2083: Almanac, kind: str, lang: str) -> None:
    feed = ics.feed(kind, [published(year_2083)], lang)
    uids = values(feed, "UID")
    assert len(set(uids)) == len(uids) == unfolded(feed).count("BEGIN:VEVENT") == len(values(feed, "DTSTAMP")) > 30
    assert values(feed, "REFRESH-INTERVAL") == ["P1D"]


def test_an_event_keeps_its_uid_when_the_list_comes_out(year_2083: Almanac, expected_2083: Almanac) -> None:
    listed, expected = (ics.feed("holidays", [published(almanac)], "en") for almanac in (year_2083, expected_2083))
    eids = ["holiday-2083-eid-al-adha@chautari", "holiday-2083-eid-al-fitr@chautari"]
    assert values(listed, "UID") == [*values(expected, "UID"), *eids]
    assert values(listed, "STATUS") == ["CONFIRMED"] * len(values(expected, "UID")) + ["TENTATIVE"] * 2
    assert set(values(expected, "STATUS")) == {"TENTATIVE"}


@pytest.mark.parametrize("kind", feed_events.FEEDS)
def test_a_predicted_or_expected_event_is_tentative_in_every_feed(
    year_2083: Almanac, expected_2083: Almanac, kind: str
) -> None:
    predicted = build.almanac(2084, None)
    assert predicted.confidence == "predicted"
    assert set(values(ics.feed(kind, [published(predicted)], "en"), "STATUS")) == {"TENTATIVE"}
    by_rule = "CONFIRMED" if kind == "tithi" else "TENTATIVE"
    assert set(values(ics.feed(kind, [published(expected_2083)], "en"), "STATUS")) == {by_rule}
    if kind != "holidays":
        assert set(values(ics.feed(kind, [published(year_2083)], "en"), "STATUS")) == {"CONFIRMED"}


BREAKS = ("\r", "\n", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\0", "\x1b", "\x7f", "\ud800")


@pytest.mark.parametrize("kind", ["holidays", "festivals"])
@pytest.mark.parametrize("character", BREAKS, ids=ascii)
def test_no_character_in_a_name_or_source_begins_a_line(year_2083: Almanac, kind: str, character: str) -> None:
    bad = character.join(("Eid", "END:VEVENT", "BEGIN:VEVENT", "SUMMARY:Off"))
    holiday, observance = year_2083.holidays[0], year_2083.observances[0]
    spoilt = replace(
        year_2083,
        holidays=(replace(holiday, en=bad, source=bad),),
        observances=(replace(observance, en=bad, source=bad),),
        missing=(),
    )
    text = ics.feed(kind, [published(spoilt)], "en").decode()
    assert sum(line.startswith("BEGIN:VEVENT") for line in text.splitlines()) == 1
    assert character == "\r\n" or character not in text.replace("\r\n", "")
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    (other,) = another_parser.Calendar(text).events
    assert str(event["SUMMARY"]).startswith("Eid")
    assert other.name == str(event["SUMMARY"])


def test_the_end_of_a_block_is_exclusive(year_2083: Almanac) -> None:
    lines = unfolded(ics.feed("holidays", [published(year_2083)], "en"))
    dashain = lines.index("UID:holiday-2083-dashain@chautari")
    assert lines[dashain + 4 : dashain + 6] == ["DTSTART;VALUE=DATE:20261017", "DTEND;VALUE=DATE:20261024"]


def test_a_holiday_that_is_not_national_names_its_scope(year_2083: Almanac) -> None:
    assert "Teej" in "".join(values(ics.feed("holidays", [published(year_2083)], "en"), "SUMMARY"))
    assert "हरितालिका तीज (महिला) · २९ भदौ २०८३" in values(
        ics.feed("holidays", [published(year_2083)], "ne"), "SUMMARY"
    )


def test_the_tithi_of_a_day(year_2083: Almanac) -> None:
    offset = (date(2026, 8, 17) - year_2083.start).days
    for lang, summary in (("en", "Shrawan Shukla Panchami · 1 Bhadra 2083"), ("ne", "साउन शुक्ल पञ्चमी · १ भदौ २०८३")):
        assert values(ics.feed("tithi", [published(year_2083)], lang), "SUMMARY")[offset] == summary


def test_commas_are_escaped(year_2083: Almanac) -> None:
    assert any("\\," in text for text in values(ics.feed("holidays", [published(year_2083)], "en"), "DESCRIPTION"))


@pytest.mark.parametrize(
    ("name", "escaped"),
    [("a;b", r"a\;b"), ("a,b", r"a\,b"), (r"a\b", r"a\\b"), (r"a\;b", r"a\\\;b"), (r"a\n", r"a\\n")],
)
def test_a_name_is_escaped_once_and_read_as_it_was(year_2083: Almanac, name: str, escaped: str) -> None:
    holiday = replace(year_2083.holidays[0], en=name, scope="national")
    feed = ics.feed("holidays", [published(replace(year_2083, holidays=(holiday,), missing=()))], "en")
    assert values(feed, "SUMMARY") == [f"{escaped} · 1 Baisakh 2083"]
    (event,) = icalendar.Calendar.from_ical(feed).walk("VEVENT")
    assert str(event["SUMMARY"]) == f"{name} · 1 Baisakh 2083"
