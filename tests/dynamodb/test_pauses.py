"""A pause lasts until it is resumed, with its reason and its beginning."""

from datetime import timedelta

import pytest

from chautari.dynamodb import pauses
from chautari.dynamodb.pauses import Pause
from chautari.dynamodb.table import Conflict, Table
from tests.support.meanwhile import meanwhile
from tests.support.observations import NOW

BEGINNING = NOW.isoformat(timespec="seconds")


def test_a_paused_key_is_listed_until_it_is_resumed(table: Table) -> None:
    assert pauses.by_key(table, "rates") == {}
    pauses.pause(table, "rates", "nrb", "asked to", NOW)
    pauses.pause(table, "rates", "hamropatro", "", NOW)
    assert pauses.by_key(table, "rates") == {"nrb": Pause(BEGINNING, "asked to"), "hamropatro": Pause(BEGINNING, "")}
    assert pauses.by_key(table, "news") == {}
    assert pauses.resume(table, "rates", "nrb")
    assert pauses.by_key(table, "rates").keys() == {"hamropatro"}
    assert not pauses.resume(table, "rates", "nrb")


def test_a_reason_is_one_clean_line(table: Table) -> None:
    pauses.pause(table, "news", "setopati", " a\u202e\nb\x1b", NOW)
    assert pauses.by_key(table, "news")["setopati"].reason == "a b"


def test_a_pause_with_a_new_reason_keeps_its_beginning(table: Table) -> None:
    pauses.pause(table, "news", "setopati", "first", NOW)
    pauses.pause(table, "news", "setopati", "second", NOW + timedelta(days=1))
    assert pauses.by_key(table, "news") == {"setopati": Pause(BEGINNING, "second")}


def test_the_second_of_two_concurrent_writers_gets_a_conflict(table: Table) -> None:
    contended = meanwhile(table, "put_item", lambda: pauses.pause(table, "rates", "nrb", "", NOW))
    with pytest.raises(Conflict):
        pauses.pause(contended, "rates", "hamropatro", "", NOW)
    assert pauses.by_key(table, "rates").keys() == {"nrb"}
