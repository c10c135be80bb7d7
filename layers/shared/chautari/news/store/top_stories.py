"""Store of the stories at the top: one read model of those that a front page may show, ranked when it is read."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from chautari.dynamodb import codec, story_keys
from chautari.dynamodb.table import Table
from chautari.news.store import stories
from chautari.news.stories.ranking import ranked
from chautari.news.stories.story import Story

# Bytes of gzipped JSON, written by each run: about 100 stories. A write unit is 1 kB, two in a transaction.
MOST_BYTES = 40_000
MOST_STORIES = 150


def newest(table: Table) -> list[Story]:
    """The stories at the top when the last one changed, in that order; none before the first."""
    key = codec.item(dict(story_keys.top_stories()._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    return [stories.unpacked(row) for row in codec.unpacked(item["stories"]["B"])] if item else []


def actions(table: Table, changed: Iterable[Story], now: datetime) -> list[dict[str, Any]]:
    """The transaction action that takes changed stories into the read model; none if none changed."""
    new = {story.id: story for story in changed}
    if not new:
        return []
    together = {story.id: story for story in newest(table)} | new
    kept = ranked((story for story in together.values() if len(story.members) > 1), now)[:MOST_STORIES]
    body = codec.packed([stories.packed(story) for story in kept])
    while len(body) > MOST_BYTES:
        kept = kept[: len(kept) * 3 // 4]
        body = codec.packed([stories.packed(story) for story in kept])
    item = {**story_keys.top_stories()._asdict(), "stories": body}
    return [{"Put": {"TableName": table.name, "Item": codec.item(item)}}]
