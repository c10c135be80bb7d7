"""Thirty days of both markets through the real jobs at their real poll times, with all that goes wrong beside."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any
from unittest import mock

from aws_lambda_powertools import Logger

from chautari.api.app import Api
from chautari.api.endpoints import ENDPOINTS
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from chautari.rates.ingest import job
from chautari.rates.model.instruments import Market
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.api.conftest import event_of
from tests.support.faulty import Faulty, Killed
from tests.support.meanwhile import meanwhile
from tests.support.month_plan import polls
from tests.support.shelf import Shelf
from tools.drill.memory import MemoryTable
from tools.drill.timeline.flow import Web
from tools.drill.timeline.plan import Plan
from tools.drill.timeline.play import Player

LIVE = ("SERIES#", "VIEW#", "RATE#", "SAID#")


@dataclass(frozen=True, slots=True)
class Served:
    """Printed figures, per one of the unit, that an answer gave of a day from `at` on."""

    at: datetime
    market: Market
    instrument: str
    date: date
    figures: dict[str, Decimal]


@dataclass(repr=False)
class Month:
    """The plans of both markets, the table and the archive, and what was served and answered.

    - `redelivered`, `killed`: how many events came twice, and how many runs were cut off.
    - `interleaved`: how many runs wrote something just before the write of another that had read what was there before.
    - `disturbed`: when an event that came twice changed something.
    - `before_revisions`: by authority, the month as it was just before its first revision was read.
    """

    plans: dict[Market, Plan]
    items: MemoryTable = field(default_factory=MemoryTable)
    shelf: Shelf = field(default_factory=Shelf)
    now: datetime = datetime(2026, 6, 14, tzinfo=NPT)
    served: list[Served] = field(default_factory=list)
    answered: dict[datetime, dict[str, tuple[int, str]]] = field(default_factory=dict)
    redelivered: int = 0
    interleaved: int = 0
    killed: int = 0
    disturbed: list[datetime] = field(default_factory=list)
    before_revisions: dict[str, "Month"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.webs = {market: Web(Player(plan)) for market, plan in self.plans.items()}
        self.table = Table(self.items, "month")
        self.archive = EvidenceArchive(self.shelf, "shelf")
        self.api = Api(ENDPOINTS, lambda: self.table, lambda: self.now, Logger("month"))
        self._shown: dict[str, str] = {}

    def run(self, key: str, table: Table | None = None, archive: EvidenceArchive | None = None) -> None:
        """One scheduled run of a source, now."""
        job.run({"sources": [key]}, self.fetch, table or self.table, archive or self.archive, self.now)

    def fetch(self, ask: HttpRequest) -> HttpResponse:
        """The answer of the market's web."""
        web = self.webs["forex" if "nrb.org" in ask.url else "metals"]
        web.now = self.now
        return web.fetch(ask)

    def copy(self) -> "Month":
        """The same instant with a table and an archive of its own, and nothing noted."""
        shelf = Shelf()
        shelf.objects = dict(self.shelf.objects)
        return Month(self.plans, self.items.copy(), shelf, self.now)

    def live(self) -> dict[str, Any]:
        """What is stored of rates and answers: all but the records of runs."""
        return {pk: dict(items) for pk, items in self.items.items.items() if pk.startswith(LIVE)}

    def get(self, address: str) -> tuple[int, str]:
        """Status and body of an answer of the API, now."""
        answer = self.api.resolve(event_of(address), mock.Mock())
        return answer["statusCode"], answer["body"]

    def note(self) -> None:
        """Note what the ready answers serve, if they are others than before."""
        for market in self.plans:
            view = read_models.get(self.table, market)
            if view is not None and self._shown.get(market) != view.etag:
                self._shown[market] = view.etag
                self.served += _served(self.now, market, codec.unpacked(view.body))


def _served(at: datetime, market: Market, answer: dict[str, Any]) -> Iterator[Served]:
    for rate in answer.get("metals", []):
        if rate["price"] is not None:
            printed = {unit: Decimal(each["amount"]) for unit, each in rate["prices"].items() if not each["derived"]}
            yield Served(at, market, rate["instrument"], date.fromisoformat(rate["date"]), printed)
    for rate in answer.get("rates", []):
        if rate["status"] not in ("held", "unpublished"):
            sides = {side: Decimal(rate["per_one"][side]) for side in ("buy", "sell") if rate[side] is not None}
            yield Served(at, market, rate["code"], date.fromisoformat(rate["date"]), sides)


def play(month: Month, rng: Random, asked_at: list[datetime], addresses: tuple[str, ...]) -> None:
    """Run everything; at the instants `asked_at` note what `addresses` answer."""
    runs, instants = polls(), iter(sorted(asked_at))
    instant = next(instants, None)
    for at, key in runs:
        while instant is not None and instant < at:
            month.now = instant
            month.answered[instant] = {address: month.get(address) for address in addresses}
            instant = next(instants, None)
        month.now = at
        if at == first_revision_read(month, key):
            month.before_revisions[key] = month.copy()
        _run_somehow(month, key, rng)
        month.note()


def first_revision_read(month: Month, key: str) -> datetime | None:
    """When a run of the authority `key` first finds a revision; None for a source that is none."""
    for web in month.webs.values():
        revised = [each.readable for each in web.player.said.get(key, ()) if each.revised]
        if key == web.player.plan.authority:
            return min(read.at for read in web.player.reads if read.key == key and read.at >= min(revised))
    return None


def _run_somehow(month: Month, key: str, rng: Random) -> None:
    """A run as it happens: mostly once, else twice, beside another, or killed at any of its calls."""
    chance = rng.random()
    if chance < 0.05:
        month.run(key)
        before = month.live()
        month.run(key)
        month.redelivered += 1
        month.disturbed += [month.now] if month.live() != before else []
    elif chance < 0.25:
        other = rng.choice((key, "fenegosida", "nepalipatro"))
        beside = meanwhile(month.table, "transact_write_items", lambda: _interleaved(month, other))
        month.run(key, beside)
    elif chance < 0.35:
        table, archive = Faulty(rng.randrange(1, 30), Killed, late=rng.random() < 0.5).wrap(month.table, month.archive)
        with suppress(Killed):
            month.run(key, table, archive)
            month.killed -= 1
        month.killed += 1
    else:
        month.run(key)


def _interleaved(month: Month, key: str) -> None:
    before = month.live()
    month.run(key)
    month.interleaved += month.live() != before
