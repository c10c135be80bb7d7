"""The calendar against printed patros; runs only if their captures are next to the project."""

from collections import Counter, defaultdict

import pytest

from chautari.calendar.almanac import observances
from tools.bench import calendar_prints, observance_prints

pytestmark = pytest.mark.skipif(not calendar_prints.CAPTURES.is_dir(), reason="no captures beside the project")


def test_tithi_months_and_nepal_sambat_as_printed() -> None:
    ours = calendar_prints.computed()
    counts: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for day, printed in calendar_prints.printed_days().items():
        for name, hit in calendar_prints.verdicts(day, printed, ours[day]):
            counts[name][hit] += 1
    recent = counts.pop("tithi at sunrise 2075-2080 as most publishers")
    older = counts.pop("tithi at sunrise 2067-2074 as rat32 (drik itself in 2074)")
    assert (recent[True], recent[False]) == (2188, 2)
    assert older[True] / older.total() > 0.97
    assert [count[False] for count in counts.values()] == [0, 0, 0, 0]


def test_festivals_as_printed() -> None:
    (line,) = calendar_prints.festival_days()
    assert line.startswith("festival rules 2067-2080: 379/382")


def test_the_days_of_observances_are_those_of_the_captures() -> None:
    collected = observance_prints.collected()
    assert {key: set(by_publisher) for key, by_publisher in observances.printed().items()} == {
        key: set(by_publisher) for key, by_publisher in collected.items()
    }
    assert all(observances.printed()[key] == by_publisher for key, by_publisher in collected.items())
