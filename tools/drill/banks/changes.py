"""What an address may show instead of its bank's board: each change is drawn alone, for each address that it hits."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tools.drill.banks.boards import NAMES, TODAY, PrintedEdition, PrintedRow


@dataclass(frozen=True, slots=True)
class BankWorld:
    """What the banks had: by bank, the editions in the order of time, today's last one last."""

    editions: Mapping[str, tuple[PrintedEdition, ...]]


Change = Callable[[PrintedEdition, BankWorld, random.Random], PrintedEdition]


def another_edition(printed: PrintedEdition, world: BankWorld, draw: random.Random) -> PrintedEdition:
    """An earlier table: with its own date, or of yesterday under the date of today."""
    earlier = draw.choice(world.editions[printed.bank][:-1])
    rolled = earlier.date != TODAY and draw.random() < 0.5
    return replace(earlier, date=printed.date, time=printed.time) if rolled else earlier


def another_banks_page(printed: PrintedEdition, world: BankWorld, draw: random.Random) -> PrintedEdition:
    """The table of another bank at the same time."""
    neighbour = draw.choice([bank for bank in world.editions if bank != printed.bank])
    return replace(world.editions[neighbour][-1], bank=printed.bank)


def another_groups_price(printed: PrintedEdition, _: BankWorld, draw: random.Random) -> PrintedEdition:
    """The price of other notes, the other side, or another unit, in one row or in all."""
    kind = draw.choice(("below", "exchanged", "unit", "sell"))
    chosen = {draw.choice(printed.rows).code} if draw.random() < 0.5 else {row.code for row in printed.rows}
    rows = (_of_group(row, kind, draw) if row.code in chosen else row for row in printed.rows)
    return replace(printed, rows=tuple(rows))


def _of_group(row: PrintedRow, kind: str, draw: random.Random) -> PrintedRow:
    if kind == "below":
        return replace(row, buy=row.below)
    if kind == "exchanged":
        return replace(row, buy=row.sell, sell=row.buy)
    if kind == "sell":
        return replace(row, buy=row.sell, below=row.sell)
    return replace(row, unit=draw.choice([unit for unit in (1, 10, 100) if unit != row.unit]))


def a_new_name(printed: PrintedEdition, _: BankWorld, draw: random.Random) -> PrintedEdition:
    """A currency that nobody listed, one under the name of another, or two exchanged."""
    kind = draw.choice(("added", "renamed", "exchanged"))
    rows = list(printed.rows)
    first, second = draw.sample(range(len(rows)), 2)
    if kind == "added":
        rows.append(replace(rows[first], code="TRY", name="Turkish Lira"))
        return replace(printed, rows=tuple(rows))
    names = [(row.code, row.name) for row in rows]
    code, name = ("OMN", "Rial of nobody") if draw.random() < 0.3 else names[second]
    rows[first] = replace(rows[first], code=code, name=name)
    if kind == "exchanged":
        rows[second] = replace(rows[second], code=names[first][0], name=names[first][1])
    return replace(printed, rows=tuple(rows))


def a_missing_name(printed: PrintedEdition, _: BankWorld, draw: random.Random) -> PrintedEdition:
    """Some rows gone, or the names one row further down than the figures."""
    rows = list(printed.rows)
    if draw.random() < 0.3:
        first = draw.randrange(len(rows) - 1)
        names = [(row.code, row.name) for row in rows]
        moved = [
            replace(row, code=names[number - 1][0], name=names[number - 1][1]) if number > first else row
            for number, row in enumerate(rows)
        ]
        del moved[first]
        return replace(printed, rows=tuple(moved))
    gone = set(draw.sample(sorted(NAMES), draw.randint(1, 8)))
    return replace(printed, rows=tuple(row for row in rows if row.code not in gone))


def a_digit(printed: PrintedEdition, _: BankWorld, draw: random.Random) -> PrintedEdition:
    """One digit of one figure, as a typing error."""
    number = draw.randrange(len(printed.rows))
    row, field = printed.rows[number], draw.choice(("buy", "sell"))
    text = str(getattr(row, field))
    place = draw.choice([position for position, sign in enumerate(text) if sign.isdigit()])
    digit = draw.choice([sign for sign in "0123456789" if sign != text[place]])
    amount = Decimal(text[:place] + digit + text[place + 1 :])
    wrong = replace(row, buy=amount) if field == "buy" else replace(row, sell=amount)
    return replace(printed, rows=(*printed.rows[:number], wrong, *printed.rows[number + 1 :]))


CHANGES: dict[str, Change] = {
    "another edition": another_edition,
    "another bank's page": another_banks_page,
    "another group's price": another_groups_price,
    "a new name": a_new_name,
    "a missing name": a_missing_name,
    "a digit": a_digit,
}
