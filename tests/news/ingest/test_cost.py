"""Cost of storing an article in DynamoDB write units: one per kB, two in a transaction.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
"""

import math
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest.worker import ArticleWorker
from tests.news.fake_outlet import CannedResponse, FakeWeb
from tests.news.ingest.pages import address, link, page

RANDOM = random.Random(1)  # noqa: S311 - the same every time
VOCABULARY = ["".join(RANDOM.choices("कखगचजटतदनपबमयरलवसह", k=3)) + RANDOM.choice("ािीुेो") for _ in range(200)]
# Longer than most reports, and it compresses less than language does.
NEPALI = "\n\n".join(" ".join(RANDOM.choices(VOCABULARY, k=40)) + "।" for _ in range(12))
MAX_UNITS = 70


def size_of(value: Any) -> int:
    """Size of an attribute value in bytes, names included."""
    ((kind, content),) = value.items()
    if kind == "M":
        return 3 + sum(len(name) + size_of(inner) + 1 for name, inner in content.items())
    return len(content.encode() if isinstance(content, str) else content)


def write_units(item: dict[str, Any]) -> int:
    return math.ceil(sum(len(name) + size_of(value) for name, value in item.items()) / 1024)


@pytest.fixture
def billed(table: Table) -> Iterator[Counter[str]]:
    """Numbers of calls by operation, of `items` put in transactions, and of `units` billed for them."""
    counts: Counter[str] = Counter()

    def count(params: dict[str, Any], model: Any, **_: Any) -> None:
        counts[model.name] += 1
        puts = [action["Put"]["Item"] for action in params.get("TransactItems", ())]
        if puts:
            counts.update(items=len(puts), units=2 * sum(map(write_units, puts)))

    table.client.meta.events.register("provide-client-params.dynamodb", count)
    yield counts
    table.client.meta.events.unregister("provide-client-params.dynamodb", count)


def test_what_an_article_costs(table: Table, billed: Counter[str]) -> None:
    """Calls for a new article:

    - GetItem: outcome, article, clock, robots.txt; BatchGetItem: 16 bands;
    - TransactWriteItems: the article with its rows;
    - UpdateItem: acquire and release the host; PutItem: robots.txt (once a day), outcome.

    A known link costs one GetItem.
    """
    web = FakeWeb()
    web.responses[address(1)] = CannedResponse(page(text=NEPALI), headers={"Content-Type": "text/html"})
    assert ArticleWorker(web.client(table), table, web.now).read(link(sections=("Sports",))).what == "stored"
    assert billed.pop("units") <= MAX_UNITS
    assert dict(billed) == {
        "GetItem": 4,
        "BatchGetItem": 1,
        "TransactWriteItems": 1,
        "UpdateItem": 2,
        "PutItem": 2,
        "items": 9 + 16,
    }
    billed.clear()
    assert ArticleWorker(web.client(table), table, web.now).read(link()).what == "known"
    assert dict(billed) == {"GetItem": 1}
