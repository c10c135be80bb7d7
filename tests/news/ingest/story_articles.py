"""Articles to be joined into stories: put into a table, and joined."""

from datetime import datetime, timedelta

from chautari.dynamodb.table import Table
from chautari.news.ingest import story_joining
from chautari.news.model.stored_article import ArticleRevision
from chautari.news.store import articles, change_log, stories, top_stories
from chautari.news.stories.story import Story
from tests.support.editions import NOON, edition

DHARAN = {
    "setopati-000000000001": ("ne", "धरानमा बस दुर्घटना हुँदा पाँचको मृत्यु, १३ जना घाइते"),
    "ratopati-000000000002": ("ne", "धरान बस दुर्घटनामा पाँचको मृत्यु, १२ घाइते"),
}
OTHER = {"setopati-000000000003": ("ne", "सुनको मूल्य तोलामा दुई हजारले बढ्यो")}


def store(table: Table, titles: dict[str, tuple[str, str]], after: timedelta = timedelta(0)) -> None:
    for number, (article_id, (language, title)) in enumerate(titles.items()):
        at = NOON + after + timedelta(minutes=number)
        put(table, article_id, language, title, at)


def put(table: Table, article_id: str, language: str, title: str, at: datetime, number: int = 1) -> ArticleRevision:
    source = article_id.partition("-")[0]
    fields = {"source": source, "outlet": source.title(), "url": f"https://{source}.example/{article_id}"}
    clock = change_log.clock(table)
    moment = max(at, NOON)
    changed_at = clock.next(moment) if clock else moment
    revision = edition(
        article_id,
        title,
        language=language,
        title=title,
        excerpt=title,
        listed_at=at,
        changed_at=changed_at,
        revision=number,
        **fields,  # type: ignore[arg-type]
    )
    before = articles.get(table, article_id)
    articles.put(table, before.summary if before else None, revision, clock)
    return revision


def join(table: Table, hours: float = 1) -> story_joining.JoiningReport:
    return story_joining.run(table, NOON + timedelta(hours=hours), lambda: True)


def only_story(table: Table) -> Story:
    (story,) = top_stories.newest(table)
    assert stories.get(table, story.id) == story
    return story
