"""A timeline played through the whole flow: bodies, parsers, jobs, a table in memory, ready answers."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from chautari.core.errors import Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from chautari.fetching.response_checks import check_response
from chautari.rates.ingest import job
from chautari.rates.model.observations import Observation
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.store import series as stored
from chautari.rates.store.evidence_archive import EvidenceArchive
from chautari.rates.views.rate import newest
from tools.drill.memory import Bucket, MemoryTable
from tools.drill.timeline import bodies
from tools.drill.timeline.plan import Plan
from tools.drill.timeline.play import Player
from tools.drill.timeline.statements import is_out, screen

# The last part of an address, and the source that answers there.
PLACES = {
    "today": "fenegosida",
    "bullions": "nepalipatro",
    "gold": "hamropatro",
    "rates": "nrb",
    "rate": "nrbday",
    "app-rate": "nrbapp",
}
_WRITERS = {
    "fenegosida": bodies.board,
    "nepalipatro": bodies.days,
    "hamropatro": bodies.cards,
    "nrb": bodies.rates,
    "nrbapp": bodies.flat,
}


class Web:
    """The sources of a player as they answer at an instant."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.now = player.plan.end

    def fetch(self, ask: HttpRequest) -> HttpResponse:
        """The answer of the source that the address is of. Raises Unreachable in an outage, or before it printed."""
        key = PLACES[urlsplit(ask.url).path.rpartition("/")[2]]
        body = None if is_out(self.player.plan, (key,), self.now) else self._body(key, ask)
        if body is None:
            raise Unreachable(ask.url)
        kind = "text/html" if key == "hamropatro" else "application/json"
        return check_response(ask, HttpResponse(ask.url, 200, {"content-type": kind}, body.encode(), self.now))

    def _body(self, key: str, ask: HttpRequest) -> str | None:
        shown = screen(self.player.said[key], self.player.known[key], self.now)
        if key == "nrbday":
            return bodies.one_day(shown, date.fromisoformat(parse_qs(urlsplit(ask.url).query)["date"][0]))
        return _WRITERS[key](shown) if shown else None


def differences(plan: Plan) -> str:
    """The first difference between the flow and the pure playing of a plan, in words; empty where there is none."""
    return next(_differences(plan), "")


def _differences(plan: Plan) -> Iterator[str]:
    player = Player(plan)
    web, table = Web(player), Table(MemoryTable(), "drill")
    for read, step in zip(player.reads, player.steps(), strict=True):
        web.now = read.at
        run(read.key, web, table)
        for name, played in step.series.items():
            kept = stored.series_of(name, stored.latest_years(table, name))
            yield from _compared(read.at, name, played, kept)
        yield from _shown(plan, read.at, step.series, table)


def run(key: str, web: Web, table: Table, archive: EvidenceArchive | None = None) -> None:
    """One scheduled run of a source."""
    job.run({"sources": [key]}, web.fetch, table, archive or EvidenceArchive(Bucket(), "drill"), web.now)


def _compared(moment: datetime, name: str, played: Series, kept: Series) -> Iterator[str]:
    for on in sorted({day.date for day in played} | {day.date for day in kept}):
        here, there = played.get(on), kept.get(on)
        if here is None or there is None or essence(here) != essence(there):
            yield f"{moment} {name} {on}: {here and essence(here)} is {there and essence(there)} in the flow"


def essence(day: MarketDay) -> tuple[Any, ...]:
    """A day without what only parsers know, such as labels."""
    superseded = day.superseded and (day.superseded.status, _said(day.superseded.observation))
    verdict = (day.verdict.status, day.verdict.source, day.verdict.agreeing, day.verdict.reasons)
    return verdict, [_said(each) for each in day.observations], day.standing and _said(day.standing), superseded


def _said(each: Observation) -> tuple[Any, ...]:
    return each.source, each.amounts, each.unit, each.faults, each.observed_at, each.revision


def _shown(plan: Plan, moment: datetime, played: dict[str, Series] | Any, table: Table) -> Iterator[str]:
    """Where the ready answer's newest dates and statuses are not those of the series."""
    view = read_models.get(table, plan.market)
    answer = codec.unpacked(view.body) if view else {}
    rates = {rate.get("instrument") or rate["code"]: rate for rate in answer.get("metals") or answer.get("rates") or []}
    for name, series in played.items():
        served, _ = newest(series)
        shown = rates.get(name, {})
        shown = shown.get("last_published", shown)
        expected = (str(served.date), served.verdict.status) if served else (None, None)
        found = (shown.get("date"), shown.get("status")) if served else (None, None)
        if found != expected:
            yield f"{moment} {name}: the answer shows {found}, the series {expected}"
