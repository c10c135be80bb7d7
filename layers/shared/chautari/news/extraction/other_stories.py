"""Boxes of other stories, by their shape: the cards of a grid, and the further articles of a page without end."""

from collections import defaultdict
from collections.abc import Sequence

from chautari.news.extraction.box_names import names_an_article
from chautari.news.extraction.lines import Box, TextLine

# Boxes alike beside each other, each a linked headline and little more, point to other articles.
LEAST_CARDS, SHARE_OF_CARDS, MOST_LINES_OF_CARD, LONGEST_CARD, SHORTEST_HEADLINE = 4, 0.7, 12, 600, 15
SHARE_OF_LISTICLE = 0.6
# Pages that go on without end hold whole further articles.
SHORTEST_ARTICLE = 300


def cards(boxes: Sequence[Box], lines: Sequence[TextLine], totals: Sequence[float]) -> list[Box]:
    """The cards of grids, unless the page consists of them, as a listicle does."""
    groups: dict[tuple[int, str, str], list[Box]] = defaultdict(list)
    for box in boxes:
        if box.end - box.start < MOST_LINES_OF_CARD and (box.names or box.tag in ("article", "li")):
            groups[box.parent, box.tag, box.names].append(box)
    grid_cards: list[Box] = []
    for group in groups.values():
        if len(group) >= LEAST_CARDS:
            teasers = [box for box in group if _is_card(lines[box.start : box.end])]
            prose = sum(totals[box.end] - totals[box.start] for box in teasers)
            if len(teasers) >= max(LEAST_CARDS, SHARE_OF_CARDS * len(group)) and prose < SHARE_OF_LISTICLE * totals[-1]:
                grid_cards += teasers
    return grid_cards


def _is_card(lines: Sequence[TextLine]) -> bool:
    headline = any(line.linked > 0.8 * len(line.text) and len(line.text) >= SHORTEST_HEADLINE for line in lines)
    return headline and sum(len(line.text) for line in lines) < LONGEST_CARD


def further_articles(boxes: Sequence[Box], titles: Sequence[int], totals: Sequence[float]) -> list[Box]:
    """All but the first of sibling articles that have a title and text each; `titles` are the lines of an `h1`."""
    siblings: dict[tuple[int, str], list[Box]] = defaultdict(list)
    for box in boxes if len(titles) > 1 else ():
        if (
            (box.tag == "article" or names_an_article(box.names))
            and totals[box.end] - totals[box.start] > SHORTEST_ARTICLE
            and any(box.start <= title < box.end for title in titles)
        ):
            siblings[box.parent, box.tag].append(box)
    return [box for group in siblings.values() for box in group[1:]]
