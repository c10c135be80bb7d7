"""The state that a case begins with, the run of its events through the real flow, and what is stored after each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from urllib.parse import urlsplit

from chautari.core.errors import Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb import codec
from chautari.dynamodb.table import Table
from chautari.fetching.response_checks import check_response
from chautari.fetching.transports import Fetch, fetcher
from chautari.rates.ingest import job
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.model.observations import Observation
from chautari.rates.model.series import MarketDay
from chautari.rates.store.evidence_archive import EvidenceArchive
from chautari.rates.store.series_codec import days_from_json
from tools.drill.anatomy import taken_apart
from tools.drill.answers import WRITTEN, Answer, edited, moved, with_body
from tools.drill.cases import SOURCES, Case, Event, event_of
from tools.drill.memory import Bucket, Item, MemoryTable
from tools.drill.world import World

# One case of so many makes the ready answers too, which are made of the stored years and nothing else.
PUBLISHED_OF = 10

Days = dict[tuple[str, str], MarketDay]
Right = dict[tuple[str, str], dict[str, Decimal]]


@dataclass(frozen=True, slots=True)
class Step:
    """What one event reported, and the items that it wrote."""

    report: RunReport
    written: dict[str, Item]


class Scene:
    """`before`: the table with the good days before. `final`: the days stored by unchanged answers. `right`: what they
    say, per one of the unit, by instrument, date and figure.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.before = _days_before(world)
        after = self.before.copy()
        events = [event_of(key, world, key == "fenegosida") for keys in SOURCES.values() for key in keys]
        self.reports = [step.report for step in _steps(after, events, _web(_pages(world)), world.now)]
        self.final = days_of(after.items)
        self.right: Right = {}
        for key, day in self.final.items():
            for reading in day.observations:
                self.right.setdefault(key, {}).update(per_one(reading))
        known = {(c, str(on)) for c, _, on in world.values}
        if self.right.keys() < known or any(report.kind for report in self.reports):
            raise ValueError(f"the recorded answers do not pass unchanged: {[r.detail for r in self.reports]}")

    def play(self, case: Case) -> Iterator[Step]:
        """The events of a case, one after the other, on a table of its own."""
        pages = _pages(self.world)
        for hit in case.hits:
            pages[hit.answer.name] = with_body(hit.answer.page, hit.body)
        return _steps(self.before.copy(), case.events, _web(pages), self.world.now, case.number % PUBLISHED_OF == 0)

    def is_as_ever(self, name: str, day: MarketDay) -> bool:
        """Whether a stored day is what the unchanged answers lead to."""
        usual = self.final.get((name, str(day.date)))
        return day is usual or day == usual

    def is_right(self, name: str, day: MarketDay) -> bool:
        """Whether a stored day gives out nothing that the unchanged answers do not hold."""
        known = self.right.get((name, str(day.date)), {})
        return not day.served or all(known.get(figure) == amount for figure, amount in per_one(day.lead).items())


def per_one(reading: Observation) -> dict[str, Decimal]:
    """A reading's figures for one of its unit: the same rate whether quoted per 1, 10 or 100."""
    return {name: amount / (reading.unit or 1) for name, amount in reading.amounts.items()}


def days_of(items: Mapping[str, Mapping[str, Item]]) -> Days:
    """Every stored day, by instrument and date."""
    years = (
        (pk.removeprefix("SERIES#"), item) for pk in items if pk.startswith("SERIES#") for item in items[pk].values()
    )
    return {(name, str(day.date)): day for name, item in years for day in days_in(item)}


def days_in(item: Item) -> list[MarketDay]:
    """The days of a stored year."""
    return _unpacked(item["days"]["B"])


@lru_cache(maxsize=1500)
def _unpacked(body: bytes) -> list[MarketDay]:
    return days_from_json(codec.unpacked(body))


def _pages(world: World) -> dict[str, HttpResponse]:
    return {answer.name: answer.page for answer in world.answers}


def _web(pages: Mapping[str, HttpResponse]) -> Fetch:
    """Answers by host and path: the dates that are asked for change from run to run."""

    def fetch(ask: HttpRequest) -> HttpResponse:
        alike = [page for page in pages.values() if _place(page.url) == _place(ask.url)]
        if not alike:
            raise Unreachable(ask.url)
        page = next((page for page in alike if page.url == ask.url), alike[-1])
        return check_response(ask, HttpResponse(ask.url, page.status, page.headers, page.body, page.fetched_at))

    return fetch


def _place(url: str) -> tuple[str | None, str]:
    return urlsplit(url).hostname, urlsplit(url).path


def _days_before(world: World) -> MemoryTable:
    """The end of the bundled history, and the answers of the market day before."""
    table, then = MemoryTable(), world.now - (world.today - world.eve)
    history = {"sources": ["goldmandu"], "from": "2026-01-26", "to": "2026-02-28"}
    events = [event_of(key, world, key == "fenegosida") for keys in SOURCES.values() for key in keys]
    events = [event | ({"to": str(world.eve)} if "to" in event else {}) for event in events]
    for _ in _steps(table, [history], fetcher(world.now), world.now):
        pass
    steps = [
        step for pages in (*_weeks_before(world), world.before) for step in _steps(table, events, _web(pages), then)
    ]
    if any(step.report.kind for step in steps):
        raise ValueError(f"the days before do not pass: {[step.report for step in steps]}")
    return table


def _weeks_before(world: World) -> Iterator[dict[str, HttpResponse]]:
    """Days before those recorded, so that each has others beside it: the same amounts, earlier. Each market its own
    days back, so that none of them meet and the first is one on which there was a market.
    """
    for bank, metals in ((6, 9), (4, 4), (2, 0)):
        yield {each.name: _earlier(each, world, bank if each.of_the_bank else metals) for each in world.answers}


def _earlier(answer: Answer, world: World, days: int) -> HttpResponse:
    page, back = world.before[answer.name], timedelta(-days)
    if answer.of_the_bank:
        return with_body(page, moved(page.body.decode(), back).encode())
    then = taken_apart(answer.name, answer.key, page)
    edits = [(stated.span, WRITTEN[stated.form](stated.on + back)) for stated in then.dates]
    return with_body(page, edited(then.text, edits).encode())


def _steps(
    table: MemoryTable, events: Iterable[Event], fetch: Fetch, now: datetime, published: bool = True
) -> Iterator[Step]:
    run = job.run if published else job.ingest
    for event in events:
        known = {pk: dict(items) for pk, items in table.items.items() if pk.startswith(("SERIES#", "VIEW#"))}
        (report,) = run(event, fetch, Table(table, "drill"), EvidenceArchive(Bucket(), "drill"), now)
        yield Step(report, dict(_written(known, table)))


def _written(known: Mapping[str, Mapping[str, Item]], table: MemoryTable) -> Iterator[tuple[str, Item]]:
    for pk, items in table.items.items():
        if pk.startswith(("SERIES#", "VIEW#")):
            yield from ((f"{pk}/{sk}", item) for sk, item in items.items() if known.get(pk, {}).get(sk) is not item)
