"""Body reader by runs: the stretch of lines with the most text and the least else, nearly regardless of boxes."""

from chautari.news.extraction.page_layout import ACCOMPANYING, REMARKS, PageLayout
from chautari.news.extraction.tidying import TEXT, tidied

WEIGHTS = (1.0, 0.7, 0.4)
PENALTY, PENALTY_OF_LINKS, MOST_PENALTY = 25, 0.5, 100


def by_run(layout: PageLayout) -> list[int]:
    """The numbers of the article's lines."""
    best = total = 0.0
    start, run = 0, range(0)
    for line, weight in enumerate(_weights(layout)):
        if total <= 0:
            total, start = 0.0, line
        total += weight
        if total > best:
            best, run = total, range(start, line + 1)
    return tidied(layout, run, layout.prose_up_to(REMARKS - 1), ACCOMPANYING)


def _weights(layout: PageLayout) -> list[float]:
    """What each line adds to a stretch, less than nothing where it is no text."""
    return [
        -min(len(line.text), MOST_PENALTY)
        if mark >= REMARKS
        else prose * WEIGHTS[mark]
        if prose > TEXT
        else -PENALTY - PENALTY_OF_LINKS * line.linked
        for line, prose, mark in zip(layout.lines, layout.prose, layout.marks, strict=True)
    ]
