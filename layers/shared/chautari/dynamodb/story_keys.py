"""Primary keys of stories and of what they are joined by.

| item | pk | sk |
| --- | --- | --- |
| report of the window, by UTC day of its listing, expires | `REPORTS#2026-08-17` | `<listed at>#<id>` |
| story as it stands | `STORIES#<story>` | `LATEST` |
| the stories at the top | `STORIES` | `TOP` |
| change of a story, append-only | `STORIES#<story>` | `CHANGE#2026-08-17T06:00:00.000000Z#0001` |
| the story of an article | `STORIES#<article>` | `STORY` |
| how far the change log was joined into stories | `STORIES` | `JOINED` |
| what was learnt from the archive for joining | `STORIES` | `LEARNT` |
"""

from datetime import UTC, date, datetime

from chautari.dynamodb.keys import Key, instant

STORY_CHANGE = "CHANGE#"


def report(at: datetime, article_id: str) -> Key:
    """The report of an article listed at `at`."""
    return Key(reports_of(at.astimezone(UTC).date()), f"{instant(at)}#{article_id}")


def reports_of(on: date) -> str:
    """The partition of the reports of a UTC day."""
    return f"REPORTS#{on}"


def story(name: str) -> Key:
    """The story `name` as it stands."""
    return Key(f"STORIES#{name}", "LATEST")


def top_stories() -> Key:
    """The stories at the top."""
    return Key("STORIES", "TOP")


def story_change(name: str, at: datetime, number: int) -> Key:
    """The `number`-th change of a story at `at`."""
    return Key(story(name).pk, f"{STORY_CHANGE}{instant(at)}#{number:04}")


def story_of(article_id: str) -> Key:
    """The story that an article was joined to."""
    return Key(f"STORIES#{article_id}", "STORY")


def joined() -> Key:
    """How far the change log was joined into stories."""
    return Key("STORIES", "JOINED")


def learnt() -> Key:
    """What was learnt from the archive for joining stories."""
    return Key("STORIES", "LEARNT")
