"""What a person paused is kept until it is resumed, with the reason and the beginning."""

from datetime import timedelta

import pytest

from chautari.dynamodb import pauses
from chautari.dynamodb.pauses import Pause
from chautari.dynamodb.table import Conflict, Table
from tests.support.meanwhile import meanwhile
from tests.support.observations import NOW

SINCE = NOW.isoformat(timespec="seconds")


def test_pause_and_resume(table: Table) -> None:
    assert pauses.by_key(table, "rates") == {}
    pauses.pause(table, "rates", "nrb", "asked to", NOW)
    pauses.pause(table, "rates", "hamropatro", "", NOW)
    assert pauses.by_key(table, "rates") == {"nrb": Pause(SINCE, "asked to"), "hamropatro": Pause(SINCE, "")}
    assert pauses.by_key(table, "news") == {}
    assert pauses.resume(table, "rates", "nrb")
    assert pauses.by_key(table, "rates").keys() == {"hamropatro"}
    assert not pauses.resume(table, "rates", "nrb")


def test_a_pause_that_is_given_another_reason_keeps_its_beginning(table: Table) -> None:
    pauses.pause(table, "news", "setopati", "first", NOW)
    pauses.pause(table, "news", "setopati", "second", NOW + timedelta(days=1))
    assert pauses.by_key(table, "news") == {"setopati": Pause(SINCE, "second")}


def test_of_two_people_at_once_one_is_told(table: Table) -> None:
    beside = meanwhile(table, "put_item", lambda: pauses.pause(table, "rates", "nrb", "", NOW))
    with pytest.raises(Conflict):
        pauses.pause(beside, "rates", "hamropatro", "", NOW)
    assert pauses.by_key(table, "rates").keys() == {"nrb"}
