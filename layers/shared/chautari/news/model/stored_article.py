"""Stored articles: summaries for lists, whole revisions, and pages of the change log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chautari.core.border import Bordered, Name, OwnText, SafeHtml, ShortText, TitleText, WebAddress
from chautari.news.model.article_kind import ArticleKind, Cut, TextConfidence, Withheld
from chautari.news.model.parsed_article import ArticleImage, TextBlock, standfirst_of


@dataclass(frozen=True, slots=True)
class Fetched(Bordered):
    """The response that an article was read from: address, SHA-256 and number of its bytes, instant."""

    url: WebAddress
    sha256: OwnText
    size: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ArticleSummary(Bordered):
    """An article as lists show it. A value that nobody states is empty or None. Instants carry a zone.

    - outlet: the source's name, for attribution; url: the address for readers.
    - section: a key of `SECTIONS`; language: `ne` or `en`.
    - agency: the wire service that the text, or its original, states.
    - original: the id of the first of its near-duplicates; its own if it is the first.
    - republish: how much of the text the source let us publish when this was written.
    - listed_at: its position in every list, fixed when first stored.
    - changed_at: when this revision was written; later than every earlier write.
    - taken_down: why the article was taken off, in words; empty where it was not.
    - kind, cut, confidence: what sort of article it is, why its text is not whole, and how sure we are of it; kind and
      confidence are empty in an item from before they were read.
    - withheld: why its text is not given out; it then has none, and its title is the feed's.
    """

    id: OwnText
    source: OwnText
    outlet: OwnText
    url: WebAddress
    title: TitleText
    excerpt: ShortText
    section: OwnText
    language: OwnText
    authors: tuple[Name, ...]
    agency: Name
    published: datetime | None
    published_exact: bool
    modified: datetime | None
    image: ArticleImage | None
    original: OwnText
    republish: Literal["excerpt", "full"]
    listed_at: datetime
    changed_at: datetime
    revision: int
    taken_down: ShortText = ""
    kind: ArticleKind | Literal[""] = ""
    cut: Cut = ""
    confidence: TextConfidence | Literal[""] = ""
    withheld: Withheld | None = None

    @property
    def is_copy(self) -> bool:
        """Whether it is a near-duplicate of an earlier article of another outlet."""
        return self.original != self.id


@dataclass(frozen=True, slots=True)
class ArticleRevision(Bordered):
    """One revision of a whole article.

    - html: the sanitised body; empty in a past revision.
    - read_by: the extractor that was chosen.
    - clipped: whether the body exceeded the size limit and was cut.
    - content: SHA-256 of the fields whose change makes a new revision.
    - first_seen_at: when the article was first read.
    """

    summary: ArticleSummary
    blocks: tuple[TextBlock, ...]
    html: SafeHtml
    place: Name
    tags: tuple[Name, ...]
    description: ShortText
    read_by: OwnText
    clipped: bool
    content: OwnText
    fetched: Fetched
    first_seen_at: datetime

    @property
    def text(self) -> str:
        """The body, blocks separated by an empty line."""
        return "\n\n".join(block.text for block in self.blocks)

    @property
    def standfirst(self) -> str:
        """The standfirst alone, which is the first of the blocks; empty where there is none."""
        return standfirst_of(self.blocks)


@dataclass(frozen=True, slots=True)
class Changes:
    """A page of the change log in the order of writes. until: no write up to it is on a later page."""

    summaries: tuple[ArticleSummary, ...]
    until: datetime
