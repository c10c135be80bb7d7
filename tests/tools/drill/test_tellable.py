"""Misprints of the authority that could be told: by the move, beside what had been read by then of the other metal."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chautari.nepali.clock import NPT
from tools.drill.timeline.cases import draw
from tools.drill.timeline.ordinary import MINUTE
from tools.drill.timeline.plan import Plan, Quote, Word
from tools.drill.timeline.play import Player
from tools.drill.timeline.truth import Readings, Truth
from tools.drill.timeline.verdict import Judge, Verdict

SUNDAY, MONDAY = date(2026, 8, 16), date(2026, 8, 17)
ELEVEN = datetime(2026, 8, 17, 11, tzinfo=NPT)
HOUR = timedelta(hours=1)


def word(at: datetime, on: date, gold: str, silver: str, *wrong: str) -> Word:
    return Word(at, on, {"gold": Quote({"tola": gold}), "silver": Quote({"tola": silver})}, on, frozenset(wrong))


def truth_of(*words: Word, copied: tuple[Word, ...] = ()) -> Truth:
    """The truth of words that were read as they were said, and of `copied` as one of the others printed them."""
    read: Readings = {}
    for source, said in (("fenegosida", words), ("nepalipatro", copied)):
        for each in said:
            for name, quote in each.table.items():
                read.setdefault((name, each.on), []).append((each.at, quote.per_one, source))
    return Truth(Plan("metals", (SUNDAY, MONDAY), words, {}, ("gold", "silver")), read)


SUNDAYS_PRICE = word(ELEVEN - 24 * HOUR, SUNDAY, "300000", "4000")
MISPRINT = word(ELEVEN, MONDAY, "257200", "4000", "gold")


def kind(truth: Truth, at: datetime) -> str:
    return truth.kind(("gold", MONDAY), Quote({"tola": "257200"}).per_one, at)


def test_ten_grams_for_a_tola_is_tellable_by_the_move() -> None:
    assert kind(truth_of(SUNDAYS_PRICE, MISPRINT), ELEVEN) == "authority's typo, tellable"
    alone = replace(truth_of(SUNDAYS_PRICE, MISPRINT).plan, focus=("gold",))
    read: Readings = {("gold", SUNDAY): [(SUNDAYS_PRICE.at, Quote({"tola": "300000"}).per_one, "nepalipatro")]}
    assert kind(Truth(alone, read), ELEVEN) == "authority's typo, tellable"


def test_nobody_tells_a_misprint_by_a_day_that_was_not_read_or_a_correction_that_was_not_made() -> None:
    assert kind(Truth(truth_of(SUNDAYS_PRICE, MISPRINT).plan, {}), ELEVEN) == "authority's typo"
    both = word(ELEVEN, MONDAY, "257200", "3430", "gold", "silver")
    corrected = word(ELEVEN + HOUR, MONDAY, "257200", "4000", "gold")
    truth = truth_of(SUNDAYS_PRICE, both, corrected)
    assert kind(truth, ELEVEN) == "authority's typo"
    assert kind(truth, ELEVEN + HOUR) == "authority's typo, tellable"
    assert kind(truth_of(SUNDAYS_PRICE, both, copied=(corrected,)), ELEVEN + HOUR) == "authority's typo", (
        "the authority stands"
    )


def _verdict(number: int, *, at_once: bool, next_day: bool) -> Verdict:
    """Of a case in which ten grams stood for the tola of both metals; gold is corrected first, or alone a day later."""
    seed, case, on = ((41, 63046, date(2026, 5, 20)), (42, 83524, date(2026, 5, 28)))[number]
    plan = draw(seed, case)
    if at_once:
        plan = replace(plan, habits={key: replace(each, delay=2 * MINUTE) for key, each in plan.habits.items()})
    if next_day:
        first, second, third = (word for word in plan.words if word.of == on)
        of_other_days = tuple(word for word in plan.words if word not in (first, second, third))
        plan = replace(plan, words=of_other_days).with_words(first, replace(second, at=first.at + 22 * HOUR))
    return Judge(Player(plan)).judged()


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize(("at_once", "next_day"), [(False, False), (True, False), (False, True)])
def test_a_misprint_beside_another_is_served_as_sure_no_longer_than_the_other_stands(
    number: int, at_once: bool, next_day: bool
) -> None:
    verdict = _verdict(number, at_once=at_once, next_day=next_day)
    assert verdict.minutes["authority's typo, tellable|sure"] == 0
    assert verdict.minutes["authority's typo, tellable|provisional"] > 0
    assert (verdict.back, verdict.withheld) == ([], [])


def test_a_right_price_beside_a_misprint_that_is_corrected_the_next_day_stays_sure() -> None:
    plan = draw(41, 63046)
    first, second, third = (word for word in plan.words if word.of == date(2026, 5, 20))
    of_other_days = tuple(word for word in plan.words if word not in (first, second, third))
    wrong = replace(first, table={**third.table, "gold": first.table["gold"]}, wrong=frozenset({"gold"}))
    corrected = replace(third, at=first.at + 22 * HOUR)
    plan = replace(plan, words=of_other_days, days=tuple(day for day in plan.days if day <= date(2026, 5, 20)))
    plan = plan.with_words(wrong, corrected)
    plan = replace(plan, words=tuple(word for word in plan.words if word.of in plan.days))
    judge = Judge(Player(plan))
    judge.judged()
    assert judge.segments["silver", date(2026, 5, 20)][-1].status == "confirmed"
