"""A run over two days: on the first all is well, on the second one source answers with whatever a test makes of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from urllib.parse import urlsplit

from chautari.core.errors import SourceError
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.dynamodb import codec
from chautari.dynamodb.table import Table
from chautari.fetching import response_checks
from chautari.rates import sources
from chautari.rates.ingest import job
from chautari.rates.ingest.collector import Collector
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation
from chautari.rates.model.reevaluation import reevaluate, with_observation
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.store.series_codec import days_from_json
from tests.rates.sources.fixtures import ROOT, body_of, expected
from tests.support.shelf import shelf

FIRST = datetime.fromisoformat("2026-09-06T13:00:00+05:45")
SECOND = datetime.fromisoformat("2026-09-07T13:00:00+05:45")
CASE_OF = {FIRST: "the-day-before", SECOND: "a-plain-day"}
LAST_WEEK = date(2026, 8, 31)
TEJABI = {"tola": Decimal(290050), "10g": Decimal(248670)}

# The bundled history is a file of our own that arrives with the code; nobody else can put anything into it.
NETWORKED = [key for key in sources.keys() if key != "goldmandu"]  # noqa: SIM118 - no mapping


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source answers; the content type is the right one unless said otherwise."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def page(self, ask: HttpRequest, now: datetime) -> HttpResponse:
        """The answer as it reaches the gate."""
        return HttpResponse(ask.url, self.status, {"Content-Type": ask.accept, **self.headers}, self.body, now)


def beside(key: str) -> str:
    """A source that answers well while `key` does not."""
    return "fenegosida" if key in ("nepalipatro", "nrb") else "nepalipatro"


def good(key: str, now: datetime) -> Answer:
    """What a source answers when all is well."""
    return Answer(body_of(key, CASE_OF[now]))


def run(table: Table, keys: Iterable[str], now: datetime, **other: Answer) -> dict[str, RunReport]:
    """One invocation for `keys` at `now`; `other` answers take the place of good ones. Reports by source."""
    keys = list(keys)

    def fetch(ask: HttpRequest) -> HttpResponse:
        (key,) = (key for key in keys if _host(ask) == _host(_first_ask(key)))
        return response_checks.check_response(ask, (other.get(key) or good(key, now)).page(ask, now))

    return {report.source: report for report in job.run({"sources": keys}, fetch, table, shelf(), now)}


def _first_ask(key: str) -> HttpRequest:
    return next(iter(sources.find(key).asks(DateRange(SECOND.date(), SECOND.date()))))


def _host(ask: HttpRequest) -> str | None:
    return urlsplit(ask.url).hostname


@cache
def truth(market: str) -> dict[tuple[str, date], dict[str, Decimal]]:
    """What instruments of a market really cost, per tola and 10 g or per one of a currency. Last week as today."""
    key = "fenegosida" if market == "metals" else "nrb"
    known: dict[tuple[str, date], dict[str, Decimal]] = {}
    for case in CASE_OF.values():
        for on, table in expected(ROOT / key / case)["rates"].items():
            for instrument, row in table.items():
                known[instrument, date.fromisoformat(on)] = _per_one(row)
    known["gold-tejabi", SECOND.date()] = TEJABI
    return known | {(name, LAST_WEEK): row for (name, on), row in known.items() if on == SECOND.date()}


def _per_one(row: dict[str, object]) -> dict[str, Decimal]:
    figures = {name: str(value) for name, value in row.items() if name != "unit"}
    return {name: Decimal(value) / Decimal(str(row.get("unit", 1))) for name, value in figures.items()}


def is_true(reading: Observation, instrument: str, on: date) -> bool:
    """Whether everything that a reading says is so."""
    known = truth(INSTRUMENTS[instrument].market).get((instrument, on), {})
    said = {name: Decimal(text) / (reading.unit or 1) for name, text in reading.figures.items()}
    return all(known.get(name) == amount for name, amount in said.items())


def stored(table: Table, market: str) -> dict[str, Series]:
    """Everything stored of a market, read at one go."""
    found = table.client.scan(TableName=table.name)["Items"]
    known = {key: Series(key) for key, each in INSTRUMENTS.items() if each.market == market}
    for item in found:
        kind, _, instrument = item["pk"]["S"].partition("#")
        if kind == "SERIES" and instrument in known:
            for day in days_from_json(codec.unpacked(item["days"]["B"])):
                known[instrument].put(day)
    return known


def judged(key: str, answer: Answer) -> tuple[dict[str, Series], RunReport]:
    """The way of a run without its table: the first day as it should be, and `answer` on the second."""
    source = sources.find(key)
    known: dict[str, Series] = {}
    for now, said in ((FIRST, good(key, FIRST)), (SECOND, answer)):
        harvest = Collector(source, now.date())
        try:
            asks = [_first_ask(key)]
            for ask in asks:
                page = response_checks.check_response(ask, said.page(ask, now))
                harvest.add(page)
                asks.extend(source.further(page))
            found = harvest.observations()
        except SourceError as error:
            return known, RunReport(key, now, kind=error.kind)
        for each in found:
            with_observation(known.setdefault(each.instrument, Series(each.instrument)), each.date, each.observation)
        for series in known.values():
            reevaluate(series, {day.date for day in series})
    return known, RunReport(key, SECOND)


def outcome(known: dict[str, Series], key: str, report: RunReport) -> str:
    """What became of the second day's answer: the kind of its error, or what its readings of that day are worth."""
    if report.kind is not None:
        return report.kind
    days = {name: series.get(SECOND.date()) for name, series in known.items()}
    readings = [(name, day, day.reading(key)) for name, day in days.items() if day and _has(day, key)]
    if not readings:
        return "absent"
    untrue = [day for name, day, reading in readings if reading.faults or not is_true(reading, name, day.date)]
    if any(key in day.judgement.agreeing and day.served for day in untrue):
        return "believed"
    return "held" if untrue else "right"


def _has(day: MarketDay, key: str) -> bool:
    return any(reading.source == key for reading in day.readings)


Change = Callable[[Answer], Answer]
