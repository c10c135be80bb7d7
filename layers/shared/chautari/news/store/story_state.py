"""State of joining: one object on a shelf, read and replaced whole by each run. A put costs the same at any size.

Three lines of JSON, gzipped: stories, which is all that answers need; reports of the window; what was learnt. A table
that an export was restored into holds the object in rows (`story_keys.restored_state`), until the first run shelves it.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Protocol

from chautari.dynamodb import codec, story_keys
from chautari.dynamodb.codec import Attributes
from chautari.dynamodb.table import Table
from chautari.news.store import stories
from chautari.news.stories.frequencies import Frequencies
from chautari.news.stories.joined_stories import JoinedStories
from chautari.news.stories.lexicon import Lexicon
from chautari.news.stories.likeness import LANGUAGES, Knowledge
from chautari.news.stories.report import Report
from chautari.news.stories.story import OPINION, Member, Story
from chautari.news.stories.terms import Term

NOTHING = Knowledge(Lexicon({}), {language: Frequencies(0, {}) for language in LANGUAGES})
# An item of DynamoDB holds 400 kB.
ROW_BYTES = 300_000
_SEPARATOR = "/"
_INSTANT = "at"


class ShelvedState(Protocol):
    """The object's bytes, and the tag of this state of it."""

    @property
    def body(self) -> bytes: ...

    @property
    def etag(self) -> str: ...


class StateShelf(Protocol):
    """Where the object lies."""

    def manifest(self, held: str = "") -> ShelvedState | None:
        """The object; None if there is none, or if it is still that of the tag `held`."""

    def publish(self, body: bytes, replaced: str) -> None:
        """Write the object in the place of that of the tag `replaced` (empty: of none), or raise."""


def get(shelf: StateShelf, table: Table) -> tuple[JoinedStories | None, str]:
    """The state, None before the first run, and the tag that the next one replaces."""
    shelved = shelf.manifest()
    body = shelved.body if shelved else restored(table)
    return (unpacked(body) if body else None), (shelved.etag if shelved else "")


def restored(table: Table) -> bytes:
    """The object as a restore put it into the table; empty if none did."""
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": story_keys.RESTORED_STATE}),
        ConsistentRead=True,
    )
    return b"".join(item["part"]["B"] for page in pages for item in page["Items"])


def rows(body: bytes) -> Iterator[Attributes]:
    """The object as the items that a restore puts."""
    for number, start in enumerate(range(0, len(body), ROW_BYTES)):
        yield codec.item({**story_keys.restored_state(number)._asdict(), "part": body[start : start + ROW_BYTES]})


def packed(state: JoinedStories) -> bytes:
    """The object: the same bytes for the same state."""
    learnt = {
        _INSTANT: state.learnt_at and state.learnt_at.isoformat(),
        "lexicon": state.knowledge.lexicon.partners,
        "frequencies": {
            name: [counted.reports, counted.counts] for name, counted in state.knowledge.frequencies.items()
        },
    }
    reports = [
        {"report": _report_to_json(report), "displayed": stories.member_to_json(state.displayed[report.id])}
        for report in state.reports
    ]
    first = {
        "until": state.until.isoformat(),
        "stories": [stories.packed(story) for story in state.stories.values()],
    }
    return gzip.compress(b"\n".join(map(codec.json_text, (first, reports, learnt))), 6, mtime=0)


def standing(body: bytes) -> tuple[dict[str, Story], datetime]:
    """The stories of the object by name, and the instant up to which articles were joined."""
    first = json.loads(gzip.decompress(body).partition(b"\n")[0])
    return _stories(first), datetime.fromisoformat(first["until"])


def unpacked(body: bytes) -> JoinedStories:
    """Inverse of `packed`."""
    first, rows_of_reports, learnt = map(json.loads, gzip.decompress(body).split(b"\n"))
    reports = tuple(_report_from_json(row["report"], row["displayed"]) for row in rows_of_reports)
    members = (stories.member_from_json(row["displayed"]) for row in rows_of_reports)
    displayed: dict[str, Member] = {member.id: member for member in members}
    frequencies = {name: Frequencies(*values) for name, values in learnt["frequencies"].items()}
    return JoinedStories(
        until=datetime.fromisoformat(first["until"]),
        knowledge=Knowledge(Lexicon(learnt["lexicon"]), frequencies),
        learnt_at=datetime.fromisoformat(learnt[_INSTANT]) if learnt[_INSTANT] else None,
        stories=_stories(first),
        reports=reports,
        displayed=displayed,
    )


def _stories(row: Mapping[str, Any]) -> dict[str, Story]:
    return {story.id: story for story in map(stories.unpacked, row["stories"])}


def _report_to_json(report: Report) -> dict[str, Any]:
    texts = {name: _terms_to_json(getattr(report, name)) for name in ("headline", "lead", "address")}
    row = {**asdict(report), **texts, _INSTANT: report.at.isoformat(), "numbers": sorted(report.numbers)}
    # Its kind says so, in what is displayed; a release before would refuse a field that it does not know.
    del row["is_opinion"]
    return row


def _report_from_json(row: dict[str, Any], displayed: dict[str, Any]) -> Report:
    texts = {name: _terms_from_json(row[name]) for name in ("headline", "lead", "address")}
    at, numbers = datetime.fromisoformat(row[_INSTANT]), frozenset(row["numbers"])
    is_opinion = displayed.get("kind") == OPINION
    return Report(**{**row, **texts, _INSTANT: at, "numbers": numbers, "is_opinion": is_opinion})


def _terms_to_json(terms: Iterable[Term]) -> str:
    return " ".join(f"{term.key}{_SEPARATOR}{term.skeleton}" for term in terms)


def _terms_from_json(text: str) -> tuple[Term, ...]:
    return tuple(Term(*word.split(_SEPARATOR)) for word in text.split())
