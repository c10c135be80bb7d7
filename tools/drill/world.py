"""What the drill knows before anything is changed: the recorded answers, and each of them as it was a day before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

from chautari.core.http_messages import HttpResponse
from chautari.fetching import recorded
from tools.drill.anatomy import NotDrillable, taken_apart
from tools.drill.answers import WRITTEN, Answer, Cell, Span, edited, with_body, without, written_like

SOURCES = ("fenegosida", "nepalipatro", "hamropatro", "nrb")
# The last part of an address that is read beside its source, and the key of the readings.
BESIDE = {"rate": "nrbday", "app-rate": "nrbapp"}

Values = dict[tuple[str, str, date], Decimal]


@dataclass(frozen=True, slots=True)
class World:
    """`values` are the right amounts by instrument, figure and date; `before` is each answer's body of the day before.

    `today` and `eve` are the newest market date that the answers hold and the one before it.
    """

    answers: tuple[Answer, ...]
    before: dict[str, HttpResponse]
    values: Values
    now: datetime
    today: date
    eve: date

    def of(self, key: str) -> list[Answer]:
        """The recorded answers of one source."""
        return [answer for answer in self.answers if answer.key == key]

    def earlier(self, cell: Cell) -> Decimal:
        """The amount of the market day before, or the same where no answer holds one."""
        days = [on for name, figure, on in self.values if (name, figure) == (cell.instrument, cell.figure)]
        eve = max((on for on in days if on < cell.on), default=cell.on)
        return self.values[cell.instrument, cell.figure, eve]


def read(folder: Path) -> World:
    """The world recorded in `folder`. Raises NotDrillable where an answer has a form that the drill does not know."""
    answers = tuple(_answers(folder))
    values = {(c.instrument, c.figure, c.on): c.amount for answer in answers for c in answer.cells}
    days = sorted({on for _, _, on in values})
    if len(days) < 2 or not {answer.key for answer in answers} >= set(SOURCES):
        raise NotDrillable(f"{folder}: {len(days)} market days of {sorted({answer.key for answer in answers})}")
    now = max(answer.page.fetched_at for answer in answers)
    world = World(answers, {}, values, now, days[-1], days[-2])
    return replace(world, before={answer.name: _day_before(answer, world) for answer in answers})


def _answers(folder: Path) -> Iterator[Answer]:
    for each in recorded.recordings(folder):
        key = each.folder.relative_to(folder).parts[0]
        if each.status == 200 and key in SOURCES:
            key = BESIDE.get(urlsplit(each.url).path.rpartition("/")[2], key)
            yield taken_apart(str(each.folder.relative_to(folder)), key, each.page(each.url))


def _day_before(answer: Answer, world: World) -> HttpResponse:
    """The answer as it would have been fetched at the same hour of the market day before."""
    page = replace(answer.page, fetched_at=answer.page.fetched_at - (world.today - world.eve))
    if answer.last < world.today:
        return page
    older = any(cell.on < world.today for cell in answer.cells)
    text = _without_today(answer, world) if older else _moved_back(answer, world)
    return with_body(page, text.encode())


def _moved_back(answer: Answer, world: World) -> str:
    """An answer of one day: its amounts and dates are those of the day before."""
    edits = [(cell.span, written_like(cell.span.text, world.earlier(cell))) for cell in answer.cells]
    edits += [(stated.span, WRITTEN[stated.form](world.eve)) for stated in answer.dates]
    text = edited(answer.text, edits)
    for name in ("published_on", "modified_on") if answer.of_the_bank else ():
        stamps = [_stamp(each, name) for each in world.of("nrb")[0].text.split('{"date":"')[1:]]
        now, then = (next(each for on, each in stamps if on == str(day)) for day in (world.today, world.eve))
        text = text.replace(now, then)
    return text


def _stamp(day: str, name: str) -> tuple[str, str]:
    """The date of a day of the bank and its instant called `name`."""
    found = re.search(rf'"{name}"\s*:\s*"([^"]*)"', day)
    return day[:10], found[1] if found else ""


def _without_today(answer: Answer, world: World) -> str:
    """An answer of several days: the rows of the last are not there yet."""
    gone = [row.span for row in answer.rows if row.cells and row.cells[0].on == world.today]
    if answer.key == "nrb":
        day = re.search(rf'\{{\s*"date"\s*:\s*"{world.today}".*?\]\s*\}}', answer.text, re.DOTALL)
        gone = [Span(day.start(), day.end(), day[0])] if day else []
    return without(answer.text, gone)
