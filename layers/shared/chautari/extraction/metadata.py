"""What a page says about its article: `read(document, url)`, before anything is taken out of the document.

The dateline stands in the body, so place and agency are completed once that is read: `metadata.with_dateline(opening)`.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from turbohtml import Document

from chautari.domain.news import Image


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of `domain.news.Article` that are not its text, with the same meanings."""

    title: str = ""
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
    image: Image | None = None
    description: str = ""

    def with_dateline(self, opening: str) -> "Metadata":
        """The same with the place and agency of the article's first paragraph, where it begins with a dateline."""
        return replace(self)


def read(document: Document, url: str) -> Metadata:
    """What `document` (whole, as parsed) at `url` states of its article; empty or None is what it does not state."""
    return Metadata()
