"""What a page says as an article."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

BlockKind = Literal["paragraph", "heading", "quote", "item"]


@dataclass(frozen=True, slots=True)
class ArticleImage:
    """A picture and what stands under it; sizes in pixels, None where the page states none."""

    url: str
    width: int | None = None
    height: int | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, a heading, a quotation or an item of a list; plain text (NFC), blanks collapsed, never empty."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """What a page says as an article. Empty or None is what it does not state; nothing is guessed.

    place and agency are those of the dateline ("KATHMANDU, Feb 13", "Paris:") and the stated wire service. Instants
    carry a zone; published_exact is False where the page states a day only, which then stands for its midnight in
    Kathmandu. read_by: which reader won ("site", "generic", ...).
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

    @property
    def text(self) -> str:
        """The body, blocks set apart by an empty line."""
        return "\n\n".join(block.text for block in self.blocks)
