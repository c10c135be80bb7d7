"""Primary keys of stories that are closed, and of what a restore leaves of the others.

| item | pk | sk |
| --- | --- | --- |
| story that no report can join any more, by the UTC day of its beginning | `STORIES#2026-08-17` | `<story>` |
| the closed stories of the articles that were listed on a UTC day | `STORIES#2026-08-17` | `ARTICLES` |
| part of the state of joining, put by a restore alone | `JOINED` | `0001` |
"""

from datetime import date

from chautari.dynamodb.keys import Key

RESTORED_STATE = "JOINED"


def stories_of(on: date) -> str:
    """The partition of a UTC day."""
    return f"STORIES#{on}"


def story(on: date, name: str) -> Key:
    """The story `name`, which began on that UTC day."""
    return Key(stories_of(on), name)


def joined_on(on: date) -> Key:
    """The closed stories of the articles of a UTC day."""
    return Key(stories_of(on), "ARTICLES")


def restored_state(number: int) -> Key:
    """The `number`-th part of the state of joining."""
    return Key(RESTORED_STATE, f"{number:04}")
