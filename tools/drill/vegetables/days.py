"""Real days of the board: the bundled one of a case, the table after the days before it, and the answers of both."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from pathlib import Path
from random import Random

from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.markets.declarations.vegetables import MARKET
from chautari.markets.ingest import board_run
from chautari.markets.model.board_source import BoardAddress
from chautari.markets.sources.kalimati import SOURCE
from chautari.markets.store import bundled_history
from chautari.nepali.clock import NPT
from chautari.rates.store.evidence_archive import EvidenceArchive
from tools.drill.answers import Answer
from tools.drill.kalimati import BODIES, ENGLISH, Printed
from tools.drill.markets import ways
from tools.drill.markets.anatomy import answer_of
from tools.drill.markets.quick import KnownPage
from tools.drill.memory import Bucket, MemoryTable
from tools.drill.world import World

# The first rows of a day: a whole reading has 59 at most, and each costs time.
ROWS = 66
# How many days before the one of a case were read, and the longest gap between two of them.
READ_BEFORE, GAP = 3, timedelta(days=4)
KEYS = {"np": "kalimati", "en": "kalimati", "price": "kalimatipage"}
_FOLDER = Path(bundled_history.__file__).parents[2] / "data" / MARKET.history


def _remembered(address: BoardAddress) -> BoardAddress:
    """The address, which reads a body that it has read before no second time."""
    read = lru_cache(400)(lambda page: list(address.parse(page.page)))
    return replace(address, parse=lambda page: iter(read(KnownPage(page))))


_QUICK = replace(SOURCE, addresses=tuple(map(_remembered, SOURCE.addresses)))


@dataclass(frozen=True, slots=True)
class MarketDay:
    """A day of a case.

    - `truth`: what the board had on it; `earlier`: on the days before, the last one last.
    - `items`: the table after those, read unchanged.
    """

    truth: Printed
    earlier: tuple[Printed, ...]
    items: MemoryTable
    world: World = field(repr=False)

    def prices_on(self, on: date) -> Mapping[str, tuple[str, ...]]:
        """The prices of a day; none for a day of no case."""
        return next((printed.prices for printed in (self.truth, *self.earlier) if printed.on == on), {})


def drawn(seed: int, random: Random, scenes: int) -> MarketDay:
    """One of `scenes` days that follow closely upon others."""
    return _day(_dates()[Random(f"{seed} {random.randrange(scenes)}").randrange(len(_dates()))])  # noqa: S311


def bodies(printed: Printed) -> dict[str, bytes]:
    """The three answers of a day, by address."""
    return {name: write(printed) for name, write in BODIES.items()}


def run(items: MemoryTable, answers: Mapping[str, bytes], on: date) -> None:
    """A run of the source on the morning of `on`, with these answers."""
    at = datetime.combine(on, time(11), NPT)

    def fetch(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.url, 200, {}, answers[request.url.rpartition("/")[2]], at)

    board_run.run(_QUICK, fetch, Table(items, "drill"), EvidenceArchive(Bucket(), "drill"), at)


@cache
def _printed(on: date) -> Printed | None:
    board = bundled_history.board(MARKET, on)
    if board is None:
        return None
    low_high_average = {row.quote.instrument: tuple(row.quote.figures.values()) for row in board.rows[:ROWS]}
    return Printed(on, {key: (low, high, average) for key, (low, high, average) in low_high_average.items()})


@cache
def _dates() -> tuple[date, ...]:
    """The days that READ_BEFORE others come closely before."""
    dates: list[date] = []
    for path in sorted(_FOLDER.glob("[0-9]*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            dates += map(date.fromisoformat, next(csv.reader(file))[2:])
    return tuple(on for first, on in zip(dates, dates[READ_BEFORE:], strict=False) if on - first <= GAP)


@cache
def _day(on: date) -> MarketDay:
    truth, earlier = _printed(on), [_printed(on - timedelta(days=days)) for days in range(GAP.days, 0, -1)]
    days, items = [printed for printed in earlier if printed], MemoryTable()
    for printed in days:
        run(items, bodies(printed), printed.on)
    assert truth is not None  # noqa: S101 - of the days that are dates
    return MarketDay(truth, tuple(days), items, _world(truth, days[-1]))


def _world(truth: Printed, before: Printed) -> World:
    today, yesterday = bodies(truth), bodies(before)
    pairs = [(_answer(name, today[name], truth), _answer(name, yesterday[name], before)) for name in BODIES]
    return ways.world_of(pairs, truth.on, before.on)


def _answer(name: str, body: bytes, printed: Printed) -> Answer:
    keys = printed.prices
    english = {ENGLISH[key]: key for key in keys}
    nepali = {MARKET.instruments[key].name_ne: key for key in keys}
    return answer_of(name, KEYS[name], body, printed.on, datetime.combine(printed.on, time(11), NPT), english | nepali)
