"""A bank beside the central bank: what it says changes nothing of the central bank's rates, with it or without it."""

import pytest

from chautari.dynamodb import read_models
from chautari.dynamodb.table import Table
from chautari.markets.sources import banks
from tests.markets.model.bank_boards import board, with_figure
from tests.support.banks import bank, ranked, run, state_rates


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The banks here are in no file, so that their parsers have no version."""
    monkeypatch.setattr(banks, "version", lambda key: f"parser-{key}")


def test_while_the_central_bank_is_silent_a_board_is_stored_held_and_served_once_it_speaks(table: Table) -> None:
    source = bank("alpha", {"alpha": (board(),)})
    assert run(table, source).rows_held == 18
    state_rates(table)
    assert run(table, source).rows_held == 0
    assert ranked(table)["banks"][0]["over_nrb"] is not None


def test_a_bank_alone_with_the_central_bank_silent_changes_nothing_of_its_rates(table: Table) -> None:
    run(table, bank("alpha", {"alpha": (board(),)}))
    assert read_models.get(table, "forex") is None
    assert written(table) == {"BANK#alpha", "SAID#counter", "VIEW#counter"}


def test_a_bank_beside_the_central_bank_neither_holds_nor_confirms_its_rates(table: Table) -> None:
    state_rates(table)
    before = read_models.get(table, "forex")
    far = with_figure(board(), "QAR", "transfer", "30.00")
    for edition in (board(), far):
        run(table, bank("alpha", {"alpha": (edition,)}))
    assert read_models.get(table, "forex") == before
    assert written(table) == {"BANK#alpha", "SAID#counter", "VIEW#counter", "VIEW#forex"}


def written(table: Table) -> set[str]:
    """The partitions of the table that have an item."""
    return {item["pk"]["S"] for item in table.client.scan(TableName=table.name)["Items"]}
