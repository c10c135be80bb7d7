"""Chart of a rate: the served figures of the last thirty days, a gap where days are missing."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from chautari.cards.canvas import INK, LINE, PALE, Canvas, Point, Words
from chautari.nepali.numerals import plain
from chautari.web.locales import Locale

DAYS = 30
# Of fewer days a line tells nothing of thirty.
FEWEST = 10
# A weekend and a holiday beside it are no gap; a longer time without a figure is not drawn over.
LONGEST_STEP = 4
# Pixels that the caption may begin before its chart.
CAPTION_OVERHANG = 40


class DayFigure(NamedTuple):
    """The figure of a day."""

    date: date
    figure: Decimal


class ChartArea(NamedTuple):
    """Where it is drawn: left, top, width, height."""

    left: int
    top: int
    width: int
    height: int


def draw(canvas: Canvas, figures: Sequence[DayFigure], box: ChartArea, lang: Locale) -> None:
    """Draw the line with the least and the greatest figure beside it; nothing for less than FEWEST days."""
    if len(figures) < FEWEST:
        return
    low, high = (choose(row.figure for row in figures) for choose in (min, max))
    points = [_point(row, figures, box, low, high) for row in figures]
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


def _point(row: DayFigure, figures: Sequence[DayFigure], box: ChartArea, low: Decimal, high: Decimal) -> Point:
    days_ago = (figures[-1].date - row.date).days
    across = box.width - box.width * days_ago // (DAYS - 1)
    up = (row.figure - low) / (high - low) if high > low else Decimal("0.5")
    return box.left + across, box.top + box.height - int(up * box.height)


def _pieces(figures: Sequence[DayFigure], points: Sequence[Point]) -> list[list[Point]]:
    """The points of each stretch of days without a gap; a day alone is a dot."""
    pieces = [[points[0]]]
    for before, after, point in zip(figures, figures[1:], points[1:], strict=False):
        if (after.date - before.date).days > LONGEST_STEP:
            pieces.append([])
        pieces[-1].append(point)
    return pieces
