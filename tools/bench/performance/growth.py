"""What a new article and the questions for articles cost while the archive grows: calls and units, counted."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from aws_lambda_powertools import Logger

from chautari.api.app import Api
from chautari.api.endpoints import ENDPOINTS
from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.news.ingest import upsert
from chautari.news.store import article_codec, articles, change_clock, copies, listings
from tools.bench.performance.billed import BilledClient
from tools.bench.performance.endpoints import event_of
from tools.bench.performance.report import Section
from tools.bench.performance.writers import NOW, reports
from tools.drill.memory_news import NewsTable
from tools.local.errors import CannotRun

SIZES = (1_000, 10_000, 100_000, 1_000_000)
# A thousand articles a day, so that each size has the same day before it.
STEP = timedelta(days=1) / 1_000
FLAT = 1.05
METHOD = (
    "Archives of that many articles, a thousand a day, on the table in memory; one more is written and read, and units "
    "are counted at the client. `first`: by a process that has read no signature yet; `next`: by one that has. Rows of "
    "old articles are one and the same but for their keys."
)
_COLUMNS = ("what", *(f"{size:,}" for size in SIZES), "the last beside the first")


def section() -> Section:
    """The table of growth: calls, write units and read units of each."""
    measured = [costs(size) for size in SIZES]
    rows: list[tuple[str, ...]] = []
    for name in measured[0]:
        cells = [of_size[name] for of_size in measured]
        ratio = max(last / first for first, last in zip(cells[0], cells[-1], strict=True) if first)
        growth = f"{ratio:.2f}×" if ratio <= FLAT else f"**{ratio:.2f}×**, aim {FLAT}×"
        rows.append((name, *("{} calls, {} W, {} R".format(*cell) for cell in cells), growth))
    return Section("Growth", METHOD, _COLUMNS, rows)


def costs(size: int) -> dict[str, tuple[int, float, float]]:
    """Calls, write units and read units at an archive of `size` articles."""
    billed = BilledClient(archive(size))
    table = Table(billed, "chautari")
    first, second = reports(0, 2)
    written = {
        "a new article, first": _counted(billed, lambda: upsert.upsert(table, first, NOW)),
        "a new article, next": _counted(billed, lambda: upsert.upsert(table, second, NOW)),
    }
    api = Api(ENDPOINTS, lambda: table, lambda: NOW + timedelta(minutes=1), Logger("bench"))

    def answer_of(path: str, **query: str) -> None:
        event = {**event_of(path), "rawQueryString": "&".join(f"{name}={value}" for name, value in query.items())}
        answer = api.resolve(event, None)
        if answer["statusCode"] != 200:
            raise CannotRun(f"{path}: {answer['statusCode']} {answer['body']!r}")

    since = f"{NOW - timedelta(minutes=5):%Y-%m-%dT%H:%M:%SZ}"
    return written | {
        "`/v1/articles`": _counted(billed, lambda: answer_of("/v1/articles")),
        "`/v1/articles?changed_after=`": _counted(billed, lambda: answer_of("/v1/articles", changed_after=since)),
        "an article, its revisions and copies": _counted(billed, lambda: _read(table, first.id)),
    }


def _read(table: Table, article_id: str) -> None:
    """Read what `/v1/articles/{id}` reads of the table."""
    current = articles.get(table, article_id)
    if current is None:
        raise CannotRun("no article was stored")
    articles.revisions(table, article_id)
    copies.copies_of(table, current.summary)


def archive(size: int) -> NewsTable:
    """A table with `size` old articles: their rows in the list of all, the changes and signatures of the last day."""
    table = NewsTable({})
    (fetched,) = reports(9, 1)
    upsert.upsert(Table(table, "chautari"), fetched, NOW - timedelta(days=3_000))
    stored = articles.get(Table(table, "chautari"), fetched.id)
    if stored is None:
        raise CannotRun("no article was stored")
    row = codec.item({"summary": article_codec.pack_summary(stored.summary), "revision": 1})
    listed, today = table.items[keys.articles_of(listings.ALL)], NOW - timedelta(days=1)
    generator = random.Random(1)  # noqa: S311 - the same every time
    for number in range(1, size + 1):
        at, article_id = NOW - number * STEP, f"setopati-{number:012}"
        listed[keys.listed(listings.ALL, at, article_id).sk] = row
        if at > today:
            summary = replace(stored.summary, id=article_id, listed_at=at, changed_at=at)
            change = {**keys.change(at)._asdict(), "id": article_id, "summary": article_codec.pack_summary(summary)}
            signature = {**keys.near(at, article_id)._asdict(), "id": article_id, "source": "setopati"}
            signature |= {"listed_at": keys.instant(at), "signature": generator.randbytes(128)}
            for item in (change, signature):
                _put(table, item)
    clock = change_clock.LogClock(NOW - size * STEP, NOW - STEP)
    table.put_item(TableName="chautari", Item=change_clock.clock_item(clock))
    return table


def _put(table: NewsTable, item: dict[str, Any]) -> None:
    table.put_item(TableName="chautari", Item=codec.item(item))


def _counted(billed: BilledClient, done: Callable[[], object]) -> tuple[int, float, float]:
    for counter in (billed.calls, billed.writes, billed.reads):
        counter.clear()
    done()
    return billed.calls.total(), billed.writes.total(), billed.reads.total() / 2
