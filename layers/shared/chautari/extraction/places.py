"""Where on a page something stands: with the article, or in what surrounds every article of the site."""

from collections.abc import Iterable, Iterator
from itertools import islice

from turbohtml import Node

from chautari.extraction.document import Element, Text

_ELSEWHERE = (
    "footer, nav, aside, form, blockquote, [class*=comment i], [id*=comment i], [class*=related i], "
    "[class*=sidebar i], [class*=recommend i], [class*=popular i], [class*=trending i], [class*=latest i], "
    "[class*=quote i], [class*=testimonial i], [class*=topbar i], [class*=top-bar i], [class*=today i], "
    "[class*=navbar i], [id*=header i], [class*=site-header i]"
)
_UNSEEN = frozenset(("script", "style", "noscript", "template"))
LONGEST_LINE = 300  # characters: what is longer is prose


class Place:
    """The surroundings of a headline."""

    def __init__(self, headline: Element | None) -> None:
        """headline: the element that shows it, None where none does."""
        self.headline = headline
        self._around = set(headline.ancestors) if headline else set()

    def is_elsewhere(self, element: Element) -> bool:
        """Whether an element stands in a menu, a list of other articles, the comments or a quotation.

        What holds the headline too is none of these, whatever it is called: `<body class="has-sidebar">`.
        """
        holder = element.closest(_ELSEWHERE)
        return holder is not None and holder not in self._around

    def lines_after(self, nodes: int) -> Iterator[str]:
        """The short texts among so many nodes after the headline, blanks collapsed."""
        return self._lines(self.headline.following if self.headline else (), nodes)

    def lines_before(self, nodes: int) -> Iterator[str]:
        """The short texts among so many nodes before the headline, the nearest first; not of the site's header."""
        return self._lines(self.headline.preceding if self.headline else (), nodes)

    def _lines(self, nodes: Iterable[Node], most: int) -> Iterator[str]:
        for node in islice(nodes, most):
            holder = node.parent if isinstance(node, Text) and len(node.text) <= LONGEST_LINE else None
            if isinstance(holder, Element) and holder.tag not in _UNSEEN:
                line = " ".join(node.text.split())
                if line and not self.is_elsewhere(holder):
                    yield line
