"""Answers of the readers that go by rules: each one's lines, and the answer that they agree on.

The learned reader starts from them: they are the best of its features.
"""

from collections.abc import Sequence
from typing import NamedTuple

from chautari.news.extraction.agreement import StatedTextReader, agreed, likeness
from chautari.news.extraction.box_reader import by_box, core_box
from chautari.news.extraction.headline import headline_line
from chautari.news.extraction.page_layout import PageLayout
from chautari.news.extraction.paragraph_reader import by_paragraphs
from chautari.news.extraction.run_reader import by_run


class Answers(NamedTuple):
    """The lines of two readers and of all three together, in the page's order.

    - agreed: the answer of the three; the third is asked only where the two differ.
    - core: the box that holds most of the page's prose.
    - alike_by_run: how alike the answers of the two are, 0 to 1.
    - headline: the line above the agreed answer that shows the page's title, or -1.
    """

    by_box: Sequence[int]
    by_run: Sequence[int]
    agreed: Sequence[int]
    core: int
    alike_by_run: float
    headline: int = -1


def answers_of(layout: PageLayout, title: str, read_stated_text: StatedTextReader) -> Answers:
    """Ask the readers about a page that has lines; `title` is what the page states."""
    core = core_box(layout)
    box, run = by_box(layout, core), by_run(layout)
    together = agreed(layout, (lambda _: box, lambda _: run, by_paragraphs), read_stated_text)
    headline = headline_line(layout, together[0], title) if together else None
    likeness_of_run = likeness(layout, box, run)
    return Answers(box, run, together, core, likeness_of_run, -1 if headline is None else headline)
