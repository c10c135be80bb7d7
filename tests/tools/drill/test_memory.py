"""The table in memory answers each call of the store as moto does, conflicts included."""

from typing import Any

import pytest

from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Conflict, Table
from chautari.rates.store import health, series
from tools.drill.memory import MemoryTable

PUT = {"TableName": "chautari"}
CONDITIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("pk = :pk", {}),
    ("pk = :pk AND sk BETWEEN :first AND :last", {":first": "2020", ":last": "2024"}),
    ("pk = :pk AND sk <= :year", {":year": "2024"}),
    ("pk = :pk AND sk < :year", {":year": "2024"}),
    ("pk = :pk AND sk > :year", {":year": "2020"}),
    ("pk = :pk AND begins_with(sk, :day)", {":day": "202"}),
)


@pytest.fixture
def memory() -> Table:
    return Table(MemoryTable(), "chautari")


def item(sk: str, version: int, pk: str = "SERIES#gold") -> dict[str, Any]:
    return codec.item({"pk": pk, "sk": sk, "version": version, "days": b"\x01"})


def outcome(table: Table, call: str, **arguments: Any) -> Any:
    """What a call answers that the store looks at, or how it is refused."""
    try:
        answer = getattr(table.client, call)(**arguments)
    except table.client.exceptions.ConditionalCheckFailedException:
        return "condition failed"
    except table.client.exceptions.TransactionCanceledException as error:
        return [reason["Code"] for reason in error.response["CancellationReasons"]]
    return {name: (answer or {}).get(name) for name in ("Item", "Items")}


def put(sk: str, version: int) -> dict[str, Any]:
    return {**PUT, "Item": item(sk, version), **codec.next_version(version)}


def calls() -> list[tuple[str, dict[str, Any]]]:
    """Calls in an order in which each kind of condition holds and fails."""
    key = {"TableName": "chautari", "Key": codec.item({"pk": "SERIES#gold", "sk": "2024"}), "ConsistentRead": True}
    puts = [("put_item", put(sk, version)) for sk, version in (("2024", 1), ("2024", 1), ("2024", 3), ("2024", 2))]
    free = [("put_item", {**PUT, "Item": item("fenegosida", 1, "HEALTH")})] * 2
    again = "attribute_not_exists(pk) OR attribute_exists(refused)"
    runs = [{**item("now", 1, "RUNS#nrb"), **more} for more in ({"refused": {"N": "1"}}, {}, {"refused": {"N": "1"}})]
    retried = [("put_item", {**PUT, "Item": run, "ConditionExpression": again}) for run in runs]
    together = [("2020", 1), ("2022", 1)], [("2026", 1), ("2024", 1)], [("2024", 3), ("2026", 1)]
    several = [("transact_write_items", {"TransactItems": [{"Put": put(*each)} for each in pair]}) for pair in together]
    checked = [("transact_write_items", {"TransactItems": each}) for each in (checks(1), checks(2), checks(3))]
    queries = [
        ("query", asked(condition, values, **more))
        for condition, values in CONDITIONS
        for more in ({}, {"ScanIndexForward": False, "Limit": 2}, {"Limit": 1})
    ]
    return [("get_item", key), *puts, *free, *retried, *several, *checked, ("get_item", key), *queries]


def checks(version: int) -> list[dict[str, Any]]:
    """A put beside a year that has to be at `version` and another that is not to be there."""
    year, nothing = ({**PUT, "Key": codec.item({"pk": "SERIES#gold", "sk": sk})} for sk in ("2024", "2030"))
    looked_at = [(year, codec.next_version(version + 1)), (nothing, codec.next_version(1))]
    return [
        {"Put": {**PUT, "Item": item(f"200{version}", 1)}},
        *({"ConditionCheck": {**key, **condition}} for key, condition in looked_at),
    ]


def asked(condition: str, values: dict[str, str], **more: Any) -> dict[str, Any]:
    named = codec.item({":pk": "SERIES#gold", **values})
    return {**PUT, "KeyConditionExpression": condition, "ExpressionAttributeValues": named, **more}


def test_every_call_of_the_store_has_the_outcome_that_moto_gives(table: Table, memory: Table) -> None:
    outcomes = [(outcome(memory, call, **how), outcome(table, call, **how)) for call, how in calls()]
    assert [mine for mine, _ in outcomes] == [theirs for _, theirs in outcomes]
    assert "condition failed" in [mine for mine, _ in outcomes]
    assert ["None", "ConditionalCheckFailed"] in [mine for mine, _ in outcomes]


def test_a_refused_transaction_writes_nothing(memory: Table) -> None:
    memory.client.put_item(**put("2024", 1))
    assert outcome(memory, "transact_write_items", TransactItems=[{"Put": put(sk, 1)} for sk in ("2020", "2024")]) == [
        "None",
        "ConditionalCheckFailed",
    ]
    assert sorted(memory.client.items["SERIES#gold"]) == ["2024"]


def test_a_copy_keeps_what_it_was(memory: Table) -> None:
    memory.client.put_item(**put("2024", 1))
    other = memory.client.copy()
    other.put_item(**put("2024", 2))
    assert memory.client.items["SERIES#gold"]["2024"]["version"] == {"N": "1"}


@pytest.mark.parametrize("condition", ["pk = :pk AND sk >= :year", "sk = :year"])
def test_what_the_store_never_asks_is_refused(memory: Table, condition: str) -> None:
    with pytest.raises(ValueError, match="sk"):
        memory.client.put_item(**put("2024", 1))
        memory.client.query(**asked(condition, {":year": "2024"}))


def test_the_store_reads_what_it_wrote(memory: Table) -> None:
    read_models.put(memory, "metals", read_models.ready({"metals": []}, 1))
    with pytest.raises(Conflict):
        read_models.put(memory, "metals", read_models.ready({"metals": []}, 1))
    kept = read_models.get(memory, "metals")
    assert kept is not None
    assert codec.unpacked(kept.body) == {"metals": []}
    assert (series.latest_years(memory, "gold"), health.get(memory, "nrb")) == ([], None)
