"""Market closures of the Federation, and their effect on the lateness of a source."""

from datetime import date, datetime, time

import pytest

from chautari.calendar.almanac import build, holiday_lists
from chautari.calendar.model.almanac import Almanac
from chautari.nepali.clock import NPT
from chautari.rates.model import market_closures
from chautari.rates.model.market_closures import MarketClosure
from chautari.rates.model.publication_schedule import GRACE, PublicationSchedule
from chautari.rates.sources import find
from tools.bench import market_days

FEDERATION, BANK = PublicationSchedule(time(11, 30), saturdays=False), PublicationSchedule(time(0, 30), saturdays=True)


@pytest.mark.parametrize("row", market_closures.closures(), ids=lambda row: row.key)
def test_the_evidence_of_a_closure_is_what_history_shows(row: MarketClosure) -> None:
    assert market_days.counted(row) == (row.seen, row.closed, row.open_in)
    assert 2 * row.closed > row.seen


def test_dashain_and_tihar_2083_are_closed_in_the_middle_and_open_on_either_side(year_2083: Almanac) -> None:
    closed = market_closures.closed_days(year_2083)
    dashain, tihar = range(17, 24), range(9, 13)  # October; November
    assert [day for day in range(11, 28) if date(2026, 10, day) in closed] == list(dashain)
    assert [day for day in range(4, 17) if date(2026, 11, day) in closed] == list(tihar)


def test_most_public_holidays_are_market_days(year_2083: Almanac) -> None:
    closed = market_closures.closed_days(year_2083)
    national = [
        holiday for holiday in year_2083.holidays if holiday.scope == "national" and holiday.first == holiday.last
    ]
    on_weekdays = {holiday.key for holiday in national if holiday.first.weekday() != 5}
    assert {"republic-day", "janmashtami", "christmas"} <= on_weekdays
    assert {holiday.key for holiday in national if holiday.first in closed} == {"new-year"}


def test_a_closure_whose_custom_ended_closes_no_later_year() -> None:
    closed = {year: set(market_closures.closed_days(build.almanac(year, None)).values()) for year in (2076, 2078)}
    assert closed[2076] - closed[2078] == {"laxmi-puja"}


def test_the_governments_list_moves_a_closed_day_and_names_elections() -> None:
    listed = {"key": "fagu-hills", "date": "2027-03-20", "ne": "फागु", "en": "Fagu", "scope": "hills"}
    election = {"key": "election", "date": "2026-11-26", "ne": "निर्वाचन", "en": "Election day", "scope": "national"}
    overlay = {"year": 2083, "source": "the government", "published_on": "2026-10-08", "holidays": [listed, election]}
    closed = market_closures.closed_days(build.almanac(2083, [holiday_lists.of_list(overlay, 1)]))
    assert market_closures.reason(date(2027, 3, 20), closed) == "saturday"
    assert (closed[date(2027, 3, 20)], closed[date(2026, 11, 26)]) == ("fagu", "election")
    assert [day for day, key in closed.items() if key == "fagu"] == [date(2027, 3, 20)]


def test_the_reason_of_a_closed_day_is_saturday_or_its_closure(year_2083: Almanac) -> None:
    closed = market_closures.closed_days(year_2083)
    assert market_closures.reason(date(2026, 10, 24), closed) == "saturday"
    assert market_closures.reason(date(2026, 10, 20), closed) == "dashain"
    assert market_closures.reason(date(2026, 10, 25), closed) is None


def test_the_next_rate_after_dashain_is_due_when_the_market_opens(year_2083: Almanac) -> None:
    closed = market_closures.closed_days(year_2083)
    assert FEDERATION.next_due(date(2026, 10, 16), closed) == datetime(2026, 10, 25, 11, 30, tzinfo=NPT)
    assert FEDERATION.next_due(date(2026, 10, 16)) == datetime(2026, 10, 18, 11, 30, tzinfo=NPT)
    assert BANK.next_due(date(2026, 10, 16), closed) == datetime(2026, 10, 17, 0, 30, tzinfo=NPT)


def test_no_source_is_late_on_a_closed_day(year_2083: Almanac) -> None:
    closed = market_closures.closed_days(year_2083)
    evening = datetime(2026, 10, 24, 20, 0, tzinfo=NPT)
    assert FEDERATION.late_by(date(2026, 10, 16), evening)
    assert not FEDERATION.late_by(date(2026, 10, 16), evening, closed)
    assert BANK.late_by(date(2026, 10, 16), evening, closed)


@pytest.mark.parametrize("key", market_days.SOURCES)
def test_history_raises_at_most_five_false_alarms(key: str) -> None:
    schedule = find(key).schedule
    assert schedule is not None
    alarms = set(market_days.missed(schedule, set(market_days.closed_by_rule())))
    interruptions = market_days.LOCKDOWN | market_days.STRIKE | market_days.ELECTIONS
    assert len(alarms - interruptions) == 5


def test_a_source_that_stops_is_noticed_two_hours_after_the_next_rate_due() -> None:
    closed = set(market_days.closed_by_rule())
    assert all(market_days.stop_is_known(FEDERATION, last, closed) for last in market_days.published())
    assert GRACE.total_seconds() == 7200
