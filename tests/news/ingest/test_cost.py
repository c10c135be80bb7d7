"""Cost of storing an article in DynamoDB units (`tools/bench/performance/billed.py`), told apart by kind of item."""

import random
from datetime import timedelta

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest.worker import ArticleWorker
from tests.news.fake_outlet import CannedResponse, FakeWeb
from tests.news.ingest.pages import TEXT, address, link, page
from tools.bench.performance.billed import BilledClient
from tools.costs import counts

RANDOM = random.Random(1)  # noqa: S311 - the same every time
VOCABULARY = ["".join(RANDOM.choices("कखगजचटजतदनपबमयरलवसह", k=3)) + RANDOM.choice("ािीुेो") for _ in range(200)]
# 480 words: longer than most reports.
NEPALI = "\n\n".join(" ".join(RANDOM.choices(VOCABULARY, k=40)) + "।" for _ in range(12))
# Of the article's own items: itself, its revision, its change, its rows in lists, its signature, the clock.
OWN = ("ARTICLE", "ARTICLES", "CHANGES", "NEAR", "NEWS", "STORY")
MAX_OWN_UNITS = 14


@pytest.fixture
def billed(table: Table) -> BilledClient:
    return BilledClient(table.client)


def read(billed: BilledClient, table: Table, text: str = NEPALI, number: int = 1, *, hours: int = 0) -> str:
    """Read a link; units and calls are those of it alone."""
    web = FakeWeb()
    web.now += timedelta(hours=hours)
    web.responses[address(number)] = CannedResponse(page(text=text), headers={"Content-Type": "text/html"})
    for counted in (billed.writes, billed.reads, billed.calls):
        counted.clear()
    worker = ArticleWorker(web.client(Table(billed, table.name)), Table(billed, table.name), web.now)
    return worker.read(link(number, sections=("Sports",))).what


def own_units(billed: BilledClient) -> int:
    return sum(billed.writes[kind] for kind in OWN)


def test_what_an_article_costs(table: Table, billed: BilledClient) -> None:
    """Calls for a new article:

    - GetItem: outcome, article, clock, robots.txt; Query: signatures of two days;
    - UpdateItem: the clock twice, acquire and release the host;
    - PutItem: the article, its change, its revision, four rows in lists, its signature, outcome.

    A known link costs one GetItem.
    """
    read(billed, table, TEXT, 2)
    assert read(billed, table, hours=1) == "stored"
    assert dict(billed.writes) == {
        **{"NEWS": 2, "ARTICLE": 3 + 3, "CHANGES": 1, "ARTICLES": 4, "NEAR": 1},
        **{"HOSTS": 2, "LINK": 1},
    }
    assert own_units(billed) <= MAX_OWN_UNITS
    assert billed.writes.total() <= counts.ARTICLE_WRITES
    assert billed.reads.total() / 2 <= counts.ARTICLE_READS
    assert dict(billed.calls) == {"GetItem": 4, "Query": 2, "UpdateItem": 4, "PutItem": 9}
    assert read(billed, table, hours=1) == "known"
    assert dict(billed.calls) == {"GetItem": 1}
