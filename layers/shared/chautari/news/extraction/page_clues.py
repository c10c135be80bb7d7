"""Clues of what sort of page it is: what it states in JSON-LD, microdata and Open Graph, its address, its words.

Each is a yes or no. What they are worth together is in `page_kind`.
"""

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from chautari.news.extraction import platform_marks
from chautari.news.extraction.seen_page import SeenPage

_FORUM_ADDRESS = re.compile(
    r"(?:^|[./])(?:forums?|bbs|community|board)s?[./]|/(?:threads?|viewtopic|showthread|questions|discussions?|comments)"
    r"[/.]|viewtopic|showthread|/t/[^/]+/\d+|/topic/\d|/groups/",
    re.IGNORECASE,
)
_LIST_FOLDER = re.compile(
    r"/(?:categor(?:y|ies)|cat|tags?|topics?|collections?|browse|archives?(?!/\d+/?$)|listing|search|authors?|rankings|sections?"
    r"|product-category|[\w-]+-(?:catalog(?:ue)?|listings?|collections?|directory|archives?|categories)|shop|catalog(?:ue)?|c|t|jobs|courses?)(?:/|$)",
    re.IGNORECASE,
)
# What lists are of: an address that ends in one of these words is that of all of them.
_LIST_WORDS = frozenset(
    (
        *("all", "apps", "archive", "archives", "articles", "blog", "blogs", "books", "brands", "careers"),
        *("case-studies", "categories", "collection", "collections", "courses", "deals", "events", "games", "gifts"),
        *("guides", "ideas", "in-the-news", "insights", "jobs", "latest", "media", "movies", "new", "news", "newsroom"),
        *("podcasts", "portfolio", "posts", "press", "press-releases", "products", "projects", "publications"),
        *("recipes", "resources", "reviews", "sale", "services", "shop", "store", "stories", "tech", "templates"),
        *("themes", "tools", "topics", "videos"),
    )
)
# A number of a list's page or category is none of an article.
_NUMBERED = re.compile(r"(?:^|&)(?!(?:page|paged|cat)=)[^=&]*=\d+(?:&|$)")
_TERM = re.compile(r"/wp/v2/(?:categories|tags|users)/")
_SALE = (
    *(b"add to cart", b"add to bag", b"add to basket", b"add to wish", b"add to my", b"buy now", b"in stock"),
    *(b"out of stock", b"free shipping", b"free delivery", b"free returns", b"view product", b"shop now", b"checkout"),
    b"sort by",
)
_CART = (b"cart", b"basket", b"checkout", b"wishlist", b"add to", b"in stock", b"shipping")
_ROOTS = frozenset(
    ("", "index.html", "index.php", "index.htm", "home", "en", "en-us", "us", "news", "blog", "articles")
)
_GOODS = ("product-card", "product-item", "product-tile")
_PAGING = ("pagination", "pager", "page-numbers", "load-more", "loadmore")
_BODIES = ("entry-content", "post-content", "article-body", "article-content", "post-body", "story-body", "articleBody")
FEW, SEVERAL = 2, 12


def _is_single(page: SeenPage) -> bool:
    """Whether WordPress's theme, its feed of comments or its JSON says that it is one post."""
    if platform_marks.is_single(page.names):
        return True
    feeds = sum("comments feed" in title for title, _ in page.alternates)
    return feeds >= FEW or any("/wp/v2/posts/" in address for _, address in page.alternates)


def _is_numbered(page: SeenPage) -> bool:
    """Whether the query numbers a page, as `/news.php?id=1234` and `/?p=1234` do: its path says nothing of it."""
    return _NUMBERED.search(urlsplit(page.facts.url).query) is not None


def _is_archive(page: SeenPage) -> bool:
    return platform_marks.is_archive(page.names) or platform_marks.is_wiki_list(page.facts, page.title)


def _types_article(page: SeenPage) -> bool:
    return page.open_graph == "article" and not platform_marks.is_static(page.names)


def _is_silent(page: SeenPage) -> bool:
    """Whether nothing in the head speaks of an article, its time or its author."""
    spoken = ("article:published_time", "datepublished", "date", "pubdate", "author", "article:author", "byl")
    return not (page.states_article or page.open_graph == "article" or page.facts.first(*spoken, "parsely-author"))


def _has_forum_posts(page: SeenPage) -> bool:
    """Whether it has a forum's posts. Cards beside an article may have the same ids: where one is stated, the host or
    stated comments must speak of a forum too.
    """
    is_plain = not page.states_article and page.open_graph != "article"
    may_be = is_plain or "forum" in page.facts.host or "Comment" in page.facts.types
    return may_be and platform_marks.has_posts(page.facts)


def _is_silent_shop(page: SeenPage) -> bool:
    """Whether nothing speaks of an article or a day, and something of a shop or list. Silence alone says too little: a
    flash may stand on a page without metadata.
    """
    marks = ("half ended", "checkboxes", "cart", "sells", "shop classes", "paging")
    return page.stated.published is None and _is_silent(page) and any(CLUES[name](page) for name in marks)


Clue = Callable[[SeenPage], bool]

CLUES: Mapping[str, Clue] = {
    "states an article": lambda page: page.states_article,
    "Open Graph article": _types_article,
    "Open Graph product": lambda page: "product" in page.open_graph,
    "Open Graph website": lambda page: page.open_graph == "website",
    "states a product": lambda page: bool(page.types & platform_marks.PRODUCTS),
    "states a forum": lambda page: bool(page.types & {"DiscussionForumPosting", "QAPage"}),
    "states a list": lambda page: bool(page.types & {"ItemList", "CollectionPage", "SearchResultsPage"}),
    "states a collection": lambda page: bool(page.types & platform_marks.COLLECTIONS) and not page.states_article,
    "published": lambda page: page.stated.published is not None,
    "silent": _is_silent,
    "static": lambda page: platform_marks.is_static(page.names) and not page.states_article,
    "archive name": _is_archive,
    "single": _is_single,
    "term": lambda page: any(_TERM.search(address) for _, address in page.alternates),
    "root": lambda page: page.path.strip("/").lower() in _ROOTS and not _is_numbered(page),
    "forum address": lambda page: _FORUM_ADDRESS.search(page.address) is not None,
    "list address": lambda page: _LIST_FOLDER.search(page.path) is not None,
    "list word": lambda page: page.last_part in _LIST_WORDS and not _is_numbered(page),
    "worded address": lambda page: page.path.rstrip("/").rpartition("/")[2].count("-") > FEW,
    "long address": lambda page: page.words_of_address >= 5,
    "short title": lambda page: 0 < page.words_of_title <= 3,
    "title of a sentence": lambda page: page.words_of_title >= 5,
    "long title": lambda page: page.words_of_title >= 7,
    "shop name": lambda page: platform_marks.is_shop(page.names),
    "product name": lambda page: platform_marks.is_product(page.names) and not page.states_article,
    "forum maker": lambda page: platform_marks.has_forum_maker(page.facts, page.names),
    "forum posts": _has_forum_posts,
    "little prose": lambda page: page.prose < 600,
    "least prose": lambda page: page.prose < 250,
    "much prose": lambda page: page.prose > 1_500,
    "half ended": lambda page: page.share_ended < 0.5,
    "dated blocks": lambda page: page.dated >= 3,
    "children": lambda page: page.children >= 3,
    "checkboxes": lambda page: page.counts("input[type=checkbox]", 4),
    "small share": lambda page: page.share < 0.25,
    "large share": lambda page: page.share > 0.6,
    "goods": lambda page: page.counts_names(_GOODS) >= FEW,
    "shop classes": lambda page: page.counts_names(("product", "price")) >= SEVERAL,
    "paging": lambda page: page.counts_names(_PAGING) > 0,
    "article's body": lambda page: page.counts_names(_BODIES) > 0,
    "sells": lambda page: page.counts_words(_SALE) >= FEW,
    "cart": lambda page: page.counts_words(_CART) > FEW,
    "silent shop": _is_silent_shop,
}
