"""Dates that are wrong, or written otherwise."""

from datetime import date, timedelta
from random import Random

from tools.drill.answers import WRITTEN, Answer, Stated, edited, moved
from tools.drill.mutations.picked import Mutation
from tools.drill.world import World

FORMATS = ("%Y/%m/%d", "%d-%m-%Y", "%m-%d-%Y", "%Y-%-m-%-d", "%Y%m%d", "%d %B %Y", "%y-%m-%d")


def _of_today(answer: Answer) -> list[Stated]:
    return [stated for stated in answer.dates if stated.on == answer.last]


def _moved_to(answer: Answer, dates: list[Stated], on: date) -> str:
    return edited(answer.text, [(stated.span, WRITTEN[stated.form](on)) for stated in dates])


def _by(*days: int) -> Mutation:
    """Half of the time all that is dated alike moves along, as the bank's `published_on`."""

    def mutate(answer: Answer, _: World, rng: Random) -> str:
        on = answer.last + timedelta(rng.choice(days))
        changed = _moved_to(answer, _of_today(answer), on)
        return changed.replace(str(answer.last), str(on)) if rng.random() < 0.5 else changed

    return mutate


def all_by_a_day(answer: Answer, _: World, rng: Random) -> str:
    """Every date of the answer is a day off, as by a zone."""
    off = timedelta(rng.choice((-1, 1)))
    if rng.random() < 0.5 and answer.of_the_bank:
        return moved(answer.text, off)
    return edited(answer.text, [(stated.span, WRITTEN[stated.form](stated.on + off)) for stated in answer.dates])


def one_alone(answer: Answer, _: World, rng: Random) -> str:
    """One of the dates is another: of one row, or in one of two calendars."""
    stated = rng.choice(_of_today(answer))
    return _moved_to(answer, [stated], answer.last + timedelta(rng.choice((-7, -2, -1, 1, 2))))


def of_another_year(answer: Answer, _: World, rng: Random) -> str:
    """The old year in January, or the year of the other calendar."""
    edits = []
    for stated in _of_today(answer):
        year, on = rng.choice((-1, 1, 57)), stated.on
        edits += [(stated.span, WRITTEN[stated.form](on).replace(str(on.year), str(on.year + year)))]
    return edited(answer.text, edits)


def written_otherwise(answer: Answer, _: World, rng: Random) -> str:
    """Another form of the same date."""
    form = rng.choice(FORMATS)
    return edited(answer.text, [(stated.span, stated.on.strftime(form)) for stated in answer.dates])


def newest_called_older(answer: Answer, world: World, rng: Random) -> str | None:
    """Two days of the answer have each other's date."""
    days = sorted({stated.on for stated in answer.dates})
    if len(days) < 2:
        return None
    first, second = rng.sample(days, 2)
    other = {first: second, second: first}
    hit = [stated for stated in answer.dates if stated.on in other]
    return edited(answer.text, [(stated.span, WRITTEN[stated.form](other[stated.on])) for stated in hit])


DATES: dict[str, Mutation] = {
    "tomorrow's date": _by(1),
    "the date of the day before": _by(-1, -2),
    "an old date": _by(-7, -30, -365),
    "every date a day off": all_by_a_day,
    "one date alone": one_alone,
    "another year": of_another_year,
    "a date written otherwise": written_otherwise,
    "dates of two days exchanged": newest_called_older,
}
