"""Cost of joining an article: the window's reports are read, and nothing of the archive."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest import story_joining
from chautari.news.store import joined_state, reports
from chautari.news.store.joined_state import Joined
from chautari.news.stories.report import Report, text_terms
from tests.news.ingest.story_articles import put
from tests.support.editions import NOON

WINDOW = 20  # reports
ONE_LINK = timedelta(hours=1)


@pytest.fixture
def read(table: Table) -> Iterator[Counter[str]]:
    """Number of calls and of items that they answered."""
    counts: Counter[str] = Counter()

    def count(parsed: dict[str, Any], model: Any, **_: Any) -> None:
        counts[model.name] += 1
        counts["items"] += len(parsed.get("Items", ())) + ("Item" in parsed)

    table.client.meta.events.register("after-call.dynamodb", count)
    yield counts
    table.client.meta.events.unregister("after-call.dynamodb", count)


def archive(table: Table, number: int) -> None:
    """Put `number` reports of earlier weeks and WINDOW of today; the days are those of their rows."""
    for at in [NOON - timedelta(days=7, minutes=n) for n in range(number)] + [
        NOON - timedelta(minutes=n) for n in range(1, WINDOW + 1)
    ]:
        name = f"setopati-{int(at.timestamp()):012x}"
        terms = text_terms(f"समाचार {at:%M} {at:%d}")
        report = Report(name, "setopati", "ne", at, name, terms, (), frozenset(), event=f"e{name}")
        item = reports.action(table, report)["Put"]["Item"]
        table.client.put_item(TableName=table.name, Item=item)
    item = joined_state.action(table, Joined(NOON, 1, {}))["Put"]["Item"]
    table.client.put_item(TableName=table.name, Item=item)


@pytest.mark.parametrize("number", [10, 100])
def test_an_article_costs_the_window_whatever_the_archive_holds(table: Table, read: Counter[str], number: int) -> None:
    archive(table, number)
    put(table, "ratopati-000000000001", "ne", "धरानमा बस दुर्घटना हुँदा पाँचको मृत्यु", NOON + timedelta(minutes=1))
    read.clear()
    assert story_joining.run(table, NOON + ONE_LINK, lambda: True).joined == 1
    # The clock and the state twice, the lexicon, one article, the days of the window, and what is logged.
    assert dict(read) == {"GetItem": 6, "Query": 5, "TransactWriteItems": 1, "items": WINDOW + 1 + 5}
