"""Every day of every bank is in a part of its own year, and the counter's answer among the latest."""

from chautari.dynamodb import bank_keys, keys
from chautari.dynamodb.table import Table
from chautari.export import bank_parts, rate_parts
from tests.support.factories import NOW
from tools.drill.banks import scene


def test_each_bank_has_a_part_a_year_that_any_write_marks_anew() -> None:
    table = Table(scene.scene("a scene").items, "drill")
    parts = list(bank_parts.parts(table))
    assert [part.name for part in parts] == [f"banks/{key}/2026" for key in scene.KEYS]
    (view,) = table.client.items[keys.view(bank_keys.COUNTER).pk].values()
    assert {part.mark for part in parts} == {view["version"]["N"]}
    assert [item["sk"]["S"] for item in parts[0].read()] == ["2026-09-06", "2026-09-07"]


def test_the_parts_of_rates_have_them_and_the_answer() -> None:
    table = Table(scene.scene("a scene").items, "drill")
    named = {part.name: part for part in rate_parts.parts(table, NOW)}
    assert {f"banks/{key}/2026" for key in scene.KEYS} <= named.keys()
    assert "VIEW#counter" in {item["pk"]["S"] for item in named["latest"].read()}


def test_before_the_first_run_there_is_none() -> None:
    table = Table(scene.scene("a scene").items.copy(), "drill")
    del table.client.items[keys.view(bank_keys.COUNTER).pk]
    assert list(bank_parts.parts(table)) == []
