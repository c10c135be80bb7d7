"""Amounts that are printed otherwise: a wrong digit, another scale, other digits, none."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

from tools.drill.answers import Answer, Cell, Span, edited, grouped, written_like
from tools.drill.mutations.picked import Mutation, a_cell, rows_of_a_day, some
from tools.drill.world import World

DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")
FACTORS = ("10", "100", "1000", "0.1", "0.01", "0.001", "1.13", "1.02", "0.98", "11.664", "1.1664")


def typo(text: str, rng: Random) -> str:
    """One digit is another."""
    at = rng.choice([place for place, char in enumerate(text) if char.isdigit()])
    return text[:at] + rng.choice([digit for digit in "0123456789" if digit != text[at]]) + text[at + 1 :]


def transposed(text: str, rng: Random) -> str:
    """Two digits that stand beside each other have changed places."""
    places = [at for at in range(len(text) - 1) if text[at].isdigit() and text[at + 1].isdigit()]
    at = rng.choice(places) if places else 0
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def _digit_lost(text: str, rng: Random) -> str:
    at = rng.choice([place for place, char in enumerate(text) if char.isdigit()])
    return text[:at] + text[at + 1 :]


def _digit_doubled(text: str, rng: Random) -> str:
    at = rng.choice([place for place, char in enumerate(text) if char.isdigit()])
    return text[:at] + text[at] + text[at:]


def _point_lost(text: str, _: Random) -> str:
    return text.replace(".", "")


def _point_moved(text: str, rng: Random) -> str:
    digits, places = text.replace(".", "").replace(",", ""), rng.choice((1, 3))
    return f"{digits[:-places]}.{digits[-places:]}"


def _of_one_cell(change: Callable[[str, Random], str]) -> Mutation:
    def mutate(answer: Answer, world: World, rng: Random) -> str | None:
        cell = a_cell(answer, world, rng)
        return edited(answer.text, [(cell.span, change(cell.span.text, rng))]) if cell else None

    return mutate


def both_figures(answer: Answer, world: World, rng: Random) -> str | None:
    """The same digit is wrong in every figure of one row or day, as where one is computed from the other."""
    cell = a_cell(answer, world, rng)
    if cell is None:
        return None
    factor = Decimal(typo(str(cell.amount), rng)) / cell.amount
    alike = [c for c in answer.cells if (c.instrument, c.on) == (cell.instrument, cell.on)]
    return edited(answer.text, [_times(each, factor) for each in alike])


def _times(cell: Cell, factor: Decimal) -> tuple[Span, str]:
    return cell.span, written_like(cell.span.text, cell.amount * factor)


def scaled(answer: Answer, world: World, rng: Random) -> str | None:
    """All amounts, or all of a day, or all of one instrument, are in another unit or with a tax."""
    cell = a_cell(answer, world, rng)
    if cell is None:
        return None
    factor, reach = Decimal(rng.choice(FACTORS)), rng.choice(("answer", "day", "instrument"))
    hit = [c for c in answer.cells if reach == "answer" or c.on == cell.on]
    hit = [c for c in hit if reach != "instrument" or c.instrument == cell.instrument]
    return edited(answer.text, [_times(each, factor) for each in hit])


def rounded(answer: Answer, _: World, rng: Random) -> str | None:
    """A page that shows whole rupees, or tens, or hundreds."""
    step = Decimal(rng.choice(("1", "10", "100")))
    return edited(
        answer.text,
        [(c.span, written_like(c.span.text, (c.amount / step).quantize(Decimal(1)) * step)) for c in answer.cells],
    )


def _in_place_of(*printed: str) -> Mutation:
    """Another text instead of one amount or of all of one day."""

    def mutate(answer: Answer, world: World, rng: Random) -> str | None:
        cell, text = a_cell(answer, world, rng), rng.choice(printed)
        if cell is None:
            return None
        hit = some(rng, [cell, *(c for c in answer.cells if c.on == cell.on and c is not cell)])
        return edited(answer.text, [(_with_quotes(answer.text, c.span), text) for c in hit])

    return mutate


def _with_quotes(text: str, span: Span) -> Span:
    if text[span.start - 1] == text[span.end : span.end + 1] == '"':
        return Span(span.start - 1, span.end + 1, f'"{span.text}"')
    return span


def other_digits(answer: Answer, world: World, rng: Random) -> str | None:
    """Devanagari digits, Indian grouping, another mark: in a text, as a page would print them."""
    write: Callable[[str], str] = rng.choice(
        (
            lambda text: text.translate(DEVANAGARI),
            lambda text: grouped(text.replace(",", "")).translate(DEVANAGARI),
            lambda text: grouped(text.replace(",", "")),
            lambda text: text.replace(",", ""),
            lambda text: f"{Decimal(text.replace(',', '')):,}",
            lambda text: text.replace(".", ","),
            lambda text: f"रु {text}",
        )
    )
    quote = "" if answer.is_html or rng.random() < 0.2 else '"'
    spans = [_with_quotes(answer.text, cell.span) for cell in answer.cells]
    return edited(answer.text, [(span, quote + write(span.text.strip('"')) + quote) for span in spans])


def yesterdays(answer: Answer, world: World, rng: Random) -> str | None:
    """Yesterday's amounts under today's date: of all, or of one instrument."""
    rows = rows_of_a_day(answer, world, rng)
    hit = [cell for row in rows for cell in row.cells]
    if rng.random() < 0.3 and hit:
        instrument = rng.choice(hit).instrument
        hit = [cell for cell in hit if cell.instrument == instrument]
    return edited(answer.text, [(c.span, written_like(c.span.text, world.earlier(c))) for c in hit])


AMOUNTS: dict[str, Mutation] = {
    "a digit wrong": _of_one_cell(typo),
    "two digits transposed": _of_one_cell(transposed),
    "a digit lost": _of_one_cell(_digit_lost),
    "a digit doubled": _of_one_cell(_digit_doubled),
    "the point lost": _of_one_cell(_point_lost),
    "the point moved": _of_one_cell(_point_moved),
    "a digit wrong in every figure": both_figures,
    "amounts scaled": scaled,
    "amounts rounded": rounded,
    "zero": _in_place_of("0", "0.00", '"0"'),
    "negative": _in_place_of("-1", '"-152.39"', "-306800"),
    "null": _in_place_of("null", '""', '"-"', '"N/A"'),
    "a placeholder": _in_place_of("{{rate}}", '"{{rate}}"', '"undefined"', "NaN", '"[object Object]"'),
    "other digits": other_digits,
    "yesterday's amounts under today's date": yesterdays,
}
