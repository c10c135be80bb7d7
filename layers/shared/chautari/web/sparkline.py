"""Sparkline: a line of the last days of a rate as a small picture in the page, broken where days are not known."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from chautari.rates.model.trend import LEAST_DRAWN, LONGEST_STEP
from chautari.web.html import Markup, element

WIDTH, HEIGHT, MARGIN = 88, 28, 3


def sparkline(values: Sequence[str | None], label: str) -> Markup | None:
    """The picture of one value a day, left to right, called `label`; None for fewer days with one than LEAST_DRAWN."""
    numbers = [None if value is None else Decimal(value) for value in values]
    if sum(number is not None for number in numbers) < LEAST_DRAWN:
        return None
    points = [(x, y) for x, y in enumerate(_heights(numbers)) if y is not None]
    step = Decimal(WIDTH - 2 * MARGIN) / (len(numbers) - 1)
    path = "".join(_strokes([(MARGIN + int(x * step), y, x) for x, y in points]))
    return element(
        "svg",
        element("path", d=path),
        class_="spark",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=label,
    )


def _heights(numbers: Sequence[Decimal | None]) -> Iterator[int | None]:
    """The distance from the top of each number; in the middle where all are the same."""
    present = [number for number in numbers if number is not None]
    lowest, span = min(present), max(present) - min(present)
    room = HEIGHT - 2 * MARGIN
    for number in numbers:
        if number is None:
            yield None
        else:
            yield HEIGHT // 2 if not span else HEIGHT - MARGIN - int((number - lowest) / span * room)


def _strokes(points: Sequence[tuple[int, int, int]]) -> Iterator[str]:
    """Moves and lines: over a gap the pen is lifted, and a day alone between two gaps is a dot."""
    days = [day for _, _, day in points]
    for at, (x, y, day) in enumerate(points):
        joined = at > 0 and day - days[at - 1] <= LONGEST_STEP
        alone = not joined and (at + 1 == len(days) or days[at + 1] - day > LONGEST_STEP)
        yield f"{'L' if joined else 'M'}{x} {y}{'h0' if alone else ''}"
