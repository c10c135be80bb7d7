"""Pages of no article: lists of articles or goods, a product, a forum. Told by clues, some of which decide alone.

Many pages are typed wrongly by their sites: an article in a shop has prices around it, and a list calls itself an
article. So most clues only count, for or against, and a page is refused from LEAST_POINTS on. The points are those of
`make bench-kinds ARGS=--fit` (docs/measurements.md), learned of the pages that no clue decides.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from chautari.news.extraction.page_clues import CLUES
from chautari.news.extraction.seen_page import SeenPage

Present = frozenset[str]
# Tenths of a logit: how much likelier a page of no article is where the clue is present.
POINTS: Mapping[str, int] = MappingProxyType(
    {
        "much prose": -10,
        "worded address": -7,
        "long address": -7,
        "title of a sentence": -5,
        "article's body": -5,
        "states a person": -4,
        "large share": -4,
        "long title": -3,
        "states an article": -4,
        "Open Graph article": -3,
        "single": -3,
        "Open Graph website": 2,
        "shop name": 2,
        "dated blocks": 2,
        "silent": 3,
        "list word": 3,
        "goods": 4,
        "list address": 5,
        "little prose": 5,
        "sells": 5,
        "paging": 5,
        "least prose": 5,
        "short title": 6,
        "hardly ended": 6,
        "checkboxes": 6,
        "shop classes": 7,
        "cart": 8,
        "half ended": 8,
        "small share": 9,
    }
)
LEAST_POINTS = 14
# Clues that look at every element or word, by cost for a point. None of them decides alone.
COSTLY = ("small share", "large share", "cart", "sells", "shop classes", "paging", "goods", "article's body")


def no_article(page: SeenPage) -> str:
    """What the page is where it is no article: "list", "product", "forum" or "other"; empty where it may be one."""
    if is_surely_an_article(page):
        return ""
    present = frozenset(name for name, clue in CLUES.items() if name not in COSTLY and clue(page))
    kind = decided(present)
    if kind or (_is_dated(page) and {"states an article", "Open Graph article"} <= present):
        # Short articles, photo stories and poems score as lists do; of 939 pages, no right refusal states all three.
        return kind
    points = sum(POINTS.get(name, 0) for name in present)
    return "other" if _has_points(page, points) else ""


def is_surely_an_article(page: SeenPage) -> bool:
    """Whether it states an article with its time and has one's address: four news pages in five. So do threads of some
    forums, which name themselves.
    """
    if not (_is_dated(page) and CLUES["worded address"](page) and page.states_article):
        return False
    return not (CLUES["forum maker"](page) or "DiscussionForumPosting" in page.facts.types)


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
    return "forum maker" in present or (
        "states an article" not in present and not present.isdisjoint(("states a forum", "forum address"))
    )


def _is_product(present: Present) -> bool:
    if "Open Graph product" in present:
        return True
    states = "states a product" in present and present.isdisjoint(("states an article", "Open Graph article"))
    is_shop = "single" not in present and {"shop name", "silent"} <= present
    return "worded address" not in present and (states or is_shop)


def _is_list(present: Present) -> bool:
    if "term" in present or ("single" not in present and not present.isdisjoint(("archive name", "root"))):
        return True
    return "silent" in present and not present.isdisjoint(("states a list", "list word"))


_DECISIVE: Mapping[str, Callable[[Present], bool]] = MappingProxyType(
    {"forum": _is_forum, "product": _is_product, "list": _is_list}
)
