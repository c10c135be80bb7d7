"""What a page says, completed by what the feed said of the same article. Nothing is invented: what neither states stays
empty.

| field | whose |
| --- | --- |
| title | the page's, unless it is missing, doubled, cut off or run into something else and the feed's is whole |
| published | the page's instant; an instant of the feed where the page states its day only, or nothing |
| modified, authors, image, description | the page's, else the feed's |
| all else | the page's |
"""

import re
import unicodedata
from dataclasses import replace
from datetime import datetime

from chautari.nepali.clock import today
from chautari.news.ingest.limits import possible
from chautari.news.model.parsed_article import ArticleImage, ParsedArticle
from chautari.news.model.source import FeedEntry

# Longer than any headline; what is longer is a paragraph that was taken for one.
LONGEST_TITLE = 400
# "Duran Duran" is a name, and a whole headline said twice is a mistake.
SHORTEST_DOUBLED = 20
_CUT = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
_RUN_IN = re.compile(r"[a-z.?!)’”\d][A-Z]|[^\W\d]\d")


def merged(page: ParsedArticle, entry: FeedEntry) -> ParsedArticle:
    """The article of `page`, its gaps filled from `entry`. `title` is empty where neither has one."""
    entry = replace(entry, published=possible(entry.published), updated=possible(entry.updated))
    published, exact = _published(page, entry)
    return replace(
        page,
        title=title(page.title, entry.title),
        published=published,
        published_exact=exact,
        modified=page.modified or _later(entry.updated, published),
        authors=page.authors or entry.authors,
        image=page.image or (ArticleImage(entry.image) if entry.image else None),
        description=page.description or entry.summary,
    )


def title(page: str, feed: str) -> str:
    """The title by the page, held against the feed's: never doubled, cut off or run into what stands beside it."""
    ours, theirs = _once(_line(page)), _once(_line(feed))
    if not 0 < len(ours) <= LONGEST_TITLE:
        return theirs if len(theirs) <= LONGEST_TITLE else ""
    if not theirs or _CUT.search(theirs):
        return ours
    doubled = ours in (theirs + theirs, f"{theirs} {theirs}")
    return theirs if doubled or _is_cut(ours, theirs) or _is_run_in(ours, theirs) else ours


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _once(title: str) -> str:
    """A title that is said twice in a row, once, also where the second time is cut off."""
    whole = _CUT.sub("", title)
    again = whole.find(whole[:SHORTEST_DOUBLED], SHORTEST_DOUBLED)
    if again < 0:
        return title
    first, second = whole[:again].strip(), whole[again:]
    return first if first == second or (whole != title and first.startswith(second)) else title


def _is_cut(ours: str, theirs: str) -> bool:
    """Whether `ours` ends in an ellipsis where `theirs` goes on, or begins within a letter where `theirs` does not."""
    whole = _CUT.sub("", ours)
    is_cut_behind = whole != ours and len(theirs) > len(whole) and theirs.startswith(whole)
    return is_cut_behind or (_begins_within_a_letter(ours) and not _begins_within_a_letter(theirs))


def _begins_within_a_letter(title: str) -> bool:
    return unicodedata.category(title[0]) in ("Mn", "Mc")


def _is_run_in(ours: str, theirs: str) -> bool:
    """Whether `ours` is `theirs` with something glued to its end, as `Gold rises5 min read` is."""
    return ours.startswith(theirs) and _RUN_IN.fullmatch(ours[len(theirs) - 1 : len(theirs) + 1]) is not None


def _published(page: ParsedArticle, entry: FeedEntry) -> tuple[datetime | None, bool]:
    if page.published is None:
        return entry.published, entry.exact
    if page.published_exact or entry.published is None or not entry.exact:
        return page.published, page.published_exact
    if today(entry.published) != today(page.published):
        return page.published, False
    return entry.published, True


def _later(updated: datetime | None, published: datetime | None) -> datetime | None:
    """A feed's time of update where it says more than that of publication."""
    return updated if updated and published and updated > published else None
