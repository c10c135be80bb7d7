"""The program of a market's drill: N cases of SEED, or CASE alone, or those of one KIND; JOBS processes, resumable.

Half of the cases are changed in the 46 ways, the other half in the market's own, in turns.
"""

import os
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from typing import Any

from tools.drill import chunks, running
from tools.drill.markets import quick
from tools.drill.markets.outcome import MarketTally, Played
from tools.drill.markets.ways import WAYS

# Play case `number` of a seed in one kind of change.
Play = Callable[[int, str, int], Played]

_plain = ExitStack()
_drill: tuple[str, int, tuple[str, ...]]


def main(module: str, own_kinds: tuple[str, ...]) -> int:
    """Drill with the function `play` of `module`. The exit status is 1 where a wrong figure was official."""
    seed, cases = running.number_asked("SEED", 1), running.number_asked("N", 20_000)
    kinds = (os.environ["KIND"],) if os.environ.get("KIND") else (WAYS, *own_kinds)
    if os.environ.get("CASE"):
        print(_play(module)(seed, kind_of(number := int(os.environ["CASE"]), kinds), number))
        return 0
    begin(module, seed, kinds)
    name = module.rpartition(".")[0].rpartition(".")[2]
    kept = chunks.folder(running.ROOT / ".local" / f"drill-{name}", seed, running.ROOT / "recorded")
    kept = kept.with_name("-".join((kept.name, *os.environ.get("KIND", "").split())))
    running.play_missing(kept, cases, play, begin, (module, seed, kinds))
    tally = chunks.total(kept, cases, MarketTally())
    print("\n".join(tally.lines()))
    return 1 if tally.wrong else 0


def kind_of(number: int, kinds: tuple[str, ...]) -> str:
    """The kind of a case: the first is every second one's, the others take turns."""
    main_kind, *own_kinds = kinds
    return main_kind if not own_kinds or number % 2 == 0 else own_kinds[number // 2 % len(own_kinds)]


def begin(module: str, seed: int, kinds: tuple[str, ...]) -> None:
    """Keep what the chunks of this process play."""
    global _drill
    _drill = module, seed, kinds
    _plain.enter_context(quick.plain())
    _play(module)


def play(chunk: range) -> tuple[range, dict[str, Any]]:
    """The counts of the cases of a chunk."""
    module, seed, kinds = _drill
    tally = MarketTally()
    for number in chunk:
        tally.add(number, _play(module)(seed, kind_of(number, kinds), number))
    return chunk, tally.as_json()


def _play(module: str) -> Play:
    play_case: Play = import_module(module).play
    return play_case
