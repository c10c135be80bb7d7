"""Which feeds have nothing new to say."""

from datetime import datetime, timedelta

import pytest

from chautari.domain.kathmandu import NPT
from chautari.domain.news import Entry
from chautari.feeds import is_zombie

NOW = datetime(2026, 8, 22, 12, tzinfo=NPT)


def entry(days: float | None, changed: float | None = None) -> Entry:
    published, updated = (None if age is None else NOW - timedelta(days=age) for age in (days, changed))
    return Entry("https://outlet.example/a", "T", published=published, updated=updated)


@pytest.mark.parametrize(
    ("entries", "dead"),
    [
        ([entry(1), entry(900)], False),
        ([entry(29.9)], False),
        ([entry(30.1), entry(1100)], True),
        ([entry(1100, changed=2)], False),
        ([entry(None), entry(1100)], True),
        ([entry(None)], False),
        ([], False),
        ([entry(-0.5)], False),
        ([entry(-400), entry(1100)], True),
        ([entry(-400)], True),
    ],
)
def test_a_feed_whose_newest_date_is_old_is_a_zombie(entries: list[Entry], dead: bool) -> None:
    assert is_zombie(entries, NOW) is dead


def test_how_long_a_quiet_feed_lives_can_be_said() -> None:
    assert is_zombie([entry(10)], NOW, quiet=timedelta(days=9))
