"""The types of the answers about stories."""

from typing import Annotated, Literal, TypedDict

from chautari.core.answer_types import INLINE, Instant, JsonSchema, Positive
from chautari.news.model.article_kind import ArticleKind
from chautari.news.views.answer_types import Language, Outlet


class StoryTitle(TypedDict):
    text: str
    article: str
    url: Annotated[str, JsonSchema(format="uri", description="Where to read it.")]
    source: Annotated[Outlet, INLINE]


class StoryTitles(TypedDict):
    ne: StoryTitle | None
    en: StoryTitle | None


class FirstReport(TypedDict):
    article: str
    source: Annotated[Outlet, INLINE]
    at: Instant


class StoryArticle(TypedDict):
    id: str
    title: str
    url: Annotated[str, JsonSchema(format="uri", description="Where to read it.")]
    source: Annotated[Outlet, INLINE]
    language: Language
    listed_at: Instant
    original: Annotated[str, JsonSchema(description="The article that it is a near-copy of.")] | None
    kind: ArticleKind | None


class ListedStory(TypedDict):
    id: str
    titles: Annotated[StoryTitles, INLINE]
    section: str | None
    languages: list[Language]
    outlets: Annotated[
        Positive, JsonSchema(description="Outlets that wrote a text of their own: of near-copies the first counts.")
    ]
    events: Positive
    articles: Positive
    first: Annotated[FirstReport, INLINE]
    last_at: Instant
    changed_at: Instant
    reports: Annotated[
        list[StoryArticle], JsonSchema(description="The first article of each outlet, the earliest first; at most 12.")
    ]


class Stories(TypedDict):
    joined_until: Annotated[
        Instant | None,
        JsonSchema(description="The last change of an article that is joined; null before the first run."),
    ]
    stories: list[ListedStory]


class ToldFigure(TypedDict):
    value: str
    articles: list[str]


class DifferingFigure(TypedDict):
    name: Literal["dead", "injured", "rupees"]
    values: Annotated[
        list[Annotated[ToldFigure, INLINE]], JsonSchema(description="Each value with its articles, the earliest first.")
    ]


class StoryEvent(TypedDict):
    id: str
    titles: Annotated[StoryTitles, INLINE]
    outlets: Positive
    first_at: Instant
    last_at: Instant
    articles: list[StoryArticle]
    differing: Annotated[
        list[DifferingFigure], JsonSchema(description="Figures that its articles tell differently; none is wrong.")
    ]


class StoryChange(TypedDict):
    at: Instant
    kind: Annotated[
        Literal["began", "joined", "event", "merged", "split", "left", "figure"],
        JsonSchema(
            description="It began, an article joined an event, an event was added, another story was merged into it, a "
            "story was split off, an article left, a figure is told differently."
        ),
    ]
    subject: (
        Annotated[
            str,
            JsonSchema(description="The article, event, story or figure; null for an article that is here no more."),
        ]
        | None
    )
    before: str | None
    after: str | None


class Story(TypedDict):
    id: str
    merged_into: Annotated[str, JsonSchema(description="The story that it is part of now.")] | None
    story: ListedStory | None
    tells: Annotated[list[StoryEvent], JsonSchema(description="Its events, that of the earliest article first.")]
    changes: Annotated[list[StoryChange], JsonSchema(description="Oldest first; the last 200.")]
