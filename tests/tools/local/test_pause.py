"""`make pause` and `make resume` write into the table what the schedules heed."""

import pytest

from chautari.dynamodb import pauses
from chautari.dynamodb.table import Table
from tests.support.observations import NOW
from tools.local import pause
from tools.local.errors import CannotRun


def test_a_source_is_paused_with_its_reason_and_resumed(table: Table) -> None:
    words = ["pause", "--source", "nrb", "--reason", "moving"]
    assert "nrb is paused since 2026-08-17T" in pause.apply(table, pause.arguments(words), NOW)
    assert pauses.by_key(table, "rates")["nrb"].reason == "moving"
    assert "asked again" in pause.apply(table, pause.arguments(["resume", "--source", "nrb"]), NOW)
    assert pauses.by_key(table, "rates") == {}


def test_an_outlet_likewise(table: Table) -> None:
    pause.apply(table, pause.arguments(["pause", "--outlet", "setopati"]), NOW)
    assert (set(pauses.by_key(table, "news")), set(pauses.by_key(table, "rates"))) == ({"setopati"}, set())


def test_what_is_not_paused_cannot_be_resumed(table: Table) -> None:
    with pytest.raises(CannotRun, match="nrb is not paused"):
        pause.apply(table, pause.arguments(["resume", "--source", "nrb"]), NOW)


@pytest.mark.parametrize(
    "words", [["pause"], ["pause", "--source", "nobody"], ["resume", "--source", "nrb", "--outlet", "setopati"]]
)
def test_one_known_source_or_outlet_is_named(words: list[str]) -> None:
    with pytest.raises(SystemExit):
        pause.arguments(words)
