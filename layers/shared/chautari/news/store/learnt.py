"""Store of what was learnt from the archive: the lexicon and the frequencies of words, one item of some 100 kB."""

from datetime import datetime
from typing import Any

from chautari.dynamodb import codec, keys, story_keys
from chautari.dynamodb.table import Table
from chautari.news.stories.frequencies import Frequencies
from chautari.news.stories.lexicon import Lexicon
from chautari.news.stories.likeness import LANGUAGES, Knowledge

NOTHING = Knowledge(Lexicon({}), {language: Frequencies(0, {}) for language in LANGUAGES})


def get(table: Table) -> tuple[Knowledge, datetime | None]:
    """What was learnt, and when; NOTHING and None before the first time."""
    key = codec.item(dict(story_keys.learnt()._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key).get("Item")
    if item is None:
        return NOTHING, None
    row = codec.unpacked(item["learnt"]["B"])
    frequencies = {name: Frequencies(*values) for name, values in row["frequencies"].items()}
    return Knowledge(Lexicon(row["lexicon"]), frequencies), datetime.fromisoformat(item["at"]["S"])


def put(table: Table, knowledge: Knowledge, at: datetime) -> None:
    """Replace what was learnt before."""
    row: dict[str, Any] = {
        "lexicon": knowledge.lexicon.partners,
        "frequencies": {name: [counted.reports, counted.counts] for name, counted in knowledge.frequencies.items()},
    }
    item = {**story_keys.learnt()._asdict(), "at": keys.instant(at), "learnt": codec.packed(row)}
    table.client.put_item(TableName=table.name, Item=codec.item(item))
