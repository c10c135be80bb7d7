"""What an article costs in the table, in units that DynamoDB bills: 1 kB written, twice that in a transaction.

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
from tests.news.discovery.outlet import Answer, Web
from tests.news.ingest.pages import address, link, page

CHANCE = random.Random(1)  # noqa: S311 - the same every time
WORDS = ["".join(CHANCE.choices("कखगचजटतदनपबमयरलवसह", k=3)) + CHANCE.choice("ािीुेो") for _ in range(200)]
# Longer than most reports, and it compresses less than language does.
NEPALI = "\n\n".join(" ".join(CHANCE.choices(WORDS, k=40)) + "।" for _ in range(12))
MOST_UNITS = 70


def size_of(value: Any) -> int:
    """Bytes of an attribute value, names included."""
    ((kind, said),) = value.items()
    if kind == "M":
        return 3 + sum(len(name) + size_of(inner) + 1 for name, inner in said.items())
    return len(said.encode() if isinstance(said, str) else said)


def written(item: dict[str, Any]) -> int:
    return math.ceil(sum(len(name) + size_of(value) for name, value in item.items()) / 1024)


@pytest.fixture
def asked(table: Table) -> Iterator[Counter[str]]:
    """Calls by name, `items` put in transactions and the `units` they were billed."""
    counted: Counter[str] = Counter()

    def count(params: dict[str, Any], model: Any, **_: Any) -> None:
        counted[model.name] += 1
        puts = [each["Put"]["Item"] for each in params.get("TransactItems", ())]
        if puts:
            counted.update(items=len(puts), units=2 * sum(map(written, puts)))

    table.client.meta.events.register("provide-client-params.dynamodb", count)
    yield counted
    table.client.meta.events.unregister("provide-client-params.dynamodb", count)


def test_what_an_article_costs(table: Table, asked: Counter[str]) -> None:
    """A GetItem each of the outcome, the article, the clock and robots.txt; 16 bands at once; one transaction.

    The host is claimed and left with an UpdateItem each, robots.txt kept (once a day) and the outcome noted with a
    PutItem each. What is known already is one GetItem.
    """
    web = Web()
    web.answers[address(1)] = Answer(page(text=NEPALI), headers={"Content-Type": "text/html"})
    assert ArticleWorker(web.guest(table), table, web.now).read(link(sections=("Sports",))).what == "stored"
    assert asked.pop("units") <= MOST_UNITS
    assert dict(asked) == {
        "GetItem": 4,
        "BatchGetItem": 1,
        "TransactWriteItems": 1,
        "UpdateItem": 2,
        "PutItem": 2,
        "items": 9 + 16,
    }
    asked.clear()
    assert ArticleWorker(web.guest(table), table, web.now).read(link()).what == "known"
    assert dict(asked) == {"GetItem": 1}
