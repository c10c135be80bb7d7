"""Choice among the results of several body readers: agreement of two first, then the text stated in JSON-LD.

Readers that go about it differently seldom make the same mistake. Texts are compared as sets of the page's lines,
which costs next to nothing.
"""

from collections.abc import Callable, Sequence

from chautari.news.extraction.page_layout import PageLayout

Reader = Callable[[PageLayout], list[int]]
StatedTextReader = Callable[[], Sequence[str]]
AGREED, CONFIRMED = 0.7, 0.5


def agreed(layout: PageLayout, readers: Sequence[Reader], read_stated_text: StatedTextReader) -> list[int]:
    """Choose the lines of one reader. Later readers and `read_stated_text` run only while no two readers agree.

    - The first reader's lines, if a later reader shares AGREED of their characters.
    - Else the candidate that shares CONFIRMED of its characters with the stated text.
    - Else the candidate most similar to all others.
    """
    candidates = [readers[0](layout)]
    for reader in readers[1:]:
        candidates.append(reader(layout))
        if likeness(layout, candidates[0], candidates[-1]) >= AGREED:
            return candidates[0]
    stated_text = " ".join(read_stated_text())
    confirmed = max(candidates, key=lambda lines: _confirmed(layout, lines, stated_text))
    if _confirmed(layout, confirmed, stated_text) >= CONFIRMED:
        return confirmed
    return max(candidates, key=lambda lines: sum(likeness(layout, lines, candidate) for candidate in candidates))


def likeness(layout: PageLayout, first_lines: Sequence[int], second_lines: Sequence[int]) -> float:
    """Jaccard similarity of two answers, each of different lines, by characters, 0 to 1."""
    if first_lines == second_lines:
        return 1.0 if first_lines else 0.0
    both = layout.size([*{*first_lines}.intersection(second_lines)])
    return both / (layout.size(first_lines) + layout.size(second_lines) - both or 1)


def _confirmed(layout: PageLayout, lines: Sequence[int], stated_text: str) -> float:
    """Jaccard similarity of the lines and the stated text, by characters, 0 to 1."""
    both = layout.size([line for line in lines if layout.lines[line].text in stated_text])
    return both / (layout.size(lines) + len(stated_text) - both or 1)
