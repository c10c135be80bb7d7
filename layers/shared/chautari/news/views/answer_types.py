"""The types of the answers about articles, sections and outlets."""

from typing import Annotated, Literal, NotRequired, TypedDict

from chautari.core.answer_types import INLINE, Count, Instant, JsonSchema, Pause, Positive

Language = Literal["en", "ne"]
Republish = Literal["excerpt", "full"]
ArticleKind = Literal["article", "flash", "live", "video", "photo", "opinion", "notice", "list", "paywalled", "error"]
Cut = Literal["further-pages", "teaser", "size"]
TextConfidence = Literal["high", "middle", "low"]
WithheldKind = Literal["too-short", "another-text", "error-page", "paywalled", "legacy-font", "doubtful", "no-article"]


class Outlet(TypedDict):
    key: str
    name: str


class ArticleImage(TypedDict):
    url: str
    width: Count | None
    height: Count | None
    caption: str | None


class TakenDown(TypedDict):
    at: Instant
    reason: str


class Withheld(TypedDict):
    kind: WithheldKind
    reason: str


class ListedArticle(TypedDict):
    id: str
    title: str
    excerpt: str
    url: Annotated[str, JsonSchema(format="uri", description="Where to read it, and whom to link to.")]
    source: Annotated[Outlet, INLINE]
    section: str | None
    language: Language | None
    authors: list[str]
    agency: Annotated[str, JsonSchema(description="The wire service that it is from, where that is stated.")] | None
    published_at: Instant | None
    published_exact: Annotated[
        bool,
        JsonSchema(description="false: only the day is stated, and published_at is its midnight in Kathmandu."),
    ]
    modified_at: Instant | None
    image: ArticleImage | None
    original: Annotated[
        str, JsonSchema(description="The id of the first of its near-identical copies; its own if it is none.")
    ]
    is_copy: bool
    republish: Annotated[Republish, JsonSchema(description="What its outlet lets anybody give out.")]
    listed_at: Annotated[Instant, JsonSchema(description="Its place in lists, which never moves.")]
    changed_at: Instant
    revision: Positive
    kind: Annotated[ArticleKind, JsonSchema(description="null: it was read before kinds were told.")] | None
    cut: Annotated[Cut, JsonSchema(description="Why its text is not whole; null: nothing shows that it is not.")] | None
    confidence: (
        Annotated[
            TextConfidence, JsonSchema(description="Whether title, description and feed speak of what its text does.")
        ]
        | None
    )
    withheld: (
        Annotated[Withheld, JsonSchema(description="Why no text of it is given out: it is listed by its title.")] | None
    )
    taken_down: NotRequired[
        Annotated[
            TakenDown,
            JsonSchema(description="Only among changes: it was taken off, and a copy of it is to be deleted."),
        ]
    ]


class TopStory(ListedArticle):
    outlets: Positive


class Articles(TypedDict):
    articles: list[ListedArticle]
    next: str | None
    changed_until: Instant


class ArticleRevision(TypedDict):
    revision: Positive
    at: Instant
    title: str
    excerpt: str
    text: str | None
    content_sha256: str
    taken_down: NotRequired[TakenDown]


class Body(TypedDict):
    html: str
    text: str
    clipped: bool


class Fetched(TypedDict):
    url: str
    at: Instant
    sha256: str
    bytes: Count


class Article(ListedArticle):
    place: str | None
    standfirst: (
        Annotated[str, JsonSchema(description="The summary above the text, which begins with it; null where none is.")]
        | None
    )
    tags: list[str]
    body: Annotated[Body, INLINE] | None
    attribution: str
    fetched: Annotated[Fetched, INLINE]
    first_seen_at: Instant
    story: Annotated[str, JsonSchema(description="Its story under /v1/stories.")] | None
    revisions: list[ArticleRevision]
    elsewhere: list[ListedArticle]


class Section(TypedDict):
    key: str
    name: str
    name_ne: str
    newest: ListedArticle | None


class Sections(TypedDict):
    sections: list[Annotated[Section, INLINE]]


class FeedFailure(TypedDict):
    kind: str
    detail: str
    at: Instant


class NewsFeed(TypedDict):
    url: str
    asked_at: Instant | None
    answered_at: Instant | None
    changed_at: Instant | None
    next_at: Instant
    interval_seconds: Count
    newest_entry_at: Instant | None
    entries: Count
    asked: Count
    unchanged: Count
    failed: Count
    links_queued: Count
    failing_since: Instant | None
    last_failure: Annotated[FeedFailure, INLINE] | None


class NewsSource(TypedDict):
    key: str
    name: str | None
    home: str | None
    language: str | None
    republish: Republish | None
    stance: str | None
    health: Literal["ok", "partly", "failing"]
    paused: Annotated[Pause, INLINE] | None
    newest: ListedArticle | None
    feeds: list[NewsFeed]


class NewsSources(TypedDict):
    as_of: Instant
    sources: list[NewsSource]


class RevisionDifference(TypedDict):
    title_before: Annotated[str, JsonSchema(description="Its title before; null: the same.")] | None
    removed: Annotated[
        list[str], JsonSchema(description="Sentences that went, as far as the outlet lets us show them.")
    ]
    added: list[str]
    removed_count: Annotated[Count, JsonSchema(description="All sentences that went.")]
    added_count: Count


class RevisedArticle(TypedDict):
    article: ListedArticle
    difference: Annotated[RevisionDifference, INLINE]


class Revisions(TypedDict):
    revisions: list[Annotated[RevisedArticle, INLINE]]
