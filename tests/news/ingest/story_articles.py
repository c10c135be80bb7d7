"""Articles to be joined into stories: put into a table, and joined."""

from datetime import datetime, timedelta

from chautari.dynamodb.table import Table
from chautari.news.ingest import story_job
from chautari.news.model.stored_article import ArticleRevision
from chautari.news.store import articles, story_state
from chautari.news.stories.story import Story
from chautari.search.store.index_shelf import FolderShelf
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
    revision = edition(
        article_id,
        title,
        language=language,
        title=title,
        excerpt=title,
        listed_at=at,
        changed_at=max(at, NOON),
        revision=number,
        **fields,  # type: ignore[arg-type]
    )
    before = articles.get(table, article_id)
    return articles.put(table, before.summary if before else None, revision)


def join(table: Table, shelf: FolderShelf, hours: float = 1) -> story_job.StoriesReport:
    return story_job.join(table, shelf, NOON + timedelta(hours=hours))


def stories_of(shelf: FolderShelf) -> dict[str, Story]:
    """The stories of the state that stand for themselves."""
    shelved = shelf.manifest()
    stories = story_state.standing(shelved.body)[0] if shelved else {}
    return {name: story for name, story in stories.items() if not story.merged_into}


def only_story(shelf: FolderShelf) -> Story:
    (story,) = stories_of(shelf).values()
    return story
