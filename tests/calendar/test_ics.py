"""The feeds: valid lines, stable UIDs, the right days."""

from datetime import date

import pytest

from chautari.calendar import ics
from chautari.calendar.almanac import Almanac

FEEDS = [(kind, lang) for kind in ics.FEEDS for lang in ("ne", "en")]


def unfolded(feed: bytes) -> list[str]:
    return feed.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def values(feed: bytes, name: str) -> list[str]:
    return [line.partition(":")[2] for line in unfolded(feed) if line.partition(":")[0].partition(";")[0] == name]


@pytest.mark.parametrize(("kind", "lang"), FEEDS)
def test_lines_are_short_and_end_in_crlf(year_2083: Almanac, kind: str, lang: str) -> None:
    feed = ics.feed(kind, [year_2083], lang)
    assert feed.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in feed.replace(b"\r\n", b"")
    for line in feed.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@pytest.mark.parametrize(("kind", "lang"), FEEDS)
def test_every_event_is_whole_and_its_uid_its_own(year_2083: Almanac, kind: str, lang: str) -> None:
    feed = ics.feed(kind, [year_2083], lang)
    uids = values(feed, "UID")
    assert len(set(uids)) == len(uids) == unfolded(feed).count("BEGIN:VEVENT") == len(values(feed, "DTSTAMP")) > 30
    assert values(feed, "REFRESH-INTERVAL") == ["P1D"]


def test_an_event_keeps_its_uid_when_the_list_comes_out(year_2083: Almanac, expected_2083: Almanac) -> None:
    official, expected = (ics.feed("holidays", [almanac], "en") for almanac in (year_2083, expected_2083))
    assert values(official, "UID") == values(expected, "UID")
    assert set(values(official, "STATUS")) == {"CONFIRMED"}
    assert set(values(expected, "STATUS")) == {"TENTATIVE"}


def test_a_block_ends_on_the_day_after_its_last(year_2083: Almanac) -> None:
    lines = unfolded(ics.feed("holidays", [year_2083], "en"))
    dashain = lines.index("UID:holiday-2083-dashain@chautari")
    assert lines[dashain + 2 : dashain + 4] == ["DTSTART;VALUE=DATE:20261017", "DTEND;VALUE=DATE:20261024"]


def test_a_holiday_of_some_says_whose(year_2083: Almanac) -> None:
    assert "Teej" in "".join(values(ics.feed("holidays", [year_2083], "en"), "SUMMARY"))
    assert "हरितालिका तीज (महिला)" in values(ics.feed("holidays", [year_2083], "ne"), "SUMMARY")


def test_the_tithi_of_a_day(year_2083: Almanac) -> None:
    offset = (date(2026, 8, 17) - year_2083.start).days
    assert values(ics.feed("tithi", [year_2083], "en"), "SUMMARY")[offset] == "Shrawan Shukla Panchami"
    assert values(ics.feed("tithi", [year_2083], "ne"), "SUMMARY")[offset] == "साउन शुक्ल पञ्चमी"


def test_commas_are_escaped(year_2083: Almanac) -> None:
    assert any("\\," in text for text in values(ics.feed("holidays", [year_2083], "en"), "DESCRIPTION"))
