"""Pages of no article: lists of articles or goods, a product, a forum. Told by clues, some of which decide alone.

Many pages are typed wrongly by their sites: an article in a shop has prices around it, and a list calls itself an
article. So most clues only count, for or against, and a page is refused from LEAST_POINTS on. The points were fitted on
one half of the sites (`make bench-kinds`, docs/measurements.md).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from chautari.news.extraction.page_clues import CLUES, SeenPage
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.model.parsed_article import TextBlock

Present = frozenset[str]
_SPEAKS_OF_ARTICLE = frozenset(("states an article", "Open Graph article", "published", "author"))
# Tenths of a logit: how much likelier a page of no article is where the clue is present.
POINTS: Mapping[str, int] = MappingProxyType(
    {
        "worded address": -25,
        "states an article": -24,
        "large share": -13,
        "one h1": -12,
        "published": -11,
        "Open Graph article": -9,
        "much prose": -8,
        "author": -7,
        "goods": 5,
        "states a list": 8,
        "states a product": 9,
        "article boxes": 9,
        "list name": 9,
        "prices": 9,
        "posts": 9,
        "small share": 10,
        "list address": 10,
        "little prose": 11,
        "shop name": 13,
        "dated blocks": 14,
        "sells": 14,
    }
)
LEAST_POINTS = 12
# Clues that look at every element or word, by cost for a point. None of them decides alone.
_COSTLY = ("posts", "small share", "large share", "sells", "prices", "goods")


def no_article(facts: PageFacts, blocks: tuple[TextBlock, ...]) -> str:
    """What the page is where it is no article: "list", "product", "forum" or "other"; empty where it may be one."""
    page = SeenPage(facts, blocks)
    if page.is_surely_an_article:
        return ""
    present = frozenset(name for name, clue in CLUES.items() if name not in _COSTLY and clue(page))
    decisive = next((kind for kind, decides in _DECISIVE.items() if decides(present)), "")
    return decisive or ("other" if _has_points(page, sum(POINTS.get(name, 0) for name in present)) else "")


def _has_points(page: SeenPage, points: int) -> bool:
    """Whether the points of the costly clues make up LEAST_POINTS with these; asked until no answer can change it."""
    worth = {name: POINTS[name] for name in _COSTLY}
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
    return states or ("shop name" in present and _is_silent(present))


def _is_list(present: Present) -> bool:
    if not present.isdisjoint(("archive name", "root")):
        return True
    return _is_silent(present) and not present.isdisjoint(("states a list", "dated blocks"))


def _is_silent(present: Present) -> bool:
    """Whether nothing in the head speaks of an article, its time or its author."""
    return present.isdisjoint(_SPEAKS_OF_ARTICLE)


_DECISIVE: Mapping[str, Callable[[Present], bool]] = MappingProxyType(
    {"forum": _is_forum, "product": _is_product, "list": _is_list}
)
