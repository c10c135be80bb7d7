"""What is kept of an article: how lists show it, and the whole of it at one of its revisions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chautari.news.model.parsed_article import ArticleImage, TextBlock


@dataclass(frozen=True, slots=True)
class Fetched:
    """The answer that an article was read from: the address asked, its bytes' SHA-256 and number, and when."""

    url: str
    sha256: str
    size: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as a list shows it. Empty or None is what nobody states; instants carry a zone.

    outlet: the source's name, to attribute to. url: where a reader finds it. section: one of ours. language: `ne` or
    `en`. agency: the wire service that the text, or the article that it is a copy of, states. story: the id of the
    first of its near-identical copies, its own where it is the first. republish: what the source let us give out when
    this was written. listed_at: its place in every list, fixed when first stored. changed_at: when this revision was
    written, later than every write before it.
    """

    id: str
    source: str
    outlet: str
    url: str
    title: str
    excerpt: str
    section: str
    language: str
    authors: tuple[str, ...]
    agency: str
    published: datetime | None
    published_exact: bool
    modified: datetime | None
    image: ArticleImage | None
    story: str
    republish: Literal["excerpt", "full"]
    listed_at: datetime
    changed_at: datetime
    revision: int

    @property
    def is_copy(self) -> bool:
        """Whether another outlet had nearly the same text before."""
        return self.story != self.id


@dataclass(frozen=True, slots=True)
class ArticleRevision:
    """A whole article as it is or was said in one revision.

    html: the body, sanitised; empty in a revision that was replaced. clipped: whether the body was longer than what
    is kept of one. content: the SHA-256 of what a change of makes a new revision. first_seen_at: when it was first
    read.
    """

    summary: ArticleSummary
    blocks: tuple[TextBlock, ...]
    html: str
    place: str
    tags: tuple[str, ...]
    description: str
    read_by: str
    clipped: bool
    content: str
    fetched: Fetched
    first_seen_at: datetime

    @property
    def text(self) -> str:
        """The body, blocks set apart by an empty line."""
        return "\n\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Changes:
    """Articles as they were written, in that order. `until`: everything written up to it has been told."""

    summaries: tuple[ArticleSummary, ...]
    until: datetime
