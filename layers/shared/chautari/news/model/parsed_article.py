"""An article as parsed from a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chautari.core.border import Bordered, Paragraph, ShortText, WebAddress
from chautari.news.model.article_kind import ArticleKind, Cut

BlockKind = Literal["standfirst", "paragraph", "heading", "quote", "item"]


@dataclass(frozen=True, slots=True)
class ArticleImage(Bordered):
    """An image with its caption; sizes in pixels, None if the page states none. An unsafe address is empty."""

    url: WebAddress
    width: int | None = None
    height: int | None = None
    caption: ShortText = ""


@dataclass(frozen=True, slots=True)
class TextBlock(Bordered):
    """A paragraph, heading, quotation or list item, or the standfirst before them; plain text (NFC), blanks collapsed,
    never empty.
    """

    kind: BlockKind
    text: Paragraph


def standfirst_of(blocks: Sequence[TextBlock]) -> str:
    """The summary between headline and first paragraph; empty where none stands apart."""
    return next((block.text for block in blocks if block.kind == "standfirst"), "")


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article as parsed from a page. A value that the page does not state is empty or None, never guessed.

    - place: of the dateline ("KATHMANDU, Feb 13", "Paris:"); agency: the stated wire service.
    - published, modified: instants with a zone.
    - published_exact: False if the page states only a day; `published` is then its midnight in Kathmandu.
    - read_by: the extractor that was chosen ("site", "generic", ...).
    - kind, cut: what sort of article it is, and why its text is not whole; `cut` is empty where it is.
    """

    title: str
    blocks: tuple[TextBlock, ...]
    authors: tuple[str, ...] = ()
    place: str = ""
    agency: str = ""
    published: datetime | None = None
    published_exact: bool = True
    modified: datetime | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    canonical: str = ""
    image: ArticleImage | None = None
    description: str = ""
    read_by: str = ""
    kind: ArticleKind = "article"
    cut: Cut = ""

    @property
    def text(self) -> str:
        """The body, blocks separated by an empty line."""
        return "\n\n".join(block.text for block in self.blocks)

    @property
    def standfirst(self) -> str:
        """The standfirst alone, which is the first of the blocks; empty where there is none."""
        return standfirst_of(self.blocks)
