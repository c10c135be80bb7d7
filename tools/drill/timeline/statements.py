"""From a plan to what each source prints from which instant on, and to the polls that see something new."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from chautari.nepali.clock import today
from chautari.rates import sources
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.source import RateSource
from tools.drill.timeline.plan import COPIES, DAY, Habit, Plan, Quote, Table, Word, at

HAMRO_FIGURES = ("tola",)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source prints from `at` on, under the date `on`, of market day `of`; `changed` where it is a revision."""

    source: str
    at: datetime
    on: date
    of: date
    table: Table
    revised: bool = False
    made: date | None = None

    @property
    def readable(self) -> datetime:
        """From when on a reading of it counts: a date in the future does not."""
        return max(self.at, at(self.on, time(0)))


@dataclass(frozen=True, slots=True)
class Read:
    """A run of the source `key` that finds something new in what the sources `changed` print."""

    at: datetime
    key: str
    changed: tuple[str, ...]


def statements_of(plan: Plan) -> dict[str, list[Statement]]:
    """By source, in order of time."""
    seen: set[date] = set()
    said = []
    for word in plan.words:
        said.append(Statement(plan.authority, word.at, word.on, word.of, word.table, word.of in seen, word.made))
        seen.add(word.of)
    copies = {key: list(_copies(plan, key, habit)) for key, habit in plan.habits.items()}
    return {plan.authority: said} | {
        key: sorted(_with_slips(plan, key, found), key=lambda each: each.at) for key, found in copies.items()
    }


def _copies(plan: Plan, key: str, habit: Habit) -> Iterator[Statement]:
    seen: set[date] = set()
    for word in plan.words:
        revised = word.of in seen
        seen.add(word.of)
        skipped = habit.every_second and plan.days.index(word.of) % 2 == 1
        if skipped or (revised and habit.later is None):
            continue
        delay = habit.later if revised and habit.later is not None else habit.delay
        moment = word.at + delay + habit.behind * DAY
        shown = word if habit.behind else _on_the_board(plan, word, moment)
        on = (today(moment) if habit.by_update else shown.of) + habit.clock * DAY
        yield Statement(key, moment, on, shown.of, _as_copied(key, shown.table), revised, shown.made)


def _on_the_board(plan: Plan, word: Word, moment: datetime) -> Word:
    """What the authority says at an instant of the day that a word is of, or of one before."""
    said = [each for each in plan.words if each.at <= moment and each.of <= word.of]
    return max(said, key=lambda each: each.at, default=word)


def _as_copied(key: str, table: Table) -> Table:
    if key != "hamropatro":
        return table
    return {name: Quote({"tola": quote.figures["tola"]}) for name, quote in table.items()}


def _with_slips(plan: Plan, key: str, found: list[Statement]) -> Iterator[Statement]:
    for each in found:
        slips = [
            s for s in plan.slips if s.source == key and s.of == each.of and (s.until is None or each.at < s.until)
        ]
        table = dict(each.table)
        for slip in slips:
            table |= {name: quote for name, quote in _as_copied(key, slip.quotes).items() if name in table}
        yield Statement(key, each.at, each.on, each.of, table, each.revised, each.made)
        for slip in slips:
            if slip.until is not None:
                yield Statement(key, slip.until, each.on, each.of, each.table, True, each.made)


def declared(plan: Plan) -> dict[str, RateSource]:
    """The sources of the plan with their mirrors, by key."""
    keys = (plan.authority, *(COPIES[plan.market] if plan.market == "metals" else ()))
    found = [sources.find(key) for key in keys]
    return {each.key: each for source in found for each in (source, *source.mirrors)}


def reads_of(plan: Plan, said: Mapping[str, list[Statement]], known: Mapping[str, RateSource]) -> list[Read]:
    """The polls that see something new, in order of time; a source in an outage sees nothing."""
    reads = []
    for source in (each for each in known.values() if each.polls):
        group = [source.key, *(mirror.key for mirror in source.mirrors)]
        polls = _polls(source, plan)
        found: dict[datetime, set[str]] = {}
        for key in group:
            open_polls = [poll for poll in polls if not is_out(plan, tuple(group[: group.index(key) + 1]), poll)]
            for each in said.get(key, ()):
                index = bisect_left(open_polls, each.readable)
                if index < len(open_polls):
                    found.setdefault(open_polls[index], set()).add(key)
        reads += [Read(moment, source.key, tuple(k for k in group if k in keys)) for moment, keys in found.items()]
    return sorted(reads, key=lambda read: read.at)


def _polls(source: RateSource, plan: Plan) -> list[datetime]:
    days = (plan.days[-1] + DAY - plan.days[0]).days + 1
    return sorted(
        poll for number in range(days) for times in source.polls for poll in times.on(plan.days[0] + number * DAY)
    )


def is_out(plan: Plan, keys: tuple[str, ...], moment: datetime) -> bool:
    """Whether one of the sources does not answer at an instant."""
    return any(out.source in keys and out.first <= moment < out.last for out in plan.outages)


def screen(said: list[Statement], source: RateSource, moment: datetime) -> dict[date, Statement]:
    """What a source shows at an instant, by printed date: its last days, or the newest alone on a board."""
    printed = said[: bisect_right(said, moment, key=lambda each: each.at)]
    if not printed:
        return {}
    if source.lookback_days == 1 or source.key == "nrbapp":
        return {printed[-1].on: printed[-1]}
    first = today(moment) - (source.lookback_days - 1) * DAY
    return {each.on: each for each in printed if each.on >= first}


def rows_of(each: Statement, source: RateSource) -> Iterator[ParsedQuote]:
    """The rows that the source's parser makes of a statement."""
    for name, quote in each.table.items():
        if source.market == "forex":
            yield ParsedQuote(name, each.on, quote.figures, quote.unit, stamps_of(each))
        elif source.key == "fenegosida":
            for figure, text in quote.figures.items():
                yield ParsedQuote(name, each.on, {figure: text})
        else:
            yield ParsedQuote(name, each.on, quote.figures)


def stamps_of(each: Statement) -> dict[str, str]:
    """When the bank published a table and modified it."""
    modified = f"{each.at:%Y-%m-%d %H:%M:%S}" if each.revised else f"{each.made or each.of - DAY} 16:01:26"
    return {"published_on": f"{each.of} 00:00:44", "modified_on": modified}
