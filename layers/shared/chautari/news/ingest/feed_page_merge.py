"""Merge a parsed page with the feed entry of the same article. A field that neither states stays empty.

| field | taken from |
| --- | --- |
| title | the page, unless it is missing, doubled, cut off or run into other text and the feed's is whole |
| published | the page's instant; the feed's instant where the page states only a day, or nothing |
| modified, authors, image, description | the page, else the feed |
| all else | the page |
"""

import re
import unicodedata
from dataclasses import replace
from datetime import datetime

from chautari.nepali.clock import today
from chautari.news.ingest.limits import plausible_instant
from chautari.news.model.parsed_article import ArticleImage, ParsedArticle
from chautari.news.model.source import FeedEntry

# Longer than any headline: a paragraph that was taken for one.
MAX_TITLE_CHARACTERS = 400
# "Duran Duran" is a name; a repeated beginning of this length is a doubled headline.
MIN_REPEATED_CHARACTERS = 20
_ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
_MISSING_SPACE = re.compile(r"[a-z.?!)’”\d][A-Z]|[^\W\d]\d")


def merge(page: ParsedArticle, entry: FeedEntry) -> ParsedArticle:
    """`page` with its empty fields filled from `entry`. `title` is empty if neither has one."""
    entry = replace(entry, published=plausible_instant(entry.published), updated=plausible_instant(entry.updated))
    published, exact = _published(page, entry)
    return replace(
        page,
        title=choose_title(page.title, entry.title),
        published=published,
        published_exact=exact,
        modified=page.modified or _later(entry.updated, published),
        authors=page.authors or entry.authors,
        image=page.image or (ArticleImage(entry.image) if entry.image else None),
        description=page.description or entry.summary,
    )


def choose_title(page: str, feed: str) -> str:
    """The page's title; the feed's if the page's is missing, too long, doubled, cut off or run into other text."""
    page_title, feed_title = _without_repeat(_normalize(page)), _without_repeat(_normalize(feed))
    if not 0 < len(page_title) <= MAX_TITLE_CHARACTERS:
        return feed_title if len(feed_title) <= MAX_TITLE_CHARACTERS else ""
    if not feed_title or _ELLIPSIS.search(feed_title):
        return page_title
    is_doubled = page_title in (feed_title + feed_title, f"{feed_title} {feed_title}")
    is_spoiled = is_doubled or _is_cut(page_title, feed_title) or _is_run_in(page_title, feed_title)
    return feed_title if is_spoiled else page_title


def _normalize(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _without_repeat(title: str) -> str:
    """`title` without its second half where that repeats the first, also if the repetition is cut off."""
    complete = _ELLIPSIS.sub("", title)
    repeat = complete.find(complete[:MIN_REPEATED_CHARACTERS], MIN_REPEATED_CHARACTERS)
    if repeat < 0:
        return title
    first, second = complete[:repeat].strip(), complete[repeat:]
    return first if first == second or (complete != title and first.startswith(second)) else title


def _is_cut(page_title: str, feed_title: str) -> bool:
    """Whether the page's title is cut off at its end (ellipsis) or inside its first letter, and the feed's is not."""
    complete = _ELLIPSIS.sub("", page_title)
    is_cut_at_end = complete != page_title and len(feed_title) > len(complete) and feed_title.startswith(complete)
    return is_cut_at_end or (_begins_within_letter(page_title) and not _begins_within_letter(feed_title))


def _begins_within_letter(title: str) -> bool:
    return unicodedata.category(title[0]) in ("Mn", "Mc")


def _is_run_in(page_title: str, feed_title: str) -> bool:
    """Whether the page's title is the feed's with other text attached to its end, as in `Gold rises5 min read`."""
    boundary = page_title[len(feed_title) - 1 : len(feed_title) + 1]
    return page_title.startswith(feed_title) and _MISSING_SPACE.fullmatch(boundary) is not None


def _published(page: ParsedArticle, entry: FeedEntry) -> tuple[datetime | None, bool]:
    """The time of publication, and whether it is an instant rather than a day."""
    if page.published is None:
        return entry.published, entry.exact
    if page.published_exact or entry.published is None or not entry.exact:
        return page.published, page.published_exact
    if today(entry.published) != today(page.published):
        return page.published, False
    return entry.published, True


def _later(updated: datetime | None, published: datetime | None) -> datetime | None:
    """The feed's update time, if it is later than publication."""
    return updated if updated and published and updated > published else None
