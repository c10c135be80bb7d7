"""List an article by its feed's title and link where its page has no text to give out, and say why.

What is stored with a text stays as it is. A better text that comes later is the article's next revision.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from chautari.core.http_messages import HttpResponse
from chautari.dynamodb.table import Table
from chautari.news.extraction import NoArticle
from chautari.news.ingest import feed_page_merge, limits, upsert
from chautari.news.ingest.article_reader import FetchedArticle, QueuedLink, evidence
from chautari.news.ingest.text_errors import UnfitText
from chautari.news.model.article_kind import Withheld
from chautari.news.model.parsed_article import ParsedArticle

# What the API says of each failure. The detail of an error may quote the page, which is not to be given out.
REASONS = {
    "too-short": "the page shows less than a text: a teaser, a picture or a video",
    "another-text": "the page shows a text on something else than the title",
    "error-page": "the page says that the article is not there",
    "paywalled": "the text is for the outlet's subscribers",
    "legacy-font": "the text is in a font from before Unicode",
    "doubtful": "the text has no word of its title",
    "no-article": "the page shows no text",
}


def list_without_text(
    table: Table,
    link: QueuedLink,
    page: HttpResponse,
    error: UnfitText | NoArticle,
    now: datetime,
    time: Callable[[], datetime] | None = None,
) -> None:
    """Store the article of `link` without a text, unless it is kept or nothing is known but the address.

    A page of no article at all (a list, a shop, a forum) is not listed: its link leads elsewhere.
    """
    if error.article_kind is None or not link.entry.title:
        return
    titled = feed_page_merge.merge(ParsedArticle(title="", blocks=(), kind=error.article_kind), link.entry)
    article, _ = limits.truncate(replace(titled, description=""))
    withheld = Withheld(error.kind, REASONS[error.kind])
    listed = FetchedArticle(link.source, link.id, link.url, link.entry, article, False, evidence(page), "low", withheld)
    upsert.upsert(table, listed, now, time)
