"""Rows and fields that moved, went, came or stand there twice."""

import re
from random import Random

from tools.drill.answers import Answer, Span, edited, without
from tools.drill.mutations.picked import Mutation, one, rows_of_a_day, some
from tools.drill.world import World

_FIELD = re.compile(r'"(\w+)"\s*:')


def removed(answer: Answer, world: World, rng: Random) -> str | None:
    """One row is not there, or none of a day is."""
    rows = rows_of_a_day(answer, world, rng)
    return without(answer.text, [row.span for row in some(rng, rows)]) if rows else None


def doubled(answer: Answer, world: World, rng: Random) -> str | None:
    """A row stands there twice: the same, or with another row's amount."""
    rows = rows_of_a_day(answer, world, rng)
    row, other = one(rng, rows), one(rng, rows)
    if row is None or other is None or answer.key == "nepalipatro":
        return None
    again = row.span.text
    if rng.random() < 0.5:
        again = again.replace(row.cells[0].span.text, other.cells[0].span.text)
    return edited(answer.text, [(row.span, _joined(answer, row.span.text, again))])


def _joined(answer: Answer, *rows: str) -> str:
    return ("\n" if answer.is_html else ",\n").join(rows)


def moved(answer: Answer, world: World, rng: Random) -> str | None:
    """The rows stand in another order: whole ones, which changes nothing, or their amounts alone."""
    rows = rows_of_a_day(answer, world, rng)
    if len(rows) < 2:
        return None
    order = rng.sample(rows, len(rows))
    if rng.random() < 0.4:
        return edited(answer.text, [(row.span, new.span.text) for row, new in zip(rows, order, strict=True)])
    pairs = zip(rows, order, strict=True)
    return edited(
        answer.text, [(a.span, b.span.text) for row, new in pairs for a, b in zip(row.cells, new.cells, strict=False)]
    )


def shifted(answer: Answer, world: World, rng: Random) -> str | None:
    """The amounts slipped down by a row: all figures of each, or one column alone."""
    rows = rows_of_a_day(answer, world, rng)
    if len(rows) < 2:
        return None
    column = rng.choice((None, 0, -1))
    edits = []
    for row, above in zip(rows, [rows[-1], *rows[:-1]], strict=True):
        pairs = list(zip(row.cells, above.cells, strict=False))
        edits += [(a.span, b.span.text) for a, b in (pairs if column is None else [pairs[column]])]
    return edited(answer.text, edits)


def inserted(answer: Answer, world: World, rng: Random) -> str | None:
    """A column or field more in every row, before the amounts."""
    if answer.is_html:
        new = rng.choice(("<p>Rs 1,600</p>", "<em>new</em>", "<span>Buy</span>", "<p>Rs<!-- --> <!-- -->2,63,030</p>"))
        return edited(answer.text, [(Span(row.span.end - 5, row.span.end - 5, ""), new) for row in answer.rows])
    field = rng.choice(('"note":"x",', '"id":7,', '"rate":152.39,', '"unit":1,', '"tola":306800,', '"buy":"1.00",'))
    starts = [row.span.text.index("{") + row.span.start + 1 for row in answer.rows]
    return edited(answer.text, [(Span(start, start, ""), field) for start in starts])


def renamed(answer: Answer, world: World, rng: Random) -> str | None:
    """A field of the JSON has another name, everywhere or once; the name may be that of another field."""
    names = sorted(set(_FIELD.findall(answer.text)))
    if not names:
        return None
    name = rng.choice(names)
    new = rng.choice((name.capitalize(), f"{name}_npr", name[:-1], *names))
    return re.sub(rf'"{name}"(\s*:)', rf'"{new}"\1', answer.text, count=rng.choice((0, 0, 1)))


def another_row(answer: Answer, world: World, rng: Random) -> str | None:
    """A row that nobody knows: another metal, another currency, another market."""
    row = one(rng, rows_of_a_day(answer, world, rng))
    if row is None or not row.labels or answer.key == "nepalipatro":
        return None
    name = rng.choice(("Platinum", "XAU", "तेजाबी सुन (१ तोला)", "अन्तर्राष्ट्रिय छापावाल सुन (१ तोला)", "Gold (Tajabi)"))
    new = row.span.text.replace(row.labels[0].text, name)
    return edited(answer.text, [(row.span, _joined(answer, row.span.text, new))])


ROWS: dict[str, Mutation] = {
    "a row removed": removed,
    "a row doubled": doubled,
    "rows moved": moved,
    "amounts slipped by a row": shifted,
    "a column inserted": inserted,
    "a field renamed": renamed,
    "a row of another market": another_row,
}
