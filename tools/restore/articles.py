"""Items of news that follow from the exported revisions: current articles, rows in lists and stories, the clock."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from chautari.dynamodb import codec, keys, schema
from chautari.dynamodb.codec import Attributes
from chautari.export import item_lines
from chautari.news.store import article_codec, change_clock, copies, listings
from chautari.news.store.change_clock import LogClock

PARTS = "articles/"


@dataclass(slots=True)
class LastRevisions:
    """What a whole export says of its articles.

    - number_by_id: the number of the last revision; originals: ids of the articles that have copies.
    - first, last: the instants of the first and the last change.
    """

    number_by_id: dict[str, int] = field(default_factory=dict)
    originals: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""

    def note(self, written: Iterable[bytes]) -> None:
        """Take the lines of a part into account."""
        for change in map(json.loads, written):
            if change["sk"].startswith(keys.REVISION):
                summary = change["edition:json"]["summary"]
                self.originals |= {summary["story"]} - {summary["id"]}
            if change["pk"].startswith("CHANGES#"):
                self.number_by_id[change["id"]] = max(self.number_by_id.get(change["id"], 0), change["revision"])
                self.first = min(self.first or change["sk"], change["sk"])
                self.last = max(self.last, change["sk"])

    def clock(self) -> Iterator[Attributes]:
        """The item of the clock, if there is any change."""
        if self.last:
            first, last = map(datetime.fromisoformat, (self.first, self.last))
            later = sum(number - 1 for number in self.number_by_id.values())
            yield schema.stamped(change_clock.clock_item(LogClock(first, last, revisions=later)))


def items_after(line: bytes, last: LastRevisions) -> Iterator[Attributes]:
    """What follows from a line that is the last revision of its article; nothing from any other line.

    An article whose text may be published has a line of its own, with the HTML.
    """
    item = item_lines.item_of(line)
    if not item["sk"]["S"].startswith(keys.REVISION):
        return
    revision = article_codec.unpack_revision(item["edition"]["B"])
    summary = revision.summary
    if last.number_by_id[summary.id] != summary.revision:
        return
    if summary.republish != "full":
        yield item | codec.item({**keys.article(summary.id)._asdict(), "version": summary.revision})
    is_among_copies = summary.is_copy or summary.id in last.originals
    for row in (*listings.rows(summary), *((copies.row(summary),) if is_among_copies else ())):
        yield schema.stamped(codec.item({**row, "revision": summary.revision}))
