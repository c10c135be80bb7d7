"""Pages of no article: lists of articles or goods, a product, a forum. Told by clues, some of which decide alone.

Many pages are typed wrongly by their sites: an article in a shop has prices around it, and a list calls itself an
article. So most clues only count, for or against, and a page is refused from LEAST_POINTS on. What the makers of sites
mark decides: it is true of sites that nobody has seen (`platform_marks`). The points are those of `make bench-kinds
ARGS=--fit` (docs/measurements.md), learned of the pages that no clue decides.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from chautari.news.extraction.page_clues import CLUES
from chautari.news.extraction.seen_page import SeenPage

Present = frozenset[str]
# Tenths of a logit: how much likelier a page of no article is where the clue is present. "silent" has none: with six,
# 14 of sixty Nepali pages cut to a paragraph without metadata were refused.
POINTS: Mapping[str, int] = MappingProxyType(
    {
        "much prose": -8,
        "worded address": -6,
        "title of a sentence": -5,
        "long address": -4,
        "article's body": -4,
        "Open Graph article": -4,
        "published": -3,
        "states an article": -3,
        "long title": -3,
        "large share": -3,
        "shop name": 2,
        "checkboxes": 2,
        "dated blocks": 3,
        "goods": 3,
        "Open Graph website": 3,
        "shop classes": 3,
        "half ended": 4,
        "children": 5,
        "small share": 5,
        "sells": 5,
        "list address": 6,
        "short title": 6,
        "least prose": 6,
        "little prose": 7,
        "paging": 7,
        "cart": 7,
        "silent shop": 9,
    }
)
LEAST_POINTS = 16
# Clues that look at every element or word, by cost for a point. None of them decides alone.
COSTLY = (
    *("small share", "large share", "children", "silent shop", "cart", "sells", "shop classes", "paging", "goods"),
    "article's body",
)


def no_article(page: SeenPage) -> str:
    """What the page is where it is no article: "list", "product", "forum" or "other"; empty where it may be one."""
    if is_surely_an_article(page):
        return ""
    present = frozenset(name for name, clue in CLUES.items() if name not in COSTLY and clue(page))
    kind = decided(present)
    if kind or is_post(page, present):
        return kind
    points = sum(POINTS.get(name, 0) for name in present)
    return "other" if _has_points(page, points) else ""


def is_surely_an_article(page: SeenPage) -> bool:
    """Whether it states an article with its time and has one's address: four news pages in five. So do threads of some
    forums, which name themselves.
    """
    if not (_is_dated(page) and CLUES["worded address"](page) and page.states_article):
        return False
    if CLUES["forum maker"](page) or "DiscussionForumPosting" in page.facts.types:
        return False
    return not CLUES["forum posts"](page)


def is_post(page: SeenPage, present: Present) -> bool:
    """Whether it is one post by its maker and its date, or by three statements. Short articles, photo stories and poems
    score as lists do; of 939 pages, no right refusal is either.
    """
    by_maker = {"single", "published"} <= present
    return by_maker or (_is_dated(page) and {"states an article", "Open Graph article"} <= present)


def _is_dated(page: SeenPage) -> bool:
    return bool(page.facts.article.get("datePublished") or page.facts.first("article:published_time"))


def decided(present: Present) -> str:
    """What the clues that decide alone make of a page; empty where there are none."""
    return next((kind for kind, decides in _DECISIVE.items() if decides(present)), "")


def _has_points(page: SeenPage, points: int) -> bool:
    """Whether the points of the costly clues make up LEAST_POINTS with these; asked until no answer can change it."""
    worth = {name: POINTS[name] for name in COSTLY if name in POINTS}
    while worth:
        if points + sum(max(part, 0) for part in worth.values()) < LEAST_POINTS:
            return False
        name = next(iter(worth))
        part = worth.pop(name)
        points += part if CLUES[name](page) else 0
    return points >= LEAST_POINTS


def _is_forum(present: Present) -> bool:
    return not present.isdisjoint(("forum maker", "forum posts")) or (
        "states an article" not in present and not present.isdisjoint(("states a forum", "forum address"))
    )


def _is_product(present: Present) -> bool:
    if not present.isdisjoint(("Open Graph product", "product name")):
        return True
    states = "states a product" in present and present.isdisjoint(("states an article", "Open Graph article"))
    is_shop = "single" not in present and {"shop name", "silent"} <= present
    return "worded address" not in present and (states or is_shop)


def _is_list(present: Present) -> bool:
    if not present.isdisjoint(("term", "states a collection")):
        return True
    if "single" not in present and not present.isdisjoint(("archive name", "root")):
        return True
    if "list word" in present and "static" in present:
        return True
    return "silent" in present and not present.isdisjoint(("states a list", "list word"))


_DECISIVE: Mapping[str, Callable[[Present], bool]] = MappingProxyType(
    {"forum": _is_forum, "product": _is_product, "list": _is_list}
)
