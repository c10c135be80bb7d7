"""Moments as machines write them are read the short way, and say what the long way would."""

import pytest

from chautari.nepali.dates import moment_parser
from chautari.nepali.dates.clock_parser import clocks_in

OFFSETS = ("Z", "+05:45", "-08:00", "+00:00", "+13:30", "+14:00", "-0500", "")


@pytest.mark.parametrize("offset", OFFSETS)
@pytest.mark.parametrize(
    "moment",
    [
        *("2026-08-17T12:34:56", "2024-02-29T23:59:59", "1990-01-01T00:00:00.1", "2060-12-31T09:08:07.123456"),
        *("2023-02-29T10:00:00", "2026-13-01T10:00:00", "2026-08-17T24:00:00", "2026-08-17T10:60:00"),
        *("1989-12-31T10:00:00", "2083-05-01T10:00:00", "2026-08-17T10:00:60", "2026-08-17T10:00:00.1234567"),
    ],
)
def test_both_ways_agree(moment: str, offset: str) -> None:
    """A blank before it is what the short way does not take."""
    short, long = moment_parser.read(f"{moment}{offset}"), moment_parser.read(f" {moment}{offset}")
    assert repr(short) == repr(long)


def test_the_short_way_has_the_stated_zone() -> None:
    stated = moment_parser.read("2026-08-17T12:34:56+05:45")
    assert stated is not None
    assert (stated.at.isoformat(), stated.exact) == ("2026-08-17T12:34:56+05:45", True)


@pytest.mark.parametrize("text", ["Feb 13, 2026", "२०८३ साल मंसिर", "10 days", "13 February"])
def test_a_text_without_a_sign_of_a_time_has_none_and_stays(text: str) -> None:
    assert clocks_in(text) == ([], text)


@pytest.mark.parametrize("text", ["at 5 pm", "5PM", "५ बजे".replace("५", "5"), "17:30", "9.30 am", "at 5 p.m."])
def test_any_sign_of_one_is_enough(text: str) -> None:
    assert [clock.at is not None for clock in clocks_in(text)[0]] == [True]
