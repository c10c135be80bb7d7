"""Incidents in public: what is open, what was announced, and nothing that concerns the operator alone."""

from datetime import timedelta

import pytest

from chautari.dynamodb.table import Table
from chautari.watch.model.condition import Condition
from chautari.watch.model.incident import Watch, after_look
from chautari.watch.store import watch_state
from tests.api.conftest import Get
from tests.support.observations import NOW

SENTENCE = "Nepal Rastra Bank does not answer since 2026-08-17 09:00; no source of exchange rates is left"


@pytest.fixture
def watched(table: Table) -> Table:
    """Looks of an hour: the bank is away for half of it, and a run fails."""
    watch = Watch({})
    for number in range(12):
        away = [Condition("source", "nrb", SENTENCE, 3)] if number < 6 else []
        after = after_look(
            watch, [*away, Condition("failed-runs", "", "1 run failed")], NOW + number * timedelta(minutes=5)
        )
        watch_state.put(table, after, number + 1, after.pending[len(watch.pending) :])
        watch = after
    return table


def test_before_the_first_look_nothing_is_said(table: Table, get: Get) -> None:
    assert get("/v1/incidents").json == {"looked_at": None, "open": [], "announcements": [], "next": None}


def test_beginning_and_end_are_public_and_an_operators_work_is_not(watched: Table, get: Get) -> None:
    answer = get("/v1/incidents").json
    assert (answer["open"], answer["looked_at"]) == ([], "2026-08-17T12:40:00+05:45")
    ended, began = answer["announcements"]
    assert (ended["turn"], ended["at"], began["turn"], began["at"]) == (
        *("ended", "2026-08-17T12:25:00+05:45"),
        *("began", "2026-08-17T11:45:00+05:45"),
    )
    assert began == {**began, "kind": "source", "subject": "nrb", "in_words": SENTENCE, "level": 3}


def test_a_page_goes_on_where_the_one_before_left_off(watched: Table, get: Get) -> None:
    first = get("/v1/incidents?limit=1").json
    second = get(f"/v1/incidents?limit=1&cursor={first['next']}").json
    assert [row["turn"] for row in (*first["announcements"], *second["announcements"])] == ["ended", "began"]
    assert second["next"] is None


def test_the_pages_say_what_is_open(stocked: Table, get: Get) -> None:
    for path in ("/en/status", "/en/incidents"):
        assert "the Federation does not answer since 2026-08-17 12:00" in get(path).text
        assert "1 run failed" not in get(path).text
    assert "सेवाका समस्या" in get("/ne/incidents").text
