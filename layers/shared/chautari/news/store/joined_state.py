"""State of joining: how far the change log was joined, and in which story each event of the window is.

An event that was merged points to the one that it became, so that no row of its reports is written again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from chautari.dynamodb import codec, keys, story_keys
from chautari.dynamodb.table import Table
from chautari.news.stories.report import Report
from chautari.news.stories.window import LENGTH

# No report of the window was joined earlier.
RETENTION = LENGTH + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event is: the event that it was merged into, or its story. at: when that was told.

    An event in no story is told nowhere: most are.
    """

    into: str
    story: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """The state after `version` runs. until: the instant of the change log up to which articles were joined."""

    until: datetime
    version: int
    places: Mapping[str, EventPlace]

    def resolved(self, report: Report) -> Report:
        """`report` in the event and story that its own became part of."""
        event = report.event
        while event in self.places and self.places[event].into:
            event = self.places[event].into
        return replace(report, event=event, story=self.places[event].story if event in self.places else "")

    def after(self, until: datetime, places: Mapping[str, EventPlace]) -> "Joined":
        """The next state, without what was told longer than RETENTION ago."""
        kept = {name: place for name, place in {**self.places, **places}.items() if place.at > until - RETENTION}
        return Joined(until, self.version + 1, kept)


def get(table: Table) -> Joined | None:
    """The state, or None before the first run."""
    item = table.client.get_item(
        TableName=table.name, Key=codec.item(dict(story_keys.joined()._asdict())), ConsistentRead=True
    ).get("Item")
    if item is None:
        return None
    until = datetime.fromisoformat(item["until"]["S"])
    return Joined(until, int(item["version"]["N"]), dict(_places(codec.unpacked(item["places"]["B"]))))


def action(table: Table, state: Joined) -> dict[str, Any]:
    """The transaction action that puts the next state."""
    rows = [[name, place.into, place.story, place.at.isoformat()] for name, place in state.places.items()]
    values = {"until": keys.instant(state.until), "version": state.version, "places": codec.packed(rows)}
    item = codec.item({**story_keys.joined()._asdict(), **values})
    return {"Put": {"TableName": table.name, "Item": item, **codec.next_version(state.version)}}


def _places(rows: Iterable[list[str]]) -> Iterable[tuple[str, EventPlace]]:
    return ((name, EventPlace(into, story, datetime.fromisoformat(at))) for name, into, story, at in rows)
