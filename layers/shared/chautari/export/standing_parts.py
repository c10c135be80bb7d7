"""Parts of the calendar, the watcher, hosts, pauses, take-downs, the archive; and what of the table is in no part."""

from collections.abc import Iterator
from datetime import datetime
from typing import get_args

from chautari.dynamodb import almanac_keys, keys, link_keys, watch_keys
from chautari.dynamodb.codec import Attributes
from chautari.dynamodb.pauses import PausedKind
from chautari.dynamodb.table import Table
from chautari.export.table_parts import UNMARKED, Part, item_at, items_of, parts_of_logs
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR

# Partition of items that no part holds -> why.
LEFT_OUT = {
    "ARTICLE": "the current one is the last revision",
    "ARTICLES": "rows in lists follow from the revisions",
    "STORY": "rows of copies follow from the revisions",
    "JOINED": "of a restore alone: the state of joining, until the next run shelves it",
    "ALMANAC": "parts of years, made anew of the exported ones by the next run of the calendar",
    "READINGS": "the next run of a source reads in full",
    "NEWS": "the clock is that of the last change",
    "ANSWER": "composed anew by the next dispatch, and of parts that are all exported",
    "ALERTS": "addresses of receivers go nowhere else: who is told subscribes anew",
    "EXPORT": "of this account's exports alone",
    "LINK": "what waited in the queue is lost with the account, so each link that a feed still lists is found anew",
    "NEAR": "signatures of a week, of the texts that are not exported",
    "RESTORE": "of this table alone",
    "ROBOTS": "robots.txt is asked for again",
}


def parts(table: Table, now: datetime) -> list[Part]:
    """The calendar, what the watcher announced and remembers, hosts with feeds, pauses, take-downs, the archive."""
    return [
        *parts_of_logs(table, "announcements", [watch_keys.ANNOUNCEMENTS], now),
        Part("archive", UNMARKED, lambda: items_of(table, keys.ARCHIVE)),
        Part("take-downs", UNMARKED, lambda: items_of(table, keys.TAKE_DOWNS)),
        Part("watch", UNMARKED, lambda: _watch(table)),
        Part("almanacs", UNMARKED, lambda: _years(table)),
        Part("notices", UNMARKED, lambda: items_of(table, almanac_keys.NOTICES)),
        Part("hosts", UNMARKED, lambda: items_of(table, link_keys.HOSTS)),
        Part("pauses", UNMARKED, lambda: _pauses(table)),
    ]


def _years(table: Table) -> Iterator[Attributes]:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        yield from item_at(table, almanac_keys.almanac(year))


def _pauses(table: Table) -> Iterator[Attributes]:
    for kind in get_args(PausedKind):
        yield from item_at(table, keys.pauses(kind))


def _watch(table: Table) -> Iterator[Attributes]:
    for key in (watch_keys.publication(), watch_keys.watch()):
        yield from item_at(table, key)
