"""Contradictions over publications: three in a row with one value are an incident, and nothing else is."""

from collections.abc import Mapping
from datetime import date, timedelta

from chautari.rates.model.rule_incident import MAX_DATES, Contradiction, RepeatedContradiction, updated

FIRST = date(2026, 9, 1)


def publications(*values: str | None, first: date = FIRST) -> Mapping[date, list[Contradiction]]:
    """A publication a day: the value for which it contradicts the peg; None where it keeps it."""
    days = (first + timedelta(days=number) for number in range(len(values)))
    return {
        on: [Contradiction("peg", "INR", value, f"buy {value}")] if value else []
        for on, value in zip(days, values, strict=True)
    }


def counted(standing: list[RepeatedContradiction]) -> list[tuple[str, int, bool]]:
    return [(each.value, len(each.dates), each.is_incident) for each in standing]


def test_three_publications_in_a_row_are_an_incident_and_two_are_none() -> None:
    assert counted(updated([], publications("1.62", "1.62"))) == [("1.62", 2, False)]
    assert counted(updated([], publications("1.62", "1.62", "1.62"))) == [("1.62", 3, True)]
    assert counted(updated([], publications("1.62", "1.620", "1.62"))) == [("1.62", 3, True)]


def test_one_that_keeps_the_rule_or_says_another_value_begins_anew() -> None:
    assert counted(updated([], publications("1.62", "1.62", None, "1.62"))) == [("1.62", 1, False)]
    assert counted(updated([], publications("1.61", "1.62", "1.62"))) == [("1.62", 2, False)]
    assert updated([], publications("1.62", "1.62", "1.62", None)) == []


def test_runs_add_up_and_the_same_run_twice_counts_once() -> None:
    standing = updated([], publications("1.62", "1.62"))
    following = publications("1.62", "1.62", first=date(2026, 9, 2))
    assert counted(updated(standing, following)) == [("1.62", 3, True)]
    assert counted(updated(updated(standing, following), following)) == [("1.62", 3, True)]


def test_a_run_of_older_publications_or_of_none_changes_nothing() -> None:
    standing = updated([], publications("1.62", "1.62", "1.62"))
    assert updated(standing, publications(None, None)) == standing
    assert updated(standing, {}) == standing


def test_a_contradiction_that_nobody_adopts_keeps_its_last_dates() -> None:
    standing = updated([], publications(*["1.62"] * (MAX_DATES + 5)))
    assert len(standing[0].dates) == MAX_DATES


def test_the_command_of_a_new_currency_asks_for_its_names() -> None:
    listed = RepeatedContradiction("listed", "NZD", "1", "buy 88.10 per 1", ("2026-09-01",))
    assert listed.command("nrb") == (
        "make adopt SOURCE=nrb RULE=listed INSTRUMENT=NZD VALUE=1 FROM=2026-09-01 "
        'EVIDENCE=https://... REASON="..." NAME="..." NAME_NE="..."'
    )
