"""Store of closed stories, by the day of their beginning, with the story of each article of a day.

A story is put here once, when no report can join it any more; until then it is in `story_state`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from chautari.dynamodb import codec, story_keys
from chautari.dynamodb.table import Table
from chautari.news.stories.story import DatedChange, Member, Story, day_of


def get(table: Table, name: str) -> Story | None:
    """The closed story `name`, or None if there is none."""
    key = codec.item(dict(story_keys.story(day_of(name), name)._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key).get("Item")
    return unpacked(codec.unpacked(item["story"]["B"])) if item else None


def story_of(table: Table, article_id: str, listed_at: datetime) -> str:
    """The closed story that an article is in; empty if in none."""
    return _joined_on(table, listed_at.astimezone(UTC).date()).get(article_id, "")


def close(table: Table, closed: Iterable[Story]) -> None:
    """Put closed stories, and then which articles are in them. What a run did that was cut off is done again."""
    members: defaultdict[date, dict[str, str]] = defaultdict(dict)
    for story in closed:
        key = story_keys.story(day_of(story.id), story.id)
        _put(table, {**key._asdict(), "story": codec.packed(packed(story))})
        for member in story.members:
            members[member.at.astimezone(UTC).date()][member.id] = story.id
    for on, joined in members.items():
        key = story_keys.joined_on(on)
        _put(table, {**key._asdict(), "stories": codec.packed(_joined_on(table, on) | joined)})


def packed(story: Story) -> dict[str, Any]:
    """A story as JSON."""
    changes = [
        {name: value for name, value in asdict(change).items() if value and name != "story"} for change in story.changes
    ]
    return {
        **asdict(story),
        "changed_at": story.changed_at.isoformat(),
        "members": [member_to_json(member) for member in story.members],
        "changes": [{**change, "at": change["at"].isoformat()} for change in changes],
    }


def unpacked(row: dict[str, Any]) -> Story:
    """Inverse of `packed`."""
    members = tuple(map(member_from_json, row["members"]))
    changes = tuple(
        DatedChange(**{**change, "story": row["id"], "at": datetime.fromisoformat(change["at"])})
        for change in row["changes"]
    )
    changed_at = datetime.fromisoformat(row["changed_at"])
    return Story(**{**row, "members": members, "changes": changes, "changed_at": changed_at})


def member_to_json(member: Member) -> dict[str, Any]:
    """A member as JSON."""
    return {**asdict(member), "at": member.at.isoformat()}


def member_from_json(row: dict[str, Any]) -> Member:
    """Inverse of `member_to_json`."""
    return Member(**{**row, "at": datetime.fromisoformat(row["at"])})


def _joined_on(table: Table, on: date) -> dict[str, str]:
    key = codec.item(dict(story_keys.joined_on(on)._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key).get("Item")
    return dict(codec.unpacked(item["stories"]["B"])) if item else {}


def _put(table: Table, values: dict[str, object]) -> None:
    table.client.put_item(TableName=table.name, Item=codec.item(values))
