"""Declarations of outlets, their feeds and page layouts; entries of feeds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from chautari.core.border import Bordered, Name, ShortText, TitleText, WebAddress

Language = Literal["en", "ne"]


@dataclass(frozen=True, slots=True)
class FeedDeclaration:
    """A feed of articles: RSS, Atom or JSON Feed, or a news sitemap.

    - section: the section of all its entries, if the outlet has a feed a section.
    - hub: the WebSub hub that it states.
    """

    url: str
    kind: Literal["feed", "sitemap"] = "feed"
    section: str = ""
    hub: str = ""


@dataclass(frozen=True, slots=True)
class PageRule:
    """CSS selectors of the parts of an article in one layout of a site. Several layouts are tried in their order.

    - body: the container of the text.
    - paragraph: the blocks of text within it; empty if the text is in the container itself.
    - drop: elements of the body that are not the article.
    - published, modified: elements whose visible text is the time, AD or BS.
    - boilerplate: regular expressions of blocks that the site adds to every text.
    - An empty selector: the generic extractor finds that part.
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
    """Declaration of one outlet in one language.

    - key: file name, schedule input, metric dimension and fixture folder.
    - hosts: hosts of its articles.
    - stance: what its robots.txt and terms allow, and when that was checked.
    - sections: section keys by the outlet's own names (in paths, feeds or pages).
    - identity: a regular expression on the path and query of an address; its groups identify an article. Empty if only
      the whole address does.
    - rules: page layouts, newest first.
    - every: the shortest poll interval of its feeds. delay: between two requests to a host.
    - republish: how much of a text the outlet lets us publish.
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
    """An outlet that refuses programs or has nothing usable: listed with its reason, never requested."""

    name: str
    home: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class FeedEntry(Bordered):
    """An article as a feed lists it. `link` is absolute. Instants carry a zone, None if the feed states none.

    exact: False if the feed states only a day; `published` is then its midnight in Kathmandu.
    """

    link: WebAddress
    title: TitleText
    summary: ShortText = ""
    published: datetime | None = None
    updated: datetime | None = None
    exact: bool = True
    authors: tuple[Name, ...] = ()
    sections: tuple[Name, ...] = ()
    image: WebAddress = ""
    native: ShortText = ""
