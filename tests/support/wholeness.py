"""What holds of a table and its archive at every instant, whoever was cut off in the middle of what."""

import gzip
import hashlib
from collections import defaultdict
from datetime import date
from typing import Any

from chautari.dynamodb import codec
from chautari.rates.model.series import MarketDay
from chautari.rates.store import day_items
from chautari.rates.store.series_codec import days_from_json
from tests.support.board_wholeness import require_boards_whole
from tools.drill.memory import MemoryTable

Items = dict[str, dict[str, Any]]


def require_whole(table: MemoryTable, objects: dict[str, bytes]) -> None:
    """Require that each revision has its year and evidence, and that each year and view follows from the revisions.

    A day beside revisions is the one of its year.
    """
    for pk, items in table.items.items():
        kind, _, name = pk.partition("#")
        if kind == "SERIES":
            for year, item in items.items():
                _require_year(table, name, year, item)
        if kind == "RATE":
            _require_revisions(table, name, items, objects)
        if kind == "VIEW":
            _require_view(items["VIEW"], _answers(table, name))
    require_boards_whole(table, objects)


def _require_year(table: MemoryTable, instrument: str, year: str, item: dict[str, Any]) -> None:
    answers = _answers(table, f"{instrument}#{year}")
    days: dict[date, MarketDay] = {}
    for answer in answers.values():
        days |= {day.date: day for day in _days(answer)}
    assert _days(item) == [days[on] for on in sorted(days)]
    assert int(item["version"]["N"]) == len(answers)
    assert list(answers)[-1] == f"{item['at']['S']}#{len(answers):06}"


def _require_revisions(table: MemoryTable, instrument: str, items: Items, objects: dict[str, bytes]) -> None:
    kept: dict[tuple[str, str], list[int]] = defaultdict(list)
    revisions = {sk: item for sk, item in items.items() if not day_items.is_day(item)}
    for sk, item in sorted(revisions.items()):
        on, source, number = sk.split("#")
        kept[on, source].append(int(number))
        body = gzip.decompress(objects[f"answers/{item['sha256']['S']}.gz"])
        assert hashlib.sha256(body).hexdigest() == item["sha256"]["S"]
    days = [day for item in table.items[f"SERIES#{instrument}"].values() for day in _days(item)]
    current = {(str(day.date), reading.source): reading.revision for day in days for reading in day.observations}
    assert kept == {key: list(range(1, number + 1)) for key, number in current.items()}
    of_years = {str(day.date): [day] for day in days}
    copies = {sk: days_from_json(codec.unpacked(item["day"]["B"])) for sk, item in items.items() if "day" in item}
    assert {sk: of_years[sk] for sk in copies} == copies


def _require_view(item: dict[str, Any], answers: Items) -> None:
    assert int(item["version"]["N"]) == len(answers)
    last = answers[list(answers)[-1]]
    assert [last[name] for name in ("body", "etag", "at")] == [item[name] for name in ("body", "etag", "at")]


def _answers(table: MemoryTable, name: str) -> Items:
    """What was given out under a name, in the order in which it was: the keys sort as the versions count."""
    answers = dict(sorted(table.items.get(f"SAID#{name}", {}).items()))
    assert [int(sk.partition("#")[2]) for sk in answers] == list(range(1, len(answers) + 1))
    return answers


def _days(item: dict[str, Any]) -> list[MarketDay]:
    return days_from_json(codec.unpacked(item["days"]["B"]))
