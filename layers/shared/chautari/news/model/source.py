"""What exists in the news: outlets and how they are read, entries of their feeds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

Language = Literal["en", "ne"]


@dataclass(frozen=True, slots=True)
class FeedDeclaration:
    """One address that lists articles: RSS, Atom or JSON Feed, or a news sitemap.

    section: the section of everything in it, where the outlet has a feed a section. hub: its WebSub hub, where it
    names one.
    """

    url: str
    kind: Literal["feed", "sitemap"] = "feed"
    section: str = ""
    hub: str = ""


@dataclass(frozen=True, slots=True)
class PageRule:
    """Where one site keeps the parts of an article, as CSS selectors, in one of its layouts; empty: as any page.

    Several are tried in their order. body: the container. paragraph: what within it is a block of text; empty where
    the text stands in the container itself. drop: what within the body is none of the article. boilerplate: regular
    expressions of blocks that the site adds to every text. Times are text as a reader sees it, AD or BS.
    """

    body: str
    paragraph: str = "p, h2, h3, h4, blockquote, li"
    drop: tuple[str, ...] = ()
    title: str = ""
    byline: str = ""
    published: str = ""
    modified: str = ""
    section: str = ""
    boilerplate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsSource:
    """One outlet in one language.

    key: file name, schedule input, metric dimension and fixture folder. hosts: those that its articles stand on.
    identity: a regular expression on the path and query of an address whose groups name an article whatever else the
    address says; empty where the whole address does. sections: the outlet's names for a section (in paths, feeds or
    pages) to ours. every: how often its feeds are asked at most. stance: what its robots.txt and terms say of us and
    when that was looked at. republish: how much of a text the outlet lets us give out.
    """

    key: str
    name: str
    home: str
    language: Language
    hosts: tuple[str, ...]
    feeds: tuple[FeedDeclaration, ...]
    stance: str
    sections: Mapping[str, str] = field(default_factory=dict)
    identity: str = ""
    rules: tuple[PageRule, ...] = ()
    every: timedelta = timedelta(minutes=15)
    delay: timedelta = timedelta(seconds=2)
    republish: Literal["excerpt", "full"] = "excerpt"


@dataclass(frozen=True, slots=True)
class RefusedOutlet:
    """An outlet that does not want us, or that does not answer a program: listed, never asked."""

    name: str
    home: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article as a feed lists it. `link` is absolute. Instants carry a zone; None where the feed states none.

    exact: whether `published` is an instant and not only a day, which stands for its midnight in Kathmandu.
    """

    link: str
    title: str
    summary: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    exact: bool = True
    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    image: str = ""
    native: str = ""
