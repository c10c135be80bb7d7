"""What holds of the articles of a table at every instant: each has its revisions, its rows in lists and its log.

One whose write has begun and not ended may lack rows.
"""

from collections import Counter, defaultdict
from datetime import datetime

from chautari.dynamodb import keys
from chautari.dynamodb.table import Table
from chautari.news.store import article_codec, change_clock, change_log, listings
from tools.drill.memory_news import NewsTable


def require_news_whole(table: NewsTable) -> None:
    """Require that revisions have no gap, lists and the log no repeat, and that no change is later than the clock."""
    clock = change_clock.read(Table(table, ""))
    logs = [items for pk, items in table.items.items() if pk.startswith("CHANGES#")]
    changes = [sk for items in logs for sk, item in items.items() if change_log.FENCED not in item]
    is_open = frozenset(clock.open.values() if clock else ())
    listed, sources = _listed(table), defaultdict[str, set[str]](set)
    written = 0
    for pk, items in table.items.items():
        if not pk.startswith("ARTICLE#"):
            continue
        article_id = pk.removeprefix("ARTICLE#")
        if "edition" not in items["LATEST"]:
            continue  # the fence of a write that was given up
        current = article_codec.unpack_revision(items["LATEST"]["edition"]["B"]).summary
        revisions = sorted(sk for sk in items if sk.startswith(keys.REVISION))
        written += current.revision
        if article_id in is_open and current.revision == 1:
            written -= keys.instant(current.changed_at) not in changes
        if article_id in is_open:
            continue
        assert revisions == [f"{keys.REVISION}{number:04}" for number in range(1, current.revision + 1)]
        sources[current.source].add(article_id)
        for name in (listings.ALL, listings.source_listing(current.source)):
            assert listed[name][article_id] == 1, name
    assert set(listed[listings.ALL]) - is_open == set().union(*sources.values())
    assert len(changes) == written
    if clock:
        assert clock.last >= max(map(datetime.fromisoformat, changes), default=clock.first)


def _listed(table: NewsTable) -> dict[str, Counter[str]]:
    """How often each article stands in each list."""
    listed = defaultdict[str, Counter[str]](Counter)
    for pk, items in table.items.items():
        if pk.startswith("ARTICLES#"):
            ids = (sk.partition("#")[2] for sk, item in items.items() if "summary" in item)
            listed[pk.removeprefix("ARTICLES#")].update(ids)
    return listed
