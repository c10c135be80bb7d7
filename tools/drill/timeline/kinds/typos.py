"""Kinds of change: misprints of the authority or of a source that copies it, with what becomes of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from random import Random

from tools.drill.timeline.kinds.revisions import a_day
from tools.drill.timeline.ordinary import MINUTE, metal
from tools.drill.timeline.plan import Plan, Quote, Slip, Table, Word

Misprint = Callable[[Table, str, Random], Quote]


def _swapped(text: str, rng: Random) -> str:
    places = [n for n in range(len(text) - 1) if text[n].isdigit() and text[n + 1].isdigit() and text[n] != text[n + 1]]
    if not places:
        return _other_digit(text, rng)
    n = rng.choice(places)
    return _as_number(text[:n] + text[n + 1] + text[n] + text[n + 2 :])


def _other_digit(text: str, rng: Random) -> str:
    n = rng.choice([n for n, sign in enumerate(text.partition(".")[0]) if sign.isdigit()])
    return text[:n] + rng.choice([d for d in "123456789" if d != text[n]]) + text[n + 1 :]


def _dropped(text: str, rng: Random) -> str:
    n = rng.choice([n for n, sign in enumerate(text.partition(".")[0]) if sign.isdigit()])
    shorter = text[:n] + text[n + 1 :]
    return _as_number(shorter) if Decimal(shorter or "0") > 0 else _other_digit(text, rng)


def _as_number(digits: str) -> str:
    """Digits as a page prints a number: `08.40` is 8.40 and `.59` is 0.59."""
    return f"{Decimal(digits):f}"


def _doubled(text: str, rng: Random) -> str:
    n = rng.choice([n for n, sign in enumerate(text.partition(".")[0]) if sign.isdigit()])
    return _as_number(text[:n] + text[n] + text[n:])


def _in_one(edit: Callable[[str, Random], str]) -> Misprint:
    """The headline alone is misprinted; the other figure shows it."""

    def misprint(table: Table, name: str, rng: Random) -> Quote:
        quote = table[name]
        figure = "tola" if "tola" in quote.figures else rng.choice(sorted(quote.figures))
        return replace(quote, figures={**quote.figures, figure: edit(quote.figures[figure], rng)})

    return misprint


def _in_all(edit: Callable[[str, Random], str]) -> Misprint:
    """One amount is typed wrong and the rest is reckoned from it."""

    def misprint(table: Table, name: str, rng: Random) -> Quote:
        quote = table[name]
        if quote.unit is None:
            return metal(name, Decimal(edit(quote.figures["tola"], rng)))
        share = Decimal(edit(quote.figures["buy"], rng)) / Decimal(quote.figures["buy"])
        return replace(quote, figures={side: f"{Decimal(text) * share:.2f}" for side, text in quote.figures.items()})

    return misprint


def _other_row(table: Table, name: str, rng: Random) -> Quote:
    other = rng.choice(sorted(table.keys() - {name}))
    return replace(table[other], unit=table[name].unit)


def _ten_grams_as_tola(table: Table, name: str, rng: Random) -> Quote:
    return metal_of_text(table[name].figures["10g"], table[name].figures["10g"])


def _tola_as_ten_grams(table: Table, name: str, rng: Random) -> Quote:
    return metal_of_text(table[name].figures["tola"], table[name].figures["tola"])


def metal_of_text(tola: str, ten_grams: str) -> Quote:
    """A quote of these printed figures."""
    return Quote({"tola": tola, "10g": ten_grams})


def _reckoned_from_ten_grams(table: Table, name: str, rng: Random) -> Quote:
    """Ten grams entered as the tola, and ten grams reckoned from that once more."""
    return metal(name, Decimal(table[name].figures["10g"]))


MISPRINTS: Mapping[str, Misprint] = {
    "two digits swapped": _in_one(_swapped),
    "a digit dropped": _in_one(_dropped),
    "a digit doubled": _in_one(_doubled),
    "another digit": _in_one(_other_digit),
    "two digits swapped in all figures": _in_all(_swapped),
    "a digit dropped in all figures": _in_all(_dropped),
    "a digit doubled in all figures": _in_all(_doubled),
    "another digit in all figures": _in_all(_other_digit),
    "another row's figures": _other_row,
}
OF_METALS: Mapping[str, Misprint] = {
    "ten grams in the row of the tola": _ten_grams_as_tola,
    "the tola in the row of ten grams": _tola_as_ten_grams,
    "ten grams entered as the tola": _reckoned_from_ten_grams,
}


def _misprint(plan: Plan, of: date, rng: Random) -> tuple[str, str, Quote]:
    """The name of the misprint, the instrument and what is printed of it."""
    forms = {**MISPRINTS, **(OF_METALS if plan.market == "metals" else {})}
    word = plan.first_word(of)
    table, drilled = word.table, [name for name in plan.focus if name in word.table]
    right = [name for name in drilled if name not in word.wrong]
    while True:
        form, name = rng.choice(sorted(forms)), rng.choice(right or drilled)
        quote = forms[form](table, name, rng)
        if quote.per_one != table[name].per_one and all(amount > 0 for amount in quote.per_one.values()):
            return form, name, quote


def _by_the_authority(plan: Plan, rng: Random, corrected_at: Callable[[Word], datetime] | None) -> Plan:
    of = a_day(plan, rng)
    right = plan.first_word(of)
    form, name, quote = _misprint(plan, of, rng)
    wrong = replace(right, table={**right.table, name: quote}, wrong=right.wrong | {name})
    others = tuple(word for word in plan.words if word is not right)
    mended = (replace(right, at=corrected_at(right)),) if corrected_at else ()
    changed = replace(plan, words=others, kinds=(*plan.kinds, form))
    return changed.with_words(wrong, *mended)


def corrected_after_copies(plan: Plan, rng: Random) -> Plan:
    """All copy the authority's misprint, and then it corrects."""
    longest = max(habit.delay for habit in plan.habits.values())
    return _by_the_authority(plan, rng, lambda word: word.at + longest + rng.randrange(40, 240) * MINUTE)


def corrected_before_copies(plan: Plan, rng: Random) -> Plan:
    """The authority corrects before anybody copied."""
    after = rng.randrange(21, 60)
    habits = {key: replace(each, delay=(after + rng.randrange(2, 60)) * MINUTE) for key, each in plan.habits.items()}
    return _by_the_authority(replace(plan, habits=habits), rng, lambda word: word.at + after * MINUTE)


def corrected_and_not_followed(plan: Plan, rng: Random) -> Plan:
    """All copy the misprint; the authority corrects, the others never do."""
    habits = {key: replace(each, later=None) for key, each in plan.habits.items()}
    return corrected_after_copies(replace(plan, habits=habits), rng)


def corrected_the_next_day(plan: Plan, rng: Random) -> Plan:
    """The correction comes on the next day, before the next price."""
    return _by_the_authority(plan, rng, lambda word: word.at + (21 * 60 + rng.randrange(90)) * MINUTE)


def never_corrected(plan: Plan, rng: Random) -> Plan:
    """All copy the misprint, and nobody corrects it."""
    return _by_the_authority(plan, rng, None)


def _by_a_copy(plan: Plan, rng: Random, *, corrected: bool) -> Plan:
    of = a_day(plan, rng)
    form, name, quote = _misprint(plan, of, rng)
    key = rng.choice(sorted(plan.habits))
    until = plan.first_word(of).at + plan.habits[key].delay + rng.randrange(40, 300) * MINUTE if corrected else None
    return replace(plan, slips=(*plan.slips, Slip(key, of, {name: quote}, until)), kinds=(*plan.kinds, form))


def of_a_copy_corrected(plan: Plan, rng: Random) -> Plan:
    """One of the others misprints the day and corrects it."""
    return _by_a_copy(plan, rng, corrected=True)


def of_a_copy_never_corrected(plan: Plan, rng: Random) -> Plan:
    """One of the others misprints the day for good."""
    return _by_a_copy(plan, rng, corrected=False)
