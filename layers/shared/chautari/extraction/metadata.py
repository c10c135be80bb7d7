"""What a page says about its article: `read(document, url)`, before anything is taken out of the document.

The dateline stands in the body, so place and agency are completed once that is read: `metadata.with_body(blocks)`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from chautari.domain.news import Block, Image
from chautari.extraction import agency, byline, dateline, image, language, page_facts, times, title, topics
from chautari.extraction.document import Document
from chautari.extraction.page_facts import PageFacts
from chautari.extraction.places import Place

OPENING = 2  # blocks: the first may be the byline


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

    def with_body(self, blocks: Sequence[Block]) -> "Metadata":
        """The same with what the body states: the dateline's place, agency and reporter, an agency at the end."""
        found = [dateline.read(block.text) for block in blocks[:OPENING]]
        stated = next((one for one in found if one.place or one.agency), dateline.Dateline())
        wire = stated.agency or self.agency or (agency.at_end(blocks[-1].text) if blocks else "")
        authors = self.authors or ((stated.reporter,) if stated.reporter else ())
        return replace(self, place=stated.place, agency=wire, authors=authors)


def read(document: Document, url: str) -> Metadata:
    """What `document` (whole, as parsed) at `url` states of its article; empty or None is what it does not state."""
    facts = page_facts.gather(document, url)
    headline = title.read(facts)
    place = Place(headline.element)
    spoken = language.read(facts)
    when = times.read(facts, place, _is_of_nepal(facts, spoken))
    authors = byline.read(facts, place)
    return Metadata(
        title=headline.text,
        authors=authors,
        agency=agency.among(authors),
        published=when.published,
        published_exact=when.exact,
        modified=when.modified,
        section=topics.section(facts),
        tags=topics.tags(facts),
        language=spoken,
        canonical=facts.canonical,
        image=image.read(facts, place),
        description=title.clean(facts.first("og:description", "description", "twitter:description")),
    )


def _is_of_nepal(facts: PageFacts, spoken: str) -> bool:
    """Whether a time without a zone is Kathmandu's: a Nepali page, a Nepali domain, or an outlet that we declare."""
    from chautari.sources import news  # the outlets are above the readers, and nothing else here needs them

    return spoken == "ne" or facts.host.endswith(".np") or bool(news.rules_of(urlsplit(facts.url).hostname or ""))
