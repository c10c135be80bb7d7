"""Answers of the readers that go by rules: each one's lines, and the answer that they agree on.

The learned reader starts from them: they are the best of its features.
"""

from collections.abc import Sequence
from typing import NamedTuple

from chautari.news.extraction.agreement import StatedTextReader, agreed, likeness
from chautari.news.extraction.box_reader import by_box, core_box
from chautari.news.extraction.page_layout import PageLayout
from chautari.news.extraction.paragraph_reader import by_paragraphs
from chautari.news.extraction.run_reader import by_run


class Answers(NamedTuple):
    """The lines of each reader, in the page's order.

    - agreed: the answer of the three together.
    - core: the box that holds most of the page's prose.
    - alike_by_run, alike_by_paragraphs: how alike the box reader's answer and the other's are, 0 to 1.
    """

    by_box: Sequence[int]
    by_run: Sequence[int]
    by_paragraphs: Sequence[int]
    agreed: Sequence[int]
    core: int
    alike_by_run: float
    alike_by_paragraphs: float


def answers_of(layout: PageLayout, read_stated_text: StatedTextReader) -> Answers:
    """Ask the three readers about a page that has lines."""
    box, run, paragraphs = by_box(layout), by_run(layout), by_paragraphs(layout)
    return Answers(
        box,
        run,
        paragraphs,
        agreed(layout, (box, run, paragraphs), read_stated_text),
        core_box(layout),
        likeness(layout, box, run),
        likeness(layout, box, paragraphs),
    )
