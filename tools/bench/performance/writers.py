"""Five writers of articles beside each other, in virtual time: `upsert` itself on a table in memory."""

import random
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import cycle
from typing import NamedTuple
from unittest.mock import patch

from chautari.dynamodb import at_once, codec, keys
from chautari.dynamodb.table import Conflict, Table, write
from chautari.news import sources
from chautari.news.ingest import upsert
from chautari.news.ingest.article_reader import FetchedArticle
from chautari.news.model.parsed_article import ParsedArticle, TextBlock
from chautari.news.model.source import FeedEntry
from chautari.news.model.stored_article import Fetched
from chautari.news.store import minhash_index
from tools.bench.performance.billed import BilledClient
from tools.bench.performance.report import Section
from tools.bench.performance.virtual_time import Scheduler, VirtualClient
from tools.drill.memory_news import NewsTable

# Medians of PutItem and of a transaction, measured from Lambda:
# https://github.com/alexdebrie/dynamodb-performance-testing (400 calls each, 2020). Reads are not in it: assumed.
PUBLISHED = {
    **{"get_item": 5.0, "query": 6.0, "batch_get_item": 8.0, "put_item": 7.55, "update_item": 7.55},
    "transact_write_items": 25.3,
}
BATCH_OF_BEFORE = 32.1  # the same, of a transaction of 25 items
WRITERS, ARTICLES, AIM = 5, 60, 100
# Milliseconds by which a writer's clock may be wrong.
SKEW = 1.0
MOST_ATTEMPTS = 10
NOW = datetime(2026, 8, 17, 6, 15, tzinfo=UTC)
METHOD = (
    f"{WRITERS} writers, {ARTICLES} reports of some 300 words each, ready to be stored: `upsert` in threads that take "
    "turns by virtual time, on the table in memory that the drills use. Latencies: PutItem and UpdateItem 7.55 ms, "
    "TransactWriteItems 25.3 (of 25 items 32.1), medians measured from Lambda in 2020 "
    "(github.com/alexdebrie/dynamodb-performance-testing); assumed: GetItem 5, Query 6, BatchGetItem 8; each 30 % more "
    f"or less. Each writer's clock is wrong by up to {SKEW:.0f} ms. "
    "`half` has half of all, which is what AWS calls single-digit milliseconds. Before: one clock item in a "
    "transaction of 25 items, ten attempts, as until decision 65."
)
_COLUMNS = ("design", "latencies", "writers", "articles a second", "conflicts", "given up", "units an article")
VOCABULARY = [f"{head}{tail}" for head in "कखगघचछजटठडतथदधनपफबभमयरलवसह" for tail in ("ा", "िक", "ीय", "ुन", "ले", "को")]


class Result(NamedTuple):
    """What writers did in virtual time."""

    a_second: float
    conflicts: int
    given_up: int
    units: float


def section() -> Section:
    """The table of concurrent writers."""
    half = {name: length / 2 for name, length in PUBLISHED.items()}
    before = {name: {**lengths, "transact_write_items": BATCH_OF_BEFORE / factor}
              for name, lengths, factor in (("published", PUBLISHED, 1), ("half", half, 2))}  # fmt: skip
    rows = [
        _row("today", name, number, run(latencies, number))
        for name, latencies in (("published", PUBLISHED), ("half", half))
        for number in (1, WRITERS)
    ]
    rows += [_row("before", name, WRITERS, run_before(latencies)) for name, latencies in before.items()]
    return Section("Writers beside each other", METHOD, _COLUMNS, rows)


def run(latencies: dict[str, float], writers: int = WRITERS, articles: int = ARTICLES) -> Result:
    """What writers of today's code do."""
    scheduler, billed, given_up = Scheduler(latencies), BilledClient(NewsTable({})), list[int]()
    numbers = threading.local()

    def writer(number: int) -> None:
        numbers.own = number
        table = Table(VirtualClient(billed, scheduler, number), "chautari")
        skew = random.Random(number).uniform(-SKEW, SKEW)  # noqa: S311 - the same every time

        def time() -> datetime:
            return NOW + timedelta(milliseconds=scheduler.times[number] + skew)

        for fetched in reports(number, articles):
            try:
                upsert.upsert(table, fetched, NOW, time)
            except Conflict:
                given_up.append(number)

    with (
        patch.object(at_once, "run", lambda calls: scheduler.at_once(numbers.own, calls)),
        patch.object(minhash_index, "recent_entries", cache(minhash_index.RecentEntries)),  # of each writer its own
    ):
        return _result(scheduler, billed, [writer] * writers, articles, given_up)


def run_before(latencies: dict[str, float], writers: int = WRITERS, articles: int = ARTICLES) -> Result:
    """What writers do whose transactions all move one clock; items are small and their units are not counted."""
    scheduler, billed, given_up = Scheduler(latencies), BilledClient(NewsTable({})), list[int]()

    def writer(number: int) -> None:
        table = Table(VirtualClient(billed, scheduler, number), "chautari")
        for report in range(articles):
            if not _stored_before(table, f"{number}-{report}"):
                given_up.append(number)

    result = _result(scheduler, billed, [writer] * writers, articles, given_up)
    return result._replace(units=0)


def _stored_before(table: Table, article_id: str) -> bool:
    clock_key = codec.item(dict(keys.news_clock()._asdict()))
    for attempt in range(MOST_ATTEMPTS):
        table.client.get_item(TableName=table.name, Key=codec.item(dict(keys.article(article_id)._asdict())))
        if attempt == 0:
            bands = [codec.item(dict(keys.near(NOW, f"{band}")._asdict())) for band in range(16)]
            table.client.batch_get_item(RequestItems={table.name: {"Keys": bands}})
        clock = table.client.get_item(TableName=table.name, Key=clock_key).get("Item")
        version = int(clock["version"]["N"]) + 1 if clock else 1
        article = codec.item(dict(keys.article(article_id)._asdict()))
        moved = {"TableName": table.name, "Item": {**clock_key, "version": {"N": str(version)}}}
        try:
            write(
                table,
                [{"Put": {"Item": article}}, {"Put": {**moved, **codec.next_version(version)}}],
                article_id,
            )
        except Conflict:
            continue
        return True
    return False


def _result(
    scheduler: Scheduler,
    billed: BilledClient,
    writers: list[Callable[[int], None]],
    articles: int,
    given_up: list[int],
) -> Result:
    length = scheduler.run(writers)
    stored = len(writers) * articles - len(given_up)
    return Result(stored / length * 1000, scheduler.counts["conflicts"], len(given_up), billed.writes.total() / stored)


def _row(design: str, latencies: str, writers: int, result: Result) -> tuple[str, ...]:
    missed = design == "today" and writers == WRITERS and result.a_second < AIM
    speed = f"**{result.a_second:.0f}**, aim {AIM}" if missed else f"{result.a_second:.0f}"
    share = f"{result.given_up} ({result.given_up / (writers * ARTICLES):.0%})"
    units = f"{result.units:.1f}" if result.units else "57"
    return design, latencies, str(writers), speed, str(result.conflicts), share, units


def reports(writer: int, articles: int) -> Iterator[FetchedArticle]:
    """Reports of 300 words each, of a fifth of the outlets in turn, unlike those of any other writer."""
    generator = random.Random(writer)  # noqa: S311 - the same every time
    outlets = cycle(sources.keys()[writer::WRITERS])
    for number in range(articles):
        source = sources.find(next(outlets))
        text = [" ".join(generator.choices(VOCABULARY, k=60)) + "।" for _ in range(5)]
        article_id, url = f"{source.key}-{writer:02}{number:010}", f"https://{source.hosts[0]}/{writer}/{number}"
        entry = FeedEntry(link=url, title=text[0][:60], summary="", published=NOW, updated=None, exact=True)
        article = ParsedArticle(text[0][:60], tuple(TextBlock("paragraph", part) for part in text), published=NOW)
        yield FetchedArticle(source, article_id, url, entry, article, False, Fetched(url, "ab" * 32, 40_000, NOW))
