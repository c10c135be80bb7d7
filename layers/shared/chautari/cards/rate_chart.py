"""Chart of a rate: the served figures of the last thirty days, a gap where days are missing."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from chautari.cards.canvas import INK, LINE, PALE, Canvas, Point, Words
from chautari.nepali.numerals import plain
from chautari.rates.model.trend import LEAST_DRAWN, LONGEST_STEP
from chautari.web.locales import Locale

# Pixels that the caption may begin before its chart.
CAPTION_OVERHANG = 40


class DayFigure(NamedTuple):
    """The figure of a day, by its number among the days of a trend."""

    day: int
    figure: Decimal


class ChartArea(NamedTuple):
    """Where it is drawn: left, top, width, height."""

    left: int
    top: int
    width: int
    height: int


def draw(canvas: Canvas, values: Sequence[Decimal | None], box: ChartArea, lang: Locale) -> None:
    """Draw the line of a trend's `values` with the least and the greatest beside it; nothing for too few days."""
    figures = [DayFigure(day, value) for day, value in enumerate(values) if value is not None]
    if len(figures) < LEAST_DRAWN:
        return
    low, high = (choose(row.figure for row in figures) for choose in (min, max))
    across = Decimal(box.width) / (len(values) - 1)
    points = [(box.left + int(row.day * across), _top(row.figure, box, low, high)) for row in figures]
    floor = box.top + box.height
    canvas.shape((box.left, floor + 14), (box.left + box.width, floor + 14), fill=LINE, stroke=2)
    for piece in _pieces(figures, points):
        canvas.shape(*piece, fill=INK, stroke=5)
    canvas.shape(points[-1], fill=INK, stroke=18)
    least, greatest = map(lang.amount, _printed(low, high))
    caption = lang.say("card range", days=len(figures), low=least, high=greatest)
    canvas.text(box.left + box.width, floor + 52, caption, Words(26, PALE, ends=True), box.width + CAPTION_OVERHANG)


def _printed(low: Decimal, high: Decimal) -> list[str]:
    """Both with as many decimals as one of them needs."""
    decimals = max(len(plain(figure).partition(".")[2]) for figure in (low, high))
    return [f"{figure:.{decimals}f}" for figure in (low, high)]


def _top(figure: Decimal, box: ChartArea, low: Decimal, high: Decimal) -> int:
    up = (figure - low) / (high - low) if high > low else Decimal("0.5")
    return box.top + box.height - int(up * box.height)


def _pieces(figures: Sequence[DayFigure], points: Sequence[Point]) -> list[list[Point]]:
    """The points of each stretch of days without a gap; a day alone is a dot."""
    pieces = [[points[0]]]
    for before, after, point in zip(figures, figures[1:], points[1:], strict=False):
        if after.day - before.day > LONGEST_STEP:
            pieces.append([])
        pieces[-1].append(point)
    return pieces
