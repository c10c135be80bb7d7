"""Which of several readers to believe: the first if another found nearly the same, else the one most like the others.

Readers that go about it differently seldom make the same mistake. Texts are compared as sets of the page's lines,
which costs next to nothing.
"""

from collections.abc import Callable, Sequence

from chautari.extraction.layout import Layout

Reader = Callable[[Layout], list[int]]
AGREED = 0.7


def agreed(layout: Layout, readers: Sequence[Reader]) -> list[int]:
    """The lines of the reader to believe; later readers are not asked once one agrees with the first."""
    found = [readers[0](layout)]
    for reader in readers[1:]:
        found.append(reader(layout))
        if _likeness(layout, found[0], found[-1]) >= AGREED:
            return found[0]
    return max(found, key=lambda lines: sum(_likeness(layout, lines, others) for others in found))


def _likeness(layout: Layout, some: Sequence[int], others: Sequence[int]) -> float:
    """Of the characters that either found, the share that both did."""
    return layout.size(list({*some} & {*others})) / (layout.size(list({*some} | {*others})) or 1)
