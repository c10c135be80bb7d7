"""Read one article from a fetched page: extract, validate, merge with the feed entry.

A page from which a text can be extracted is rejected where it is not the article that the feed listed:

- a list of articles: the link leads to a section or to the front page by now;
- a text shorter than the summary in the feed, or the teaser of one for subscribers;
- a text about something else at the link's own address, or none that can be read: a legacy font;
- an error page with status 200.
"""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from chautari.core.http_messages import HttpResponse
from chautari.core.tokens import tokenize
from chautari.core.urls import InvalidUrl
from chautari.news import extraction
from chautari.news.extraction import legacy_font
from chautari.news.ingest import feed_page_merge, limits, relevance
from chautari.news.ingest.confidence import confidence_of
from chautari.news.ingest.text_errors import (
    AnotherText,
    Doubtful,
    ErrorPage,
    LegacyFont,
    NotThisArticle,
    Paywalled,
    TooShort,
    Untitled,
)
from chautari.news.model import article_urls
from chautari.news.model.article_kind import ArticleKind, TextConfidence, Withheld
from chautari.news.model.parsed_article import ParsedArticle
from chautari.news.model.source import FeedEntry, NewsSource
from chautari.news.model.stored_article import Fetched

# A shorter text than this share of the feed's summary is a teaser of an article that is not on the page.
MIN_SUMMARY_SHARE = 0.5
MIN_CHARACTERS = 80
# A flash is one sentence. A third of the words of the feed's title tell it from a notice of the site.
MIN_FLASH_CHARACTERS, MIN_FLASH_TITLE_SHARE = 30, 0.34
_SENTENCE_ENDS = ("।", ".", "!", "?", ".”", "।”", '."', '।"')
_LANGUAGE_BY_SCRIPT = {"DEVANAGARI": "ne", "LATIN": "en"}
# The share of a headline's words that an edited headline keeps.
MIN_TITLE_SHARE = 0.34


@dataclass(frozen=True, slots=True)
class QueuedLink:
    """A link to an article as a feed listed it. id: the article id of its address. seen: when the feed listed it."""

    source: NewsSource
    id: str
    url: str
    seen: datetime
    entry: FeedEntry


@dataclass(frozen=True, slots=True)
class FetchedArticle:
    """A validated article and the response it was read from.

    - id: the link's, unless the page states another canonical address.
    - url: the address for readers.
    - clipped: whether the body exceeded the size limit and was cut.
    - confidence: how sure we are of the text. withheld: why there is none, for an article that is listed by its title.
    """

    source: NewsSource
    id: str
    url: str
    entry: FeedEntry
    article: ParsedArticle
    clipped: bool
    fetched: Fetched
    confidence: TextConfidence = "middle"
    withheld: Withheld | None = None


def read_article(link: QueuedLink, page: HttpResponse) -> FetchedArticle:
    """The article on `page`, the response to `link`.

    Raises NoArticle, or an error of `text_errors`.
    """
    parsed = limits.without_implausible(_extract(link, page))
    _require_readable(link, parsed.kind, parsed.text)
    stated_id = _canonical_id(parsed.canonical, link.source)
    if stated_id != link.id:
        _require_similar_title(link, parsed.title)
    article, clipped = limits.truncate(feed_page_merge.merge(parsed, link.entry))
    article = replace(article, cut="size") if clipped else article
    if not article.title:
        raise Untitled(f"no title on {link.url} nor in the feed")
    _require_relevant(link, parsed)
    _require_length(link, article)
    confidence = confidence_of(article, link.entry)
    if confidence == "low":
        raise Doubtful(f"the text of {link.url} has no word of {article.title[:100]!r}, its title")
    is_canonical = stated_id == link.id or _is_article_url(parsed.canonical, link.source)
    identity = (stated_id, parsed.canonical) if is_canonical else (link.id, link.url)
    return FetchedArticle(link.source, *identity, link.entry, article, clipped, evidence(page), confidence)


def _extract(link: QueuedLink, page: HttpResponse) -> ParsedArticle:
    try:
        return extraction.extract(page.body, page.url)
    except extraction.NoArticle as error:
        _require_readable(link, error.article_kind, "")
        raise


def _require_readable(link: QueuedLink, kind: ArticleKind | None, text: str) -> None:
    """Raise ErrorPage, Paywalled or LegacyFont if the page says so, or its letters are signs."""
    if kind == "error":
        raise ErrorPage(f"{link.url} says that there is no such page")
    if kind == "paywalled":
        raise Paywalled(f"{link.url} shows {len(text)} characters of a text for subscribers")
    if legacy_font.is_legacy(text):
        raise LegacyFont(f"{link.url} writes {text[:40]!r}, in a font from before Unicode")


def _canonical_id(canonical: str, source: NewsSource) -> str:
    """The article id of the page's stated canonical address; empty if it states none."""
    try:
        return article_urls.article_id(article_urls.canonical(canonical, source), source)
    except InvalidUrl:
        return ""


def _is_article_url(canonical: str, source: NewsSource) -> bool:
    """Whether a stated canonical address identifies one article.

    Many sites state their front page or a section on every page. Only an address that matches the outlet's `identity`
    rule is trusted.
    """
    try:
        parts = urlsplit(article_urls.canonical(canonical, source))
    except InvalidUrl:
        return False
    address = parts._replace(scheme="", netloc="").geturl()
    return parts.netloc in source.hosts and bool(source.identity and re.search(source.identity, address))


def _require_similar_title(link: QueuedLink, title: str) -> None:
    """Raise NotThisArticle if the titles differ, for a page that does not state the link's address.

    An article may be renamed, or omit its address. A page that does both is a different one.
    """
    page_tokens, feed_tokens = set(tokenize(title)), set(tokenize(link.entry.title))
    common = page_tokens & feed_tokens
    if page_tokens and feed_tokens and len(common) < MIN_TITLE_SHARE * min(len(page_tokens), len(feed_tokens)):
        shared = f"{len(common)} of {len(feed_tokens)} words of the title that the feed has"
        raise NotThisArticle(f"{link.url} has {shared}, and does not call itself so")


def _require_relevant(link: QueuedLink, parsed: ParsedArticle) -> None:
    """Raise AnotherText if the text is unrelated to the feed entry.

    Compares the page's own title: the merged title may be the feed's, which proves nothing.
    """
    entry = link.entry
    feed_scripts = relevance.scripts(f"{entry.title} {entry.summary}")
    page_scripts = relevance.scripts(parsed.text)
    if feed_scripts.isdisjoint(page_scripts):
        # Words of two scripts cannot be compared: the outlet's own language is believed, an English notice is not.
        is_own_language = link.source.language in {_LANGUAGE_BY_SCRIPT.get(script) for script in page_scripts}
        is_relevant = not feed_scripts or is_own_language or _is_long_under_feed_title(parsed, entry)
    else:
        is_relevant = relevance.is_about(parsed.title, parsed.text, entry.title, entry.summary)
    if not is_relevant:
        reason = f"{link.url} answers {parsed.title[:100]!r}, and its text speaks of nothing that the feed says"
        raise AnotherText(reason)


def _is_long_under_feed_title(parsed: ParsedArticle, entry: FeedEntry) -> bool:
    return relevance.titles_agree(parsed.title, entry.title) and len(parsed.text) > relevance.MAX_NOTICE_CHARACTERS


def _require_length(link: QueuedLink, article: ParsedArticle) -> None:
    length, summary_length = len(article.text), len(link.entry.summary.strip())
    minimum = MIN_FLASH_CHARACTERS if _is_flash(link.entry, article.text) else MIN_CHARACTERS
    if length < max(minimum, MIN_SUMMARY_SHARE * summary_length):
        raise TooShort(f"{length} characters at {link.url}, where the feed has {summary_length}")


def _is_flash(entry: FeedEntry, text: str) -> bool:
    """Whether a short text is a whole sentence about the feed's title, not the beginning of a text behind a paywall."""
    is_whole = text.endswith(_SENTENCE_ENDS) and not text.endswith("..")
    return is_whole and bool(entry.title) and relevance.overlap(text, entry.title) >= MIN_FLASH_TITLE_SHARE


def evidence(page: HttpResponse) -> Fetched:
    """The evidence of the response. The page itself is not stored: this is no archive of other authors' texts."""
    return Fetched(page.url, hashlib.sha256(page.body).hexdigest(), len(page.body), page.fetched_at)
