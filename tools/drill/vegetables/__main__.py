"""`make drill-vegetables`: N cases of SEED; one of the board's three answers is changed, or several independently.

A real day is read after the days before it, through parsers, checks, judgement and store. What is judged are all boards
that are stored then, against what the board had on those days.
"""

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from random import Random

from chautari.dynamodb.table import Table
from chautari.markets.declarations.vegetables import MARKET
from chautari.markets.model.board import BoardRow
from chautari.markets.store import boards
from tools.drill import running
from tools.drill.kalimati import BODIES
from tools.drill.markets import program, ways
from tools.drill.markets.outcome import Played
from tools.drill.memory import MemoryTable
from tools.drill.vegetables import days
from tools.drill.vegetables.changes import CHANGES
from tools.drill.vegetables.days import MarketDay

KINDS = tuple(CHANGES)
SCENES, SEVERAL = 40, 0.4


def play(seed: int, kind: str, number: int) -> Played:
    """One case."""
    random = Random(f"{seed} {kind} {number}")  # noqa: S311 - a drill has to be repeatable, not secret
    day = days.drawn(seed, random, SCENES)
    names = (
        random.sample(list(BODIES), random.choice((2, 2, 3))) if random.random() < SEVERAL else [_one_address(random)]
    )
    hit = {name: _changed(kind, name, day, random) for name in names}
    items = day.items.copy()
    days.run(items, _bodies(day) | {name: body for name, (_, body) in hit.items()}, day.truth.on)
    changed = {f"kalimati-{'page' if name == 'price' else name}": way for name, (way, _) in hit.items()}
    return _judged(Played(kind, tuple(f"{name}: {way}" for name, way in changed.items())), changed, items, day)


def _one_address(random: Random) -> str:
    """Any of the three, the page less often: to read it costs ten times as much."""
    return random.choices(list(BODIES), (2, 2, 1))[0]


def _bodies(day: MarketDay) -> dict[str, bytes]:
    return {answer.name: answer.page.body for answer in day.world.answers}


def _changed(kind: str, name: str, day: MarketDay, random: Random) -> tuple[str, bytes]:
    """The name of the change and the body."""
    if kind != ways.WAYS:
        return kind, BODIES[name](CHANGES[kind](day.truth, day, random))
    answer = next(answer for answer in day.world.answers if answer.name == name)
    body = ways.changed(answer, day.world, random)
    return body.way, body.body


def _judged(played: Played, changed: dict[str, str], items: MemoryTable, day: MarketDay) -> Played:
    read = Table(_new(items, day.items), "drill")
    for board in boards.between(read, MARKET.key, date.min, date.max):
        printed = day.prices_on(board.date)
        for row in board.rows:
            right = _is_right(row, printed)
            played.rows[f"{'right' if right else 'wrong'} {row.status}"] += 1
            if not right and row.status == "official":
                played.rows_alike += _is_alike(changed.get(name, "") for name in row.readings)
    return played


def _new(items: MemoryTable, before: MemoryTable) -> MemoryTable:
    """The items that the run wrote."""
    items_before = before.items
    return MemoryTable(
        {
            pk: {sk: item for sk, item in partition.items() if item is not items_before.get(pk, {}).get(sk)}
            for pk, partition in items.items.items()
        }
    )


def _is_right(row: BoardRow, printed: Mapping[str, tuple[str, ...]]) -> bool:
    figures, meant = row.quote.figures.values(), printed.get(row.quote.instrument, ())
    return len(meant) == len(figures) and all(map(_is_equal, figures, meant))


def _is_equal(printed: str, meant: str) -> bool:
    return Decimal(printed) == Decimal(meant)


def _is_alike(ways_of_readings: Iterable[str]) -> bool:
    """Whether all that state a wrong row were changed in one way."""
    return len(set(ways_of_readings)) == 1


if __name__ == "__main__":
    sys.exit(running.stoppable(lambda: program.main("tools.drill.vegetables.__main__", KINDS)))
