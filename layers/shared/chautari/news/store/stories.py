"""Store of stories: each as it stands, its changes, and which story an article is in.

A story is replaced by its next version only; its changes are append-only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any, cast

from chautari.dynamodb import codec, keys, story_keys
from chautari.dynamodb.table import Table
from chautari.news.stories.story import ChangeKind, DatedChange, Member, Story

MOST_CHANGES = 200
# A story that was merged into one that was merged, and so on: more is a mistake of ours.
MOST_MERGERS = 20


def get(table: Table, name: str) -> Story | None:
    """The story `name` as it stands, or None if there is none."""
    key = codec.item(dict(story_keys.story(name)._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    return unpacked(codec.unpacked(item["story"]["B"])) if item else None


def changes(table: Table, name: str) -> list[DatedChange]:
    """The last MOST_CHANGES changes of a story, oldest first."""
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk AND begins_with(sk, :change)",
        ExpressionAttributeValues=codec.item({":pk": story_keys.story(name).pk, ":change": story_keys.STORY_CHANGE}),
        ScanIndexForward=False,
        ConsistentRead=True,
        PaginationConfig={"PageSize": MOST_CHANGES, "MaxItems": MOST_CHANGES},
    )
    newest_first = [_change(item) for page in pages for item in page["Items"]]
    return newest_first[::-1]


def story_of(table: Table, article_id: str) -> str:
    """The story that an article is in; empty if in none."""
    key = codec.item(dict(story_keys.story_of(article_id)._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key).get("Item")
    return str(item["story"]["S"]) if item else ""


def standing_story(table: Table, article_id: str) -> str:
    """The story that an article is in today, where that it was joined to was merged; empty if in none."""
    name = story_of(table, article_id)
    for _ in range(MOST_MERGERS):
        story = get(table, name) if name else None
        if story is None or not story.merged_into:
            return name if story else ""
        name = story.merged_into
    raise LookupError(f"stories of {article_id} were merged in a circle")


def actions(table: Table, story: Story) -> Iterator[dict[str, Any]]:
    """The transaction action that puts the next version of a story."""
    item = {**story_keys.story(story.id)._asdict(), "version": story.version, "story": codec.packed(packed(story))}
    yield {"Put": {"TableName": table.name, "Item": codec.item(item), **codec.next_version(story.version)}}


def change_actions(table: Table, changed: Iterable[DatedChange]) -> Iterator[dict[str, Any]]:
    """The transaction actions that append changes."""
    for number, change in enumerate(changed):
        key = story_keys.story_change(change.story, change.at, number)
        values = {name: value for name, value in asdict(change).items() if name != "at" and value}
        put = {"TableName": table.name, "Item": codec.item({**key._asdict(), **values, "at": keys.instant(change.at)})}
        yield {"Put": {**put, "ConditionExpression": "attribute_not_exists(pk)"}}


def membership_action(table: Table, article_id: str, story: str) -> dict[str, Any]:
    """The transaction action that says which story an article is in; empty for none."""
    item = {**story_keys.story_of(article_id)._asdict(), "story": story}
    return {"Put": {"TableName": table.name, "Item": codec.item(item)}}


def packed(story: Story) -> dict[str, Any]:
    """A story as JSON."""
    row = asdict(story)
    row["changed_at"] = story.changed_at.isoformat()
    for member in row["members"]:
        member["at"] = member["at"].isoformat()
    return row


def unpacked(row: dict[str, Any]) -> Story:
    """Inverse of `packed`."""
    members = tuple(Member(**{**member, "at": datetime.fromisoformat(member["at"])}) for member in row["members"])
    return Story(**{**row, "members": members, "changed_at": datetime.fromisoformat(row["changed_at"])})


def _change(item: codec.Attributes) -> DatedChange:
    figures = {name: item[name]["S"] if name in item else "" for name in ("before", "after")}
    return DatedChange(
        story=item["story"]["S"],
        at=datetime.fromisoformat(item["at"]["S"]),
        kind=cast("ChangeKind", item["kind"]["S"]),
        subject=item["subject"]["S"],
        **figures,
    )
