"""Articles in the table: thirty of three outlets in two languages, some of one story, one of them revised."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from chautari.dynamodb.table import Table
from chautari.news.model import revision_difference
from chautari.news.model.feed_state import FeedState
from chautari.news.model.revision_difference import TextDifference
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary
from chautari.news.store import articles, feed_state, host_leases, story_state
from chautari.news.stories.joined_stories import JoinedStories
from chautari.news.stories.story import DatedChange, Member, Story, ordered
from tests.support.editions import MINUTE, NOON, edition

OUTLETS = {"everest": "Everest Daily", "bagmati": "Bagmati Post", "terai": "Terai Times"}
SECTIONS = ("economy", "politics", "sport", "")
REVISED = "everest-000000000000"
WIRE = "everest-000000000003"
STORY = "s0000000000a1"


def article_id(number: int) -> str:
    """Every third article is of the same outlet."""
    return f"{list(OUTLETS)[number % 3]}-{number:012x}"


def written(number: int) -> ArticleRevision:
    """The `number`-th article: one every ten minutes, the later the higher; those of the wire are copies of one."""
    key = list(OUTLETS)[number % 3]
    at = NOON - timedelta(minutes=10 * (29 - number))
    return edition(
        article_id(number),
        text=f"समाचार {number}।",
        source=key,
        outlet=OUTLETS[key],
        url=f"https://{key}.example/news/{number}",
        title=f"News {number}" if number % 2 else f"समाचार {number}",
        excerpt=f"Of {number} & <more>.",
        section=SECTIONS[number % 4],
        language="en" if number % 2 else "ne",
        published=at - MINUTE,
        listed_at=at,
        changed_at=at,
        original=WIRE if number in (3, 4, 5) else article_id(number),
        agency="AFP" if number == 3 else "",
        republish="full" if key == "terai" else "excerpt",
    )


def put(
    table: Table, before: ArticleSummary | None, after: ArticleRevision, change: TextDifference | None = None
) -> ArticleRevision:
    """Store an edition as the clock then allows, and say how it was stored."""
    return articles.put(table, before, after, difference=change)


def stock(table: Table, numbers: range = range(30)) -> None:
    """Store the articles in their order, then a second revision of the first."""
    stored = [put(table, None, written(number)) for number in numbers]
    first = stored[0]
    mended = replace(first.summary, title="समाचार, सच्याइएको", revision=2, changed_at=NOON + MINUTE)
    corrected = replace(first, summary=mended, content="ef" * 32)
    put(table, first.summary, corrected, revision_difference.between(first, corrected))


def stock_story(table: Table) -> None:
    """One story of two events: the wire report with its copies and one that counts otherwise; then another report."""
    told: list[tuple[int, str, dict[str, str]]] = [(number, "e0000000000a1", {"dead": "5"}) for number in (3, 4, 5)]
    told += [(6, "e0000000000a2", {}), (7, "e0000000000a1", {"dead": "6", "injured": "12"})]
    members = ordered(_member(written(number).summary, event, figures) for number, event, figures in told)
    changes = (
        DatedChange(STORY, NOON, "began", WIRE),
        DatedChange(STORY, NOON, "figure", "dead", "5", "6"),
        DatedChange(STORY, NOON, "event", "e0000000000a2"),
    )
    stories = {STORY: Story(STORY, members, NOON, changes=changes)}
    for row in story_state.rows(story_state.packed(JoinedStories(NOON, story_state.NOTHING, stories=stories))):
        table.client.put_item(TableName=table.name, Item=row)


def _member(displayed: ArticleSummary, event: str, figures: dict[str, str]) -> Member:
    where = (displayed.source, displayed.outlet, displayed.language, displayed.title, displayed.url, displayed.section)
    return Member(displayed.id, event, *where, displayed.listed_at, displayed.original, "", figures)


def stock_feeds(table: Table) -> None:
    """Two outlets: the feed of one answers, one of the two of the other does not."""
    about = {"home": "https://everest.example/", "language": "ne", "republish": "excerpt", "stance": "robots.txt asked"}
    failure = {"kind": "refused", "detail": "403", "at": NOON.isoformat()}
    quarter = timedelta(minutes=15)
    well: dict[str, Any] = {"interval": quarter, "asked_at": NOON, "answered_at": NOON, "next_at": NOON + quarter}
    states: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("everest", "/feed", {"newest": NOON, "entries": 20, "asked": 9, "unchanged": 6, "queued": 30}),
        ("bagmati", "/rss", {"asked": 3, "unchanged": 1}),
        ("bagmati", "/sport", {"failing_since": NOON, "streak": 2, "failed": 2, "asked": 2, "last_failure": failure}),
    )
    for key, address, more in states:
        url = f"https://{key}.example{address}"
        state = FeedState(key, url, **well, **more, about={"name": OUTLETS[key], **about})
        kept = {feed_state.feed_id(key, url): feed_state.pack(state)}
        assert host_leases.acquire(table, f"{key}.example", "test", NOON, NOON, kept)
