"""Position of elements on a page: with the article, or in what surrounds every article of the site."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from chautari.news.extraction.document import Element, Node, Text

_ELSEWHERE = (
    "footer:not(article footer, main footer), nav, aside, form, blockquote, [class*=comment i], [id*=comment i], "
    "[class*=related i], [class*=sidebar i], [class*=recommend i], [class*=popular i], [class*=trending i], "
    "[class*=latest i], [class*=quote i], [class*=testimonial i], [class*=topbar i], [class*=top-bar i], "
    "[class*=today i], [class*=navbar i], [id*=header i], [class*=site-header i]"
)
_UNSEEN = frozenset(("script", "style", "noscript", "template"))
NEAR_AFTER, NEAR_BEFORE = 240, 100  # nodes
LONGEST_LINE = 100  # characters: what is longer is prose
SUMMARIES = 2


class PlacedLine(NamedTuple):
    """A short text, blanks collapsed, and its element."""

    text: str
    holder: Element | None


class PageRegion:
    """The surroundings of a headline."""

    def __init__(self, headline: Element | None) -> None:
        """`headline` is the element that shows it, or None."""
        self._headline = headline
        self._around = set(headline.ancestors) if headline else set()

    def is_elsewhere(self, element: Element | None) -> bool:
        """Whether an element stands in a menu, a list of other articles, the comments or a quotation.

        A box that contains the headline is none of these, whatever its name: `<body class="has-sidebar">`.
        """
        holder = element.closest(_ELSEWHERE) if element else None
        return holder is not None and holder not in self._around

    @cached_property
    def lines_after(self) -> list[PlacedLine]:
        """The texts between the headline and the article's text, in the page's order."""
        return list(_lines(self._headline.following, NEAR_AFTER)) if self._headline else []

    @cached_property
    def lines_before(self) -> list[PlacedLine]:
        """The texts before the headline, the nearest first."""
        return list(_lines(self._headline.preceding, NEAR_BEFORE)) if self._headline else []


def _lines(nodes: Iterable[Node], most: int) -> Iterator[PlacedLine]:
    """The short texts up to the prose. A summary is long too, so the third long text begins the article."""
    prose = 0
    for node in islice(nodes, most):
        if type(node) is not Text or (content := node.data).isspace():
            continue
        text = " ".join(content[: LONGEST_LINE + 1].split())
        holder = node.parent if text else None
        if isinstance(holder, Element) and holder.tag not in _UNSEEN:
            prose += len(text) > LONGEST_LINE
            if prose > SUMMARIES:
                return
            if len(text) <= LONGEST_LINE:
                yield PlacedLine(text, holder)
