"""Which of several readers to believe: the first if another found nearly the same, else what a witness confirms.

Readers that go about it differently seldom make the same mistake. Texts are compared as sets of the page's lines,
which costs next to nothing.
"""

from collections.abc import Callable, Sequence

from chautari.news.extraction.page_layout import PageLayout

Reader = Callable[[PageLayout], list[int]]
Witness = Callable[[], Sequence[str]]
AGREED, CONFIRMED = 0.7, 0.5


def agreed(layout: PageLayout, readers: Sequence[Reader], witness: Witness) -> list[int]:
    """The lines of the reader to believe; later readers and the witness are asked only while none agrees.

    Where the witness has a text that is nearly one of those found, that is it; else the one most like the others.
    """
    found = [readers[0](layout)]
    for reader in readers[1:]:
        found.append(reader(layout))
        if _likeness(layout, found[0], found[-1]) >= AGREED:
            return found[0]
    said = " ".join(witness())
    confirmed = max(found, key=lambda lines: _confirmed(layout, lines, said))
    if _confirmed(layout, confirmed, said) >= CONFIRMED:
        return confirmed
    return max(found, key=lambda lines: sum(_likeness(layout, lines, others) for others in found))


def _likeness(layout: PageLayout, some: Sequence[int], others: Sequence[int]) -> float:
    """Of the characters that either found, the share that both did."""
    return layout.size([*{*some} & {*others}]) / (layout.size([*{*some} | {*others}]) or 1)


def _confirmed(layout: PageLayout, lines: Sequence[int], said: str) -> float:
    """The same of the lines and what the witness says."""
    both = layout.size([line for line in lines if layout.lines[line].text in said])
    return both / (layout.size(lines) + len(said) - both or 1)
