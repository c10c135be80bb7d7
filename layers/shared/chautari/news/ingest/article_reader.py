"""One article out of one page: fetched, extracted, completed from the feed and judged whether it is one.

Three things are no article although a reader of pages found a text: a list of articles, where the link leads to a
section or the front page by now; a text that is shorter than what the feed said of it, as behind a paywall; and a text
about something else under the link's own address, as "not found" with status 200.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from urllib.parse import urlsplit

from chautari.core.errors import SourceError
from chautari.core.http_messages import HttpResponse
from chautari.core.tokens import words
from chautari.core.urls import InvalidUrl
from chautari.news import extraction
from chautari.news.ingest import feed_page_merge, limits, relevance
from chautari.news.model import article_urls
from chautari.news.model.parsed_article import ParsedArticle
from chautari.news.model.source import FeedEntry, NewsSource
from chautari.news.model.stored_article import Fetched

# A teaser may hold as much as this of the text; more is not on the page.
LEAST_OF_SUMMARY = 0.5
FEWEST_CHARACTERS = 80
# A flash is one sentence. Half of the words of the feed's title tell it from a notice of the site.
FEWEST_OF_A_FLASH, TITLE_IN_A_FLASH = 30, 0.5
_SENTENCE_ENDS = ("।", ".", "!", "?", ".”", "।”", '."', '।"')
_LANGUAGE_OF = {"DEVANAGARI": "ne", "LATIN": "en"}
# Words of a headline that an edited one keeps.
LEAST_OF_TITLE = 0.34


class TooShort(SourceError):
    """The page has less text than the feed said of it, or hardly any. Action: none; a wall or a picture."""

    kind: ClassVar[str] = "too-short"


class Untitled(SourceError):
    """Neither the page nor the feed has a title. Action: a person looks at the rules of the site."""

    kind: ClassVar[str] = "untitled"


class NotThisArticle(SourceError):
    """The page is a list or another article than the feed's: the link leads elsewhere. Action: none."""

    kind: ClassVar[str] = "elsewhere"


class AnotherText(SourceError):
    """The page calls itself by the link's address and does not speak of what the feed listed. Action: none; it is
    asked again, since an outlet's error page may pass."""

    kind: ClassVar[str] = "another-text"


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an article as a feed listed it: the id that its address gives it, and what the feed said of it."""

    source: NewsSource
    id: str
    url: str
    seen: datetime
    entry: FeedEntry


@dataclass(frozen=True, slots=True)
class FetchedArticle:
    """An article as it was read. id: the link's, unless the page names another address of its own. url: where a
    reader finds it. clipped: whether its body was longer than what is kept."""

    source: NewsSource
    id: str
    url: str
    entry: FeedEntry
    article: ParsedArticle
    clipped: bool
    fetched: Fetched


def article_of(link: Link, page: HttpResponse) -> FetchedArticle:
    """What `page` says, as an answer to `link`. Raises NoArticle, TooShort, Untitled, NotThisArticle or AnotherText."""
    said = limits.plausible(extraction.extract(page.body, page.url))
    stated = _id_of(said.canonical, link.source)
    if stated != link.id:
        _require_alike(link, said.title)
    article, clipped = limits.within(feed_page_merge.merged(said, link.entry))
    if not article.title:
        raise Untitled(f"no title on {link.url} nor in the feed")
    _require_spoken_of(link, said)
    _require_length(link, article)
    own = stated == link.id or _names_an_article(said.canonical, link.source)
    where = (stated, said.canonical) if own else (link.id, link.url)
    return FetchedArticle(link.source, *where, link.entry, article, clipped, _fetched(page))


def _id_of(canonical: str, source: NewsSource) -> str:
    """The id of the article that the page says it is, or nothing where it does not say."""
    try:
        return article_urls.article_id(article_urls.canonical(canonical, source), source)
    except InvalidUrl:
        return ""


def _names_an_article(canonical: str, source: NewsSource) -> bool:
    """Whether an address that a page calls its own can be believed to be one article's.

    Many sites name their front page or a section on every page. Only an outlet with a rule of what names an article is
    known not to.
    """
    try:
        parts = urlsplit(article_urls.canonical(canonical, source))
    except InvalidUrl:
        return False
    address = parts._replace(scheme="", netloc="").geturl()
    return parts.netloc in source.hosts and bool(source.identity and re.search(source.identity, address))


def _require_alike(link: Link, title: str) -> None:
    """An article may be renamed, or say nothing of its address; a page that does both is something else."""
    said, listed = set(words(title)), set(words(link.entry.title))
    if said and listed and len(said & listed) < LEAST_OF_TITLE * min(len(said), len(listed)):
        shared = f"{len(said & listed)} of {len(listed)} words of the title that the feed has"
        raise NotThisArticle(f"{link.url} has {shared}, and does not call itself so")


def _require_spoken_of(link: Link, said: ParsedArticle) -> None:
    """By the page's own title: the merged one may be the feed's, which proves nothing."""
    entry = link.entry
    listed, read = relevance.scripts(f"{entry.title} {entry.summary}"), relevance.scripts(said.text)
    if listed.isdisjoint(read):
        # Words of two scripts cannot be compared: the outlet's own language is believed, an English notice is not.
        own = link.source.language in {_LANGUAGE_OF.get(each) for each in read}
        spoken = not listed or own or _is_long_under_its_title(said, entry)
    else:
        spoken = relevance.speaks_of(said.title, said.text, entry.title, entry.summary)
    if not spoken:
        raise AnotherText(f"{link.url} answers {said.title[:100]!r}, and its text speaks of nothing that the feed says")


def _is_long_under_its_title(said: ParsedArticle, entry: FeedEntry) -> bool:
    return relevance.titles_agree(said.title, entry.title) and len(said.text) > relevance.LONGEST_NOTICE


def _require_length(link: Link, article: ParsedArticle) -> None:
    length, promised = len(article.text), len(link.entry.summary.strip())
    fewest = FEWEST_OF_A_FLASH if _is_flash(link.entry, article.text) else FEWEST_CHARACTERS
    if length < max(fewest, LEAST_OF_SUMMARY * promised):
        raise TooShort(f"{length} characters at {link.url}, where the feed has {promised}")


def _is_flash(entry: FeedEntry, text: str) -> bool:
    """Whether a short text is a whole sentence about the feed's title, and no beginning of a text behind a wall."""
    whole = text.endswith(_SENTENCE_ENDS) and not text.endswith("..")
    return whole and bool(entry.title) and relevance.share(text, entry.title) >= TITLE_IN_A_FLASH


def _fetched(page: HttpResponse) -> Fetched:
    """What the reading rests on. The page itself is not kept: we are no archive of what others wrote."""
    return Fetched(page.url, hashlib.sha256(page.body).hexdigest(), len(page.body), page.fetched_at)
