"""Articles that the tests of search look for."""

from datetime import UTC, date, datetime, timedelta

from chautari.search.model.search_engine import Entry

NOW = datetime(2026, 8, 17, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def entry(number: int, title: str, excerpt: str = "", days: int = 0, **fields: object) -> Entry:
    """Article `number`, listed `days` before NOW."""
    at = NOW - days * DAY
    language = "ne" if any("\u0900" <= letter <= "\u097f" for letter in title) else "en"
    values: dict[str, object] = {
        "language": language,
        "source": "everest",
        "section": "",
        "kind": "",
        "on": at.date(),
        **fields,
    }
    return Entry(id=f"everest-{number:012x}", listed_at=at, title=title, excerpt=excerpt, **values)  # type: ignore[arg-type]


def day(text: str) -> date:
    """A day in ISO form."""
    return date.fromisoformat(text)
