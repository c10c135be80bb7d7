"""What holds of the articles of a table at every instant: each has its revisions, its rows in lists and its log."""

from collections import Counter, defaultdict
from datetime import datetime

from chautari.dynamodb import keys
from chautari.news.store import article_codec, listings
from tests.support.memory_news import NewsTable


def require_news_whole(table: NewsTable) -> None:
    """Require that revisions have no gap, lists and the log no repeat, and that the clock stands at the last change."""
    listed, sources = _listed(table), defaultdict[str, set[str]](set)
    written = 0
    for pk, items in table.items.items():
        if not pk.startswith("ARTICLE#"):
            continue
        article_id = pk.removeprefix("ARTICLE#")
        current = article_codec.unpack_revision(items["LATEST"]["edition"]["B"]).summary
        revisions = sorted(sk for sk in items if sk.startswith(keys.REVISION))
        assert revisions == [f"{keys.REVISION}{number:04}" for number in range(1, current.revision + 1)]
        sources[current.source].add(article_id)
        written += len(revisions)
        for name in (listings.ALL, listings.source_listing(current.source)):
            assert listed[name][article_id] == 1, name
    assert set(listed[listings.ALL]) == set().union(*sources.values())
    changes = [sk for pk, items in table.items.items() if pk.startswith("CHANGES#") for sk in items]
    assert len(changes) == written
    if changes:
        clock = table.items["NEWS"]["CLOCK"]["last_at"]["S"]
        assert datetime.fromisoformat(clock) == datetime.fromisoformat(max(changes))


def _listed(table: NewsTable) -> dict[str, Counter[str]]:
    """How often each article stands in each list."""
    listed = defaultdict[str, Counter[str]](Counter)
    for pk, items in table.items.items():
        if pk.startswith("ARTICLES#"):
            ids = (sk.partition("#")[2] for sk, item in items.items() if "summary" in item)
            listed[pk.removeprefix("ARTICLES#")].update(ids)
    return listed
