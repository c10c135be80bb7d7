"""Boilerplate removal common to all readers: text above, within and below the article's own lines."""

from collections.abc import Iterable

from chautari.news.extraction.page_layout import ACCOMPANYING, PageLayout

# Lines worth this many letters are text; this many, its beginning.
TEXT, OPENING = 30, 60
SHORTEST_TWICE = 50


def tidied(
    layout: PageLayout, candidates: Iterable[int], worth: list[float], highest: int = ACCOMPANYING - 1
) -> list[int]:
    """The lines of the article among the candidates, in their order; `worth` is the prose of each line as the reader
    counts it.

    The title is the last h1 above the first text. Lines with a mark above `highest` are left out.
    """
    lines, marks, asides = list(candidates), layout.marks, layout.asides
    first = next((line for line in lines if worth[line] > OPENING), lines[-1] + 1 if lines else 0)
    title = max((line for line in set(lines).intersection(layout.titles) if line < first), default=-1)
    kept = [line for line in lines if line > title and marks[line] <= highest and not asides[line]]
    kept = _without_repeats(layout, kept)
    text = [place for place, line in enumerate(kept) if worth[line] > TEXT]
    return kept[text[0] : text[-1] + 1] if text else []


def _without_repeats(layout: PageLayout, lines: list[int]) -> list[int]:
    """The lines without verbatim repeats: sites send one text for wide and one for narrow screens."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        text = layout.lines[line].text
        if len(text) > SHORTEST_TWICE:
            if text in seen:
                continue
            seen.add(text)
        kept.append(line)
    return kept
