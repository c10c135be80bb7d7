"""Clues of what sort of page it is: what it states in JSON-LD, microdata and Open Graph, its address, its words.

Each is a yes or no. What they are worth together is in `page_kind`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from chautari.news.extraction.page_facts import PageFacts
from chautari.news.model.parsed_article import TextBlock

_ARTICLES = ("Article", "BlogPosting", "Report", "Review", "Recipe", "LiveBlogPosting", "HowTo")
_FORUM_ADDRESS = re.compile(
    r"(?:^|[./])(?:forums?|bbs|community|board)s?[./]|/(?:threads?|viewtopic|showthread|questions|discussions?|comments)"
    r"[/.]|viewtopic|showthread|/t/[^/]+/\d+|/topic/\d|/groups/",
    re.IGNORECASE,
)
_LIST_FOLDER = re.compile(
    r"/(?:categor(?:y|ies)|cat|tags?|topics?|collections?|browse|archives?|listing|search|authors?|rankings|sections?"
    r"|product-category|shop|catalog(?:ue)?|c|t|jobs|courses?)(?:/|$)",
    re.IGNORECASE,
)
_LIST_NAME = re.compile(
    r"\b(?:archive|category|tax-|search-results|search|blog-index|listing|topic-page|collection|tag|author|home)\b|tax-"
)
# WordPress sets `archive` on every list, shops and portals their own: never on an article's page.
_ARCHIVE_NAME = re.compile(
    r"(?:^|\s)(?:archive|search-results|post-type-archive|tax-\S+|(?:product-)?(?:listing|collection|category|topic)-page"
    r"|template-(?:collection|search)|plp)(?=\s|$)"
)
_SHOP_NAME = re.compile(r"\b(?:product|products|widestore|woocommerce|catalog|pdp|plp|shop|template-product)\b")
_FORUM_MAKER = re.compile(r"discourse|phpbb|xenforo|vbulletin|invision|flarum|nodebb|mybb|smf", re.IGNORECASE)
# In bytes, as to lower a text with a letter beyond ASCII takes fifty times as long.
_SHOP_WORDS = (
    *(
        b"add to cart",
        b"add to bag",
        b"add to basket",
        b"add to wish",
        b"add to my",
        b"buy now",
        b"in stock",
        b"out of stock",
    ),
    *(b"sort by", b"free shipping", b"free delivery", b"free returns", b"view product", b"shop now", b"checkout"),
)
_ROOTS = frozenset(
    ("", "index.html", "index.php", "index.htm", "home", "en", "en-us", "us", "news", "blog", "articles")
)
_GOODS = "[class*=product-card], [class*=product-item], [class*=product-tile]"
_POSTS = "[id^=post-], [id^=post_], [data-post-id], [class*=message-body]"
LONGEST_SEARCHED = 60_000
FEW, SEVERAL = 2, 8
_DATE = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class SeenPage:
    """A page as its clues look at it: its facts, and the blocks that were read as its text."""

    facts: PageFacts
    blocks: tuple[TextBlock, ...]

    @cached_property
    def types(self) -> frozenset[str]:
        """Every type that its JSON-LD and microdata state."""
        marked = (element.attr("itemtype") or "" for element in self.facts.document.select("[itemtype]"))
        names = {name.rpartition("/")[2] for types in marked for name in types.split()}
        return self.facts.types.union(names)

    @cached_property
    def states_article(self) -> bool:
        """Whether it states an article of its own. Most do in JSON-LD, where no element is looked for."""
        return any(name.endswith(_ARTICLES) for name in self.facts.types) or any(
            name.endswith(_ARTICLES) for name in self.types
        )

    @property
    def is_surely_an_article(self) -> bool:
        """Whether it states an article with its time, and has one's address: four news pages in five."""
        is_dated = bool(self.facts.article.get("datePublished") or self.facts.first("article:published_time"))
        return is_dated and CLUES["worded address"](self) and self.states_article

    @cached_property
    def address(self) -> str:
        """Its host and path, decoded."""
        parts = urlsplit(self.facts.url)
        return unquote(f"{parts.hostname or ''}{parts.path}").lower()

    @cached_property
    def path(self) -> str:
        """The path alone."""
        return unquote(urlsplit(self.facts.url).path)

    @cached_property
    def names(self) -> str:
        """Classes and id of the body."""
        body = self.facts.document.select_one("body")
        return f"{body.attr('class') or ''} {body.attr('id') or ''}".lower() if body else ""

    @cached_property
    def open_graph(self) -> str:
        """Its Open Graph type."""
        return self.facts.first("og:type").lower()

    @cached_property
    def beginning(self) -> str:
        """The beginning of its text."""
        return self.facts.text[:LONGEST_SEARCHED]

    @cached_property
    def prose(self) -> int:
        """The characters of its paragraphs of some length."""
        return sum(len(block.text) for block in self.blocks if block.kind == "paragraph" and len(block.text) > 80)

    @property
    def share(self) -> float:
        """The share of the page's text that was read as its body."""
        return sum(len(block.text) for block in self.blocks) / (len(self.facts.text) or 1)

    @property
    def prices(self) -> int:
        """The number of signs of currencies."""
        return sum(map(self.beginning.count, "$€£₹"))

    @property
    def dated(self) -> int:
        """The number of its blocks that are a date and little more."""
        return sum(len(block.text) < 40 and _DATE.search(block.text) is not None for block in self.blocks)

    def counts(self, selector: str, least: int) -> bool:
        """Whether so many elements match."""
        return len(self.facts.document.select(selector)[:least]) >= least

    def sells(self) -> bool:
        """Whether its text has the words of a shop, several times."""
        return sum(map(self.beginning.encode(errors="replace").lower().count, _SHOP_WORDS)) >= FEW


Clue = Callable[[SeenPage], bool]

CLUES: Mapping[str, Clue] = {
    "states an article": lambda page: page.states_article,
    "Open Graph article": lambda page: page.open_graph == "article",
    "Open Graph product": lambda page: "product" in page.open_graph,
    "states a product": lambda page: bool(page.types & {"Product", "ProductGroup", "Offer", "AggregateOffer"}),
    "states a forum": lambda page: bool(page.types & {"DiscussionForumPosting", "QAPage"}),
    "states a list": lambda page: bool(page.types & {"ItemList", "CollectionPage", "SearchResultsPage"}),
    "published": lambda page: bool(page.facts.first("article:published_time", "datepublished", "date", "pubdate")),
    "author": lambda page: bool(page.facts.first("author", "article:author", "parsely-author", "byl")),
    "archive name": lambda page: _ARCHIVE_NAME.search(page.names) is not None,
    "root": lambda page: page.path.strip("/").lower() in _ROOTS,
    "forum address": lambda page: _FORUM_ADDRESS.search(page.address) is not None,
    "list address": lambda page: _LIST_FOLDER.search(page.path) is not None,
    "worded address": lambda page: page.path.rstrip("/").rpartition("/")[2].count("-") > FEW,
    "list name": lambda page: _LIST_NAME.search(page.names) is not None,
    "shop name": lambda page: _SHOP_NAME.search(page.names) is not None,
    "forum maker": lambda page: _FORUM_MAKER.search(page.facts.first("generator")) is not None,
    "sells": lambda page: page.sells(),
    "small share": lambda page: page.share < 0.25,
    "large share": lambda page: page.share > 0.6,
    "prices": lambda page: page.prices >= 8,
    "dated blocks": lambda page: page.dated >= 3,
    "article boxes": lambda page: page.counts("article", SEVERAL),
    "posts": lambda page: page.counts(_POSTS, FEW + 1),
    "goods": lambda page: page.counts(_GOODS, FEW),
    "little prose": lambda page: page.prose < 600,
    "much prose": lambda page: page.prose > 1_500,
    "one h1": lambda page: page.counts("h1", 1) and not page.counts("h1", 2),
}
