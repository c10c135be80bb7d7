"""The types of the answers of search."""

from typing import Annotated, Literal, TypedDict

from chautari.core.answer_types import INLINE, Count, Instant, JsonSchema
from chautari.news.views.answer_types import ListedArticle


class TextPart(TypedDict):
    text: str
    matched: Annotated[bool, JsonSchema(description="Whether the question asked for this word.")]


class Highlights(TypedDict):
    title: list[Annotated[TextPart, INLINE]]
    excerpt: list[Annotated[TextPart, INLINE]]


class SearchedArticle(ListedArticle):
    highlights: Annotated[
        Highlights, INLINE, JsonSchema(description="Title and excerpt in parts; joined they are those of the article.")
    ]


class SearchedIndex(TypedDict):
    articles: Count
    oldest: Annotated[Instant, JsonSchema(description="When the first article that is searched was listed.")] | None
    changed_until: Annotated[Instant, JsonSchema(description="Every change up to it is found.")]


class SearchResults(TypedDict):
    total: Annotated[Count, JsonSchema(description="Articles that match, of which this answer has a page.")]
    articles: list[SearchedArticle]
    next: str | None
    index: Annotated[SearchedIndex, INLINE]


class Subject(TypedDict):
    kind: Literal["topics", "people", "places"]
    key: str
    name: str
    name_ne: str
    level: Annotated[str, JsonSchema(description="Of a place: province, district, municipality ...")] | None
    parent: Annotated[str, JsonSchema(description="The key of the place that it lies in.")] | None
    also: Annotated[list[str], JsonSchema(description="Further names that its news is found by.")]


class Subjects(TypedDict):
    subjects: list[Subject]


class SubjectNews(SearchResults):
    subject: Subject
