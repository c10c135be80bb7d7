"""Runs over two days: on the first every source answers well, on the second one answers as a test decides."""

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
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.store.series_codec import days_from_json
from tests.rates.sources.fixtures import ROOT, body_of, expected
from tests.support.shelf import shelf

FIRST = datetime.fromisoformat("2026-09-06T13:00:00+05:45")
SECOND = datetime.fromisoformat("2026-09-07T13:00:00+05:45")
CASE_OF = {FIRST: "the-day-before", SECOND: "a-plain-day"}
LAST_WEEK = date(2026, 8, 31)
TEJABI = {"tola": Decimal(290050), "10g": Decimal(248670)}

# The bundled history is a file of our own that is deployed with the code: no third party can change it.
NETWORKED = [key for key in sources.keys() if key != "goldmandu"]  # noqa: SIM118 - no mapping


@dataclass(frozen=True, slots=True)
class Answer:
    """A source's answer. The content type is the requested one unless `headers` has another."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def page(self, request: HttpRequest, now: datetime) -> HttpResponse:
        """The answer as an HTTP response, before the response checks."""
        return HttpResponse(request.url, self.status, {"Content-Type": request.accept, **self.headers}, self.body, now)


def neighbour(key: str) -> str:
    """A source that answers well in the same run while `key` does not."""
    return "fenegosida" if key in ("nepalipatro", "nrb") else "nepalipatro"


def good_answer(key: str, now: datetime) -> Answer:
    """The answer of a source when all is well."""
    return Answer(body_of(key, CASE_OF[now]))


def run(table: Table, keys: Iterable[str], now: datetime, **answers: Answer) -> dict[str, RunReport]:
    """One invocation for `keys` at `now`, with `answers` in place of good ones. Returns the reports by source."""
    keys = list(keys)

    def fetch(request: HttpRequest) -> HttpResponse:
        (key,) = (key for key in keys if _host(request) == _host(_first_request(key)))
        return response_checks.check_response(request, (answers.get(key) or good_answer(key, now)).page(request, now))

    return {report.source: report for report in job.run({"sources": keys}, fetch, table, shelf(), now)}


def _first_request(key: str) -> HttpRequest:
    return next(iter(sources.find(key).requests(DateRange(SECOND.date(), SECOND.date()))))


def _host(request: HttpRequest) -> str | None:
    return urlsplit(request.url).hostname


@cache
def truth(market: str) -> dict[tuple[str, date], dict[str, Decimal]]:
    """The true prices of a market, per tola and 10 g or per one of a currency, by instrument and date.

    Last week's are those of today.
    """
    key = "fenegosida" if market == "metals" else "nrb"
    prices: dict[tuple[str, date], dict[str, Decimal]] = {}
    for case in CASE_OF.values():
        for on, table in expected(ROOT / key / case)["rates"].items():
            for instrument, row in table.items():
                prices[instrument, date.fromisoformat(on)] = _per_one(row)
    prices["gold-tejabi", SECOND.date()] = TEJABI
    return prices | {(name, LAST_WEEK): row for (name, on), row in prices.items() if on == SECOND.date()}


def _per_one(row: dict[str, object]) -> dict[str, Decimal]:
    figures = {name: str(value) for name, value in row.items() if name != "unit"}
    return {name: Decimal(value) / Decimal(str(row.get("unit", 1))) for name, value in figures.items()}


def is_true(observation: Observation, instrument: str, on: date) -> bool:
    """Whether every figure of an observation is true."""
    true_figures = truth(INSTRUMENTS[instrument].market).get((instrument, on), {})
    stated = {name: Decimal(text) / (observation.unit or 1) for name, text in observation.figures.items()}
    return all(true_figures.get(name) == amount for name, amount in stated.items())


def stored(table: Table, market: str) -> dict[str, Series]:
    """All stored series of a market, in one scan."""
    series_by_instrument = {key: Series(key) for key, instrument in INSTRUMENTS.items() if instrument.market == market}
    for item in table.client.scan(TableName=table.name)["Items"]:
        kind, _, instrument = item["pk"]["S"].partition("#")
        if kind == "SERIES" and instrument in series_by_instrument:
            for day in days_from_json(codec.unpacked(item["days"]["B"])):
                series_by_instrument[instrument].put(day)
    return series_by_instrument


def decide_in_memory(key: str, answer: Answer) -> tuple[dict[str, Series], RunReport]:
    """A run without a table: the good answer on the first day, and `answer` on the second."""
    source = sources.find(key)
    series_by_instrument: dict[str, Series] = {}
    for now, day_answer in ((FIRST, good_answer(key, FIRST)), (SECOND, answer)):
        collector = Collector(source, now.date())
        try:
            requests = [_first_request(key)]
            for request in requests:
                page = response_checks.check_response(request, day_answer.page(request, now))
                collector.add(page)
                requests.extend(source.next_pages(page))
            observations = collector.observations()
        except SourceError as error:
            return series_by_instrument, RunReport(key, now, kind=error.kind)
        for collected in observations:
            put_observation(
                series_by_instrument.setdefault(collected.instrument, Series(collected.instrument)),
                collected.date,
                collected.observation,
            )
        for series in series_by_instrument.values():
            reevaluate(series, {day.date for day in series})
    return series_by_instrument, RunReport(key, SECOND)


def outcome(series_by_instrument: dict[str, Series], key: str, report: RunReport) -> str:
    """The outcome of the second day's answer: the kind of its error, or the fate of its observations of that day."""
    if report.kind is not None:
        return report.kind
    days = {name: series.get(SECOND.date()) for name, series in series_by_instrument.items()}
    observations = [(name, day, day.observation_of(key)) for name, day in days.items() if day and _has(day, key)]
    if not observations:
        return "absent"
    untrue = [day for name, day, stated in observations if stated.faults or not is_true(stated, name, day.date)]
    if any(key in day.verdict.agreeing and day.served for day in untrue):
        return "believed"
    return "held" if untrue else "right"


def _has(day: MarketDay, key: str) -> bool:
    return any(observation.source == key for observation in day.observations)


AnswerChange = Callable[[Answer], Answer]
