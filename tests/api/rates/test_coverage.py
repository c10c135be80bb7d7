"""A group of days never says that it is complete while one of its market days is missing, whatever is missing."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chautari.api.rates import periods
from chautari.rates.model.publication_schedule import SATURDAY
from chautari.rates.model.series import Series
from tests.api.data import metal_day

FIRST, LAST = (
    date(2026, 6, 14),
    date(2026, 8, 22),
)  # ten weeks: parts of three months in either calendar, two fiscal years
EVERY = [FIRST + timedelta(number) for number in range((LAST - FIRST).days + 1)]
SERVED, HELD = ({on: metal_day(on, "290000", status=status) for on in EVERY} for status in ("confirmed", "held"))
# What became of each day: nothing is known, held, or served; most are served, so that some groups are complete.
FATES = st.lists(st.sampled_from("ssssssss-h"), min_size=len(EVERY), max_size=len(EVERY))


def open_days(first: date, last: date) -> frozenset[date]:
    """Every day but Saturdays, as a calendar would have it."""
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    return frozenset(day for day in days if day.weekday() != SATURDAY)


def days_of(span: Any) -> Iterator[date]:
    first, last = (date.fromisoformat(span[end]["date"]) for end in ("first", "last"))
    return (first + timedelta(number) for number in range((last - first).days + 1))


@settings(max_examples=60)
@given(FATES, st.sampled_from(sorted(periods.END_OF)), st.integers(0, 30), st.integers(0, 30), st.booleans())
def test_no_group_with_a_missing_day_is_complete(
    fates: list[str], group: str, cut: int, cut_end: int, calendar_is_known: bool
) -> None:
    fate_of = dict(zip(EVERY, fates, strict=True))
    days = [(SERVED if fate == "s" else HELD)[on] for on, fate in fate_of.items() if fate != "-"]
    first, last = FIRST + timedelta(cut), LAST - timedelta(cut_end)
    expected = open_days if calendar_is_known else lambda *_: None
    for row in periods.grouped(Series("gold", days), group, first, last, expected):
        whole = list(days_of(row["period"]))
        served = [on for on in whole if first <= on <= last and fate_of.get(on) == "s"]
        # A Saturday on which something was read was a market day, whatever the calendar says.
        due = open_days(whole[0], whole[-1]) | {on for on in whole if fate_of.get(on, "-") != "-"}
        coverage = row["coverage"]
        assert (coverage["first"]["date"], coverage["last"]["date"]) == (str(served[0]), str(served[-1]))
        assert row["days"] == len(served)
        assert row["complete"] == (calendar_is_known and due == set(served)) != row["partial"]
        assert row["days_expected"] == (len(due) if calendar_is_known else None)
        if coverage["gaps"] is None:
            assert not calendar_is_known
            continue
        missing = [on for gap in coverage["gaps"] for on in days_of(gap) if on in due]
        assert missing == sorted(due - set(served))
        assert sum(gap["days"] for gap in coverage["gaps"]) == len(missing)


def test_a_gap_goes_on_over_the_closed_days_within_it() -> None:
    observed = [SERVED[on] for on in EVERY if not date(2026, 7, 8) <= on <= date(2026, 7, 15)]
    (row,) = (
        row
        for row in periods.grouped(Series("gold", observed), "month", FIRST, LAST, open_days)
        if row["label"] == "2026-07"
    )
    assert row["coverage"]["gaps"] == [
        {
            "first": {"date": "2026-07-08", "date_bs": "2083-03-24"},
            "last": {"date": "2026-07-15", "date_bs": "2083-03-31"},
            "days": 7,
        }
    ]
