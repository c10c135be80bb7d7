"""Units, sides and names that have changed places, or their names."""

from decimal import Decimal
from random import Random

from tools.drill.answers import Answer, Row, Span, edited, written_like
from tools.drill.mutations.picked import Mutation, one, rows_of_a_day, some
from tools.drill.world import World

UNITS = {
    "(१ तोला)": ("(१० ग्राम)", "(१ ग्राम)", "(१० तोला)", "(१ किलो)", "(1 tola)", ""),
    "(१० ग्राम)": ("(१ तोला)", "(१ ग्राम)", "(१०० ग्राम)", "(10 gram)", ""),
    "Per Tola": ("Per 10 Gram", "Per Gram", "प्रति तोला", "प्रति १० ग्राम", "Tola", ""),
}
NAMES = {
    "छापावाल सुन": ("तेजाबी सुन", "असली चाँदी", "सुन", "Fine Gold", "हलमार्क सुन", "छापावाल  सुन"),
    "असली चाँदी": ("छापावाल सुन", "चांदी", "चाँदी", "Silver", "नक्कली चाँदी"),
    "Gold (Hallmark)": ("Gold (Tajabi)", "Silver", "Gold", "छापावाल सुन", "Hallmark Gold"),
    "Silver": ("Gold (Hallmark)", "Chandi", "चाँदी", "Silver (Hallmark)"),
}
PER_GRAMS = {"tola": Decimal("11.664"), "10g": Decimal(10)}


def amounts_exchanged(answer: Answer, world: World, rng: Random) -> str | None:
    """Two amounts of a day in each other's place: tola and 10 grams, buying and selling, gold and silver."""
    cells = [cell for row in rows_of_a_day(answer, world, rng) for cell in row.cells]
    first = one(rng, cells)
    if first is None:
        return None
    same = [c for c in cells if c.instrument == first.instrument and c is not first]
    second = one(rng, same if same and rng.random() < 0.7 else [c for c in cells if c is not first])
    return edited(answer.text, [(first.span, second.span.text), (second.span, first.span.text)]) if second else None


def sides_exchanged(answer: Answer, world: World, rng: Random) -> str | None:
    """The two figures of every instrument of a day in each other's place."""
    cells = [cell for row in rows_of_a_day(answer, world, rng) for cell in row.cells]
    pairs = [(a, b) for a in cells for b in cells if a.instrument == b.instrument and a.figure != b.figure]
    return edited(answer.text, [(a.span, b.span.text) for a, b in pairs]) if pairs else None


def labels_exchanged(answer: Answer, world: World, rng: Random) -> str | None:
    """Two labels in each other's place: the codes of two currencies, the metals or units of two rows."""
    rows = rows_of_a_day(answer, world, rng)
    place = rng.randrange(min((len(row.labels) for row in rows), default=0) or 1)
    labels = [row.labels[place] for row in rows] if answer.key != "nepalipatro" else _fields(rows)
    return _two_exchanged(answer, labels, rng)


def _fields(rows: list[Row]) -> list[Span]:
    return [label for row in rows for label in row.labels]


def _two_exchanged(answer: Answer, labels: list[Span], rng: Random) -> str | None:
    if len(labels) < 2:
        return None
    first, second = rng.sample(labels, 2)
    return edited(answer.text, [(first, second.text), (second, first.text)])


def neighbours_exchanged(answer: Answer, world: World, rng: Random) -> str | None:
    """The names of two rows that stand below each other in each other's place."""
    rows = rows_of_a_day(answer, world, rng)
    at = rng.randrange(len(rows) - 1) if len(rows) > 1 else 0
    return _two_exchanged(answer, [row.labels[0] for row in rows[at : at + 2] if row.labels], rng)


def alike_in_price(answer: Answer, world: World, rng: Random) -> str | None:
    """The names of two rows whose amounts lie near each other in each other's place."""
    rows = [row for row in rows_of_a_day(answer, world, rng) if answer.of_the_bank]
    first = one(rng, rows)
    if first is None:
        return None
    near = min(
        (row for row in rows if row is not first), key=lambda row: abs(row.cells[0].amount / first.cells[0].amount - 1)
    )
    return _two_exchanged(answer, [first.labels[0], near.labels[0]], rng)


def unit_named_otherwise(answer: Answer, world: World, rng: Random) -> str | None:
    """Another unit is named, and the amounts are as they were."""
    rows = some(rng, rows_of_a_day(answer, world, rng))
    if answer.of_the_bank:
        unit = rng.choice(("1", "10", "100", "1000", '"1"', "0", "null"))
        return edited(answer.text, [(row.labels[1], unit) for row in rows])
    return _renamed(answer, rows, UNITS, rng)


def name_changed(answer: Answer, world: World, rng: Random) -> str | None:
    """What is priced is called otherwise."""
    rows = some(rng, rows_of_a_day(answer, world, rng))
    if answer.of_the_bank:
        return edited(
            answer.text, [(row.labels[0], rng.choice(("usd", "US$", "INR", "ZZZ", "EUR", ""))) for row in rows]
        )
    return _renamed(answer, rows, NAMES, rng)


def _renamed(answer: Answer, rows: list[Row], names: dict[str, tuple[str, ...]], rng: Random) -> str | None:
    edits = [
        (label, label.text.replace(old, rng.choice(new)))
        for row in rows
        for label in row.labels
        for old, new in names.items()
        if old in label.text
    ]
    return edited(answer.text, edits) if edits else None


def unit_changed_with_amounts(answer: Answer, world: World, rng: Random) -> str | None:
    """A currency is quoted per another number of it, its amounts with it: INR per 1, JPY per 100."""
    rows = [row for row in rows_of_a_day(answer, world, rng) if answer.of_the_bank]
    edits = []
    for row in some(rng, [row for row in rows if row.labels[1].text != "1"]):
        unit, known = rng.choice(("1", "10", "100")), int(row.labels[1].text)
        edits += [(row.labels[1], unit)]
        edits += [(c.span, f"{c.amount * int(unit) / known:.{rng.choice((2, 4))}f}") for c in row.cells]
    return edited(answer.text, edits) if edits else None


def per_gram(answer: Answer, world: World, rng: Random) -> str | None:
    """As the name of the Federation's field says: per gram in every row."""
    cells = [cell for row in rows_of_a_day(answer, world, rng) for cell in row.cells if cell.figure in PER_GRAMS]
    edits = [(c.span, written_like(c.span.text, c.amount / PER_GRAMS[c.figure])) for c in cells]
    return edited(answer.text, edits) if edits else None


def one_called_the_other(answer: Answer, world: World, rng: Random) -> str | None:
    """Every amount of a day is the 10 grams', and called a tola; or the other way round."""
    wanted = rng.choice(("tola", "10g"))
    cells = [cell for row in rows_of_a_day(answer, world, rng) for cell in row.cells if cell.figure in PER_GRAMS]
    known = [(cell, world.values.get((cell.instrument, wanted, cell.on))) for cell in cells]
    edits = [(cell.span, written_like(cell.span.text, value)) for cell, value in known if value is not None]
    return edited(answer.text, edits) if edits else None


UNITS_AND_NAMES: dict[str, Mutation] = {
    "two amounts exchanged": amounts_exchanged,
    "figures exchanged in every row": sides_exchanged,
    "two labels exchanged": labels_exchanged,
    "labels of neighbours exchanged": neighbours_exchanged,
    "codes of near prices exchanged": alike_in_price,
    "unit named otherwise": unit_named_otherwise,
    "unit changed with its amounts": unit_changed_with_amounts,
    "name changed": name_changed,
    "per gram": per_gram,
    "tola called 10 g or the reverse": one_called_the_other,
}
