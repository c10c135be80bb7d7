"""What a history costs while years of rates pile up: calls and read units over 1, 10 and 50 years, counted."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime

from aws_lambda_powertools import Logger

from chautari.api.app import Api
from chautari.api.endpoints import ENDPOINTS
from chautari.dynamodb.table import Table
from chautari.rates.model.series import SeriesYear
from chautari.rates.store import series_writer
from tools.bench.archive import Paging, days_of
from tools.bench.performance.billed import BilledClient
from tools.bench.performance.endpoints import event_of
from tools.bench.performance.report import Section
from tools.local.errors import CannotRun

SPANS = (1, 10, 50)
LAST = 2025
NOW = datetime(2026, 1, 1, 6, 15, tzinfo=UTC)
PATH = "/v1/metals/gold/history"
METHOD = (
    "Gold of that many years to the end of 2025, one source, in a table in memory; calls and read units of 4 kB as "
    "they are billed, halves where a second may lack."
)
COLUMNS = ("question", *(f"{span} years" for span in SPANS))


def section() -> Section:
    """The table of questions."""
    by_span = [_costs(span) for span in SPANS]
    rows: list[tuple[str, ...]] = [(name, *(costs[name] for costs in by_span)) for name in by_span[0]]
    return Section("Years of rates", METHOD, COLUMNS, rows)


def _costs(span: int) -> dict[str, str]:
    first = LAST - span + 1
    whole = {"from": f"{first}-01-01", "to": f"{LAST}-12-31"}
    questions: dict[str, Mapping[str, str]] = {
        "the last 30 days": {"from": f"{LAST}-12-02", "to": f"{LAST}-12-31"},
        "ten days from the first on": {**whole, "limit": "10"},
        "whole, by month": {**whole, "group": "month"},
        "whole, by fiscal year": {**whole, "group": "fiscal-year"},
    }
    billed = BilledClient(_stocked(first))
    table = Table(billed, "chautari")
    return {name: _cost(Api(ENDPOINTS, lambda: table, lambda: NOW, Logger("bench")), billed, query)
            for name, query in questions.items()}  # fmt: skip


def _stocked(first: int) -> Paging:
    client, chance = Paging(), random.Random(1)  # noqa: S311 - figures of a bench
    spans = ((year, tuple(days_of("gold", year, chance))) for year in range(first, LAST + 1))
    years = [SeriesYear("gold", year, 1, days, NOW, by_day=True) for year, days in spans]
    series_writer.write_years(Table(client, "chautari"), years, [])
    return client


def _cost(api: Api, billed: BilledClient, query: Mapping[str, str]) -> str:
    billed.calls.clear()
    billed.reads.clear()
    answer = api.resolve(
        {**event_of(PATH), "rawQueryString": "&".join(f"{name}={value}" for name, value in query.items())}, None
    )
    if answer["statusCode"] != 200:
        raise CannotRun(f"{PATH}: {answer['statusCode']} {answer['body'][:300]}")
    return f"{billed.calls.total():,} calls, {billed.reads.total() / 2:g} units"
