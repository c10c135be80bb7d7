"""New decisions: bad ones are refused, and the difference of a good one is known before it counts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chautari.calendar.almanac import decisions
from chautari.calendar.almanac.decisions import InvalidDecision
from chautari.calendar.publish import accepted_decisions
from tests.support.decisions import decision

TODAY = date(2026, 8, 17)
OF_A_WHOLE_LIST = {"adds": "day-of-the-list", "date": "2026-09-15", "ne": "दिन", "en": "Day"}
WHOLE_YEAR = [dict(OF_A_WHOLE_LIST, adds=f"day-{number}") for number in range(decisions.LEAST_OF_A_WHOLE_LIST)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.update(decided_on="2099-01-01"),
        lambda document: document.pop("decided_on"),
        lambda document: document.pop("authority"),
        lambda document: document.update(changes=[]),
        lambda document: document.update(changes=[{"adds": "eid-al-fitr"}]),
        lambda document: document.update(changes=[{"adds": "a-day-without-a-name", "date": "2027-03-10"}]),
        lambda document: document.update(changes=[{"moves": "eid-al-fitr", "date": "2027-03-10"}]),
        lambda document: document.update(changes=[{"revokes": "teej", "date": "2026-09-15"}]),
        lambda document: document.update(changes=[{"adds": "teej", "revokes": "teej", "date": "2026-09-15"}]),
        lambda document: document.update(changes=[{"adds": "dashain", "date": "2026-10-17", "to": "2027-10-17"}]),
        lambda document: document.update(changes=[{"adds": "teej", "date": "2026-09-15", "scope": "cats"}]),
        lambda document: document.update(changes=[{"weekly_rest": ["funday"], "date": "2026-09-15"}]),
        lambda document: document.update(changes=[{"weekly_rest": {"saturday": 1}, "date": "2026-09-15"}]),
        lambda document: document.update(changes=[{"weekly_rest": ["saturday"] * 8, "date": "2026-09-15"}]),
        lambda document: document.update(changes={"adds": "teej"}),
        lambda document: document.update(decision="Eid!"),
        lambda document: document.update(decision="list-2083"),
        lambda document: document.update(revokes_decision="nobody-decided-this"),
        lambda document: document.update(whole_year=2083),
        lambda document: document.update(whole_year="2083"),
        lambda document: document.update(whole_year=True),
        lambda document: document.update(
            whole_year=2083, changes=[*WHOLE_YEAR, dict(OF_A_WHOLE_LIST, date="2027-04-14")]
        ),
        lambda document: document.update(evidence={"sha256": "zz"}),
        lambda document: document.update(evidence="the gazette"),
        lambda document: document.update(url="javascript:alert(1)"),
        lambda document: document.update(url=f"https://gazette.example/{'x' * 500}"),
        lambda document: document.update(missing=[{"key": "eid-al-fitr"}]),
    ],
)
def test_a_bad_decision_is_refused(spoil: Callable[[dict[str, Any]], object]) -> None:
    assert accepted_decisions.checked(decision(name="bad"), [], TODAY).id == "bad"
    bad = decision(name="bad")
    spoil(bad)
    with pytest.raises(InvalidDecision):
        accepted_decisions.checked(bad, [], TODAY)


def test_a_list_of_a_whole_year_within_it_is_taken() -> None:
    made = accepted_decisions.checked(decision(*WHOLE_YEAR, whole_year=2083), [], TODAY)
    assert len(made.changes) == len(WHOLE_YEAR)


def test_a_decision_may_name_one_province() -> None:
    change = {"adds": "bagmati-day", "date": "2026-09-15", "ne": "बागमती दिवस", "en": "Bagmati Day"}
    made = accepted_decisions.checked(decision({**change, "scope": "province-bagmati"}), [], TODAY)
    assert [row.scope for row in made.changes] == ["province-bagmati"]
    with pytest.raises(InvalidDecision, match="no such scope: 'province-9'"):
        accepted_decisions.checked(decision({**change, "scope": "province-9"}), [], TODAY)


def test_an_accepted_name_is_taken() -> None:
    held = [decisions.parse(decision(), 1)]
    with pytest.raises(InvalidDecision, match="the name of another decision"):
        accepted_decisions.checked(decision(), held, TODAY)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"adds": "eid-al-fitr", "date": "2027-03-10"}, ("adds", date(2027, 3, 10), None)),
        ({"adds": "teej", "date": "2026-09-15"}, ("moves", date(2026, 9, 15), date(2026, 9, 14))),
        ({"adds": "teej", "date": "2026-09-15", "further": True}, ("adds", date(2026, 9, 15), None)),
        ({"adds": "teej", "date": "2026-09-14", "scope": "women"}, ("confirms", date(2026, 9, 14), None)),
        ({"adds": "dashain", "date": "2026-10-24"}, ("adds", date(2026, 10, 24), None)),
        (
            {"moves": "dashain", "from": "2026-10-23", "date": "2026-10-24"},
            ("moves", date(2026, 10, 24), date(2026, 10, 23)),
        ),
        ({"revokes": "dashain", "date": "2026-10-23"}, ("revokes", date(2026, 10, 23), None)),
    ],
)
def test_the_difference_of_a_decision_is_known(change: dict[str, Any], expected: tuple[str, date, date | None]) -> None:
    made = accepted_decisions.differences(decisions.parse(decision(change, scope="women"), 1), [])
    assert [(row.change, row.first, row.moved_from) for row in made[2083]] == [expected]


def test_the_list_of_a_whole_year_leaves_out_what_was_only_expected() -> None:
    keys = ["new-year", "labour-day", "republic-day", "constitution-day", *(f"day-{n}" for n in range(16))]
    rows = [{"adds": key, "date": "2027-05-01", "ne": "दिन", "en": "Day"} for key in keys]
    made = accepted_decisions.differences(decisions.parse(decision(*rows, whole_year=2084), 1), [])
    assert {"dashain", "tihar", "christmas"} <= {row.key for row in made[2084] if row.change == "revokes"}


def test_what_a_decision_before_had_added_a_whole_list_leaves() -> None:
    held = [decisions.parse(decision({"adds": "eid-al-fitr", "date": "2028-02-27"}), 1)]
    rows = [{"adds": f"day-{n}", "date": "2027-05-01", "ne": "दिन", "en": "Day"} for n in range(20)]
    made = accepted_decisions.differences(decisions.parse(decision(*rows, name="all", whole_year=2084), 2), held)
    assert "eid-al-fitr" not in {row.key for row in made[2084]}
