"""Metadata of an article: `read(document, url)`.

The dateline stands in the body, so `with_body(stated, blocks)` completes place and agency once the body is read.
"""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from chautari.news.extraction import (
    agency,
    byline,
    dateline,
    image,
    language_detection,
    page_facts,
    times,
    title,
    topics,
)
from chautari.news.extraction.document import Document
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.extraction.places import PageRegion
from chautari.news.model.parsed_article import ParsedArticle, TextBlock

OPENING = 2  # blocks: the first may be the byline


def read(document: Document, url: str) -> ParsedArticle:
    """The article at `url` without its text; fields that the document does not state are empty or None."""
    return of_facts(page_facts.gather(document, url))


def of_facts(facts: PageFacts) -> ParsedArticle:
    """The same of facts that were gathered already."""
    headline = title.read(facts)
    place = PageRegion(headline.element)
    language = language_detection.read(facts)
    when = times.read(facts, place, _is_of_nepal(facts, language))
    authors = byline.read(facts, place)
    return ParsedArticle(
        title=headline.text,
        blocks=(),
        authors=authors,
        agency=agency.first_agency(authors),
        published=when.published,
        published_exact=when.exact,
        modified=when.modified,
        section=topics.section(facts),
        tags=topics.tags(facts),
        language=language,
        canonical=facts.canonical,
        image=image.read(facts, place),
        description=title.clean(facts.first("og:description", "description", "twitter:description")),
    )


def with_body(stated: ParsedArticle, blocks: Sequence[TextBlock]) -> ParsedArticle:
    """The article with its text, and with place, agency and reporter from the dateline or an agency at the end."""
    datelines = [dateline.read(block.text) for block in blocks[:OPENING]]
    opening = next((line for line in datelines if line.place or line.agency), dateline.Dateline())
    wire = opening.agency or stated.agency or (agency.at_end(blocks[-1].text) if blocks else "")
    authors = stated.authors or ((opening.reporter,) if opening.reporter else ())
    return replace(stated, blocks=tuple(blocks), place=opening.place, agency=wire, authors=authors)


def _is_of_nepal(facts: PageFacts, language: str) -> bool:
    """Whether a time without a zone is Kathmandu's: a Nepali page, a Nepali domain, or a declared outlet."""
    from chautari.news import sources  # the outlets are above the readers, and nothing else here needs them

    return language == "ne" or facts.host.endswith(".np") or bool(sources.rules_of(urlsplit(facts.url).hostname or ""))
