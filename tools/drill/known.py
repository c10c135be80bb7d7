"""What the unchanged answers lead to, worked out once a process: most of a case is as in every other.

The real functions run the first time that they are given something, and again for all that a changed answer touches.
Nothing is left out but the compression of years and the bodies of the archive, which no drill reads.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache, partial
from itertools import chain
from typing import Any
from unittest.mock import patch

from chautari.core.http_messages import HttpResponse
from chautari.dynamodb import codec
from chautari.dynamodb.table import Table
from chautari.fetching import response_checks
from chautari.rates import sources
from chautari.rates.ingest import writer
from chautari.rates.ingest.collector import CollectedObservation, Collector
from chautari.rates.model.observations import Observation, ParsedQuote
from chautari.rates.model.series import SeriesYear
from chautari.rates.model.source import RateSource
from chautari.rates.store import evidence_archive, series
from tools.drill.memory import Item
from tools.drill.scene import Scene
from tools.drill.world import World


@contextmanager
def remembering(world: World) -> Iterator[Scene]:
    """A scene that looks up what follows from unchanged answers."""
    with ExitStack() as stack:
        memory = _Memory(world)
        for place, name, instead in memory.instead():
            stack.enter_context(patch.object(place, name, instead))
        scene = Scene(world)
        for pk, items in scene.before.items.items():
            memory.keep(items.values() if pk.startswith("SERIES#") else ())
        yield scene


class _Memory:
    """`known` are the objects that unchanged answers led to, by identity; being kept, no other can have theirs."""

    def __init__(self, world: World) -> None:
        self.bodies = {page.body for page in chain(world.before.values(), (each.page for each in world.answers))}
        self.known: dict[int, object] = {}
        self.days: dict[Any, list[CollectedObservation]] = {}
        self.readings: dict[Any, Observation] = {}
        self.batches: dict[Any, tuple[dict[str, Item], tuple[int, int]]] = {}
        self.real = (
            sources.find,
            Collector._observations_on,
            writer._write_batch,
            series._year,
            response_checks.is_challenge,
        )

    def instead(self) -> Iterator[tuple[Any, str, Any]]:
        """What takes the place of what."""
        yield sources, "find", lru_cache(self._find)
        yield Collector, "_observations_on", lambda gathered, on, quotes: self._day(gathered, on, quotes)
        yield writer, "_write_batch", self._store_batch
        yield series, "_year", self._year
        yield response_checks, "is_challenge", lambda page: page.body not in self.bodies and self.real[4](page)
        yield codec, "packed", codec.json_text
        yield codec, "unpacked", json.loads
        yield evidence_archive, "put", lambda archive, run: None
        yield evidence_archive, "put_failed", lambda archive, run: None

    def keep(self, objects: Iterable[object]) -> None:
        """They are what unchanged answers led to."""
        self.known |= {id(each): each for each in objects}

    def _all_known(self, objects: Any) -> bool:
        return all(id(each) in self.known for each in objects)

    def _find(self, key: str) -> RateSource:
        source = self.real[0](key)
        return self._quick(replace(source, mirrors=tuple(map(self._quick, source.mirrors))))

    def _quick(self, source: RateSource) -> RateSource:
        read, further = lru_cache(200)(partial(self._rows, source)), lru_cache(200)(partial(_asks, source))
        return replace(
            source,
            parse=lambda page: iter(read(_Bytes(page)) if page.body in self.bodies else source.parse(page)),
            next_pages=lambda page: further(_Bytes(page)) if page.body in self.bodies else source.next_pages(page),
        )

    def _rows(self, source: RateSource, known: "_Bytes") -> list[Any]:
        rows = list(source.parse(known.page))
        self.keep(rows)
        return rows

    def _day(self, gathered: Collector, on: date, quotes: dict[str, ParsedQuote]) -> Iterator[CollectedObservation]:
        before = gathered._quotes.get(on - timedelta(days=1), {})
        used = [*quotes.values(), *before.values()]
        if not self._all_known(used):
            return map(self._same, self.real[1](gathered, on, quotes))
        key = (gathered.source.key, on, len(quotes), *map(id, used))
        if key not in self.days:
            self.days[key] = list(self.real[1](gathered, on, quotes))
            self.keep(each.observation for each in self.days[key])
            self.readings |= {_content(each): each.observation for each in self.days[key]}
        return iter(self.days[key])

    def _same(self, found: CollectedObservation) -> CollectedObservation:
        """With the known reading where it says what the unchanged answer says."""
        known = self.readings.get(_content(found))
        return replace(found, observation=known) if known else found

    def _store_batch(
        self, table: Table, instrument: str, year: int, batch: Sequence[CollectedObservation], ground: Any
    ) -> Any:
        items = table.client.items.setdefault(f"SERIES#{instrument}", {})
        used = [*items.values(), *(each.observation for each in batch)]
        if not self._all_known(used):
            return self.real[2](table, instrument, year, batch, ground)
        key = (instrument, year, ground.at, len(items), *map(id, used))
        if key not in self.batches:
            counts = self.real[2](table, instrument, year, batch, ground)
            self.keep(items.values())
            self.batches[key] = dict(items), counts
        after, counts = self.batches[key]
        items |= after
        return counts

    def _year(self, instrument: str, item: Item) -> SeriesYear:
        year = self.real[3]
        return _of_bytes(year, instrument, item["sk"]["S"], item["version"]["N"], item["at"]["S"], item["days"]["B"])


@lru_cache(1500)
def _of_bytes(year: Any, instrument: str, sk: str, version: str, at: str, days: bytes) -> SeriesYear:
    item = {"sk": {"S": sk}, "version": {"N": version}, "at": {"S": at}, "days": {"B": days}}
    found: SeriesYear = year(instrument, item)
    return found


def _content(found: CollectedObservation) -> Any:
    each = found.observation
    said = tuple(each.figures.items()), each.unit, tuple(each.stated.items()), each.faults
    return found.instrument, found.date, each.source, each.observed_at, said


class _Bytes:
    """A page by what a parser sees of it."""

    def __init__(self, page: HttpResponse) -> None:
        self.page = page
        self.seen = (page.url, page.body, page.fetched_at)

    def __hash__(self) -> int:
        return hash(self.seen)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bytes) and self.seen == other.seen


def _asks(source: RateSource, known: _Bytes) -> list[Any]:
    return list(source.next_pages(known.page))
