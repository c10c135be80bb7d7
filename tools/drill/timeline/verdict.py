"""What came of a timeline: for how long which figures were served, beside what the authority had said by then."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation
from chautari.rates.model.plausibility import RATIO_BAND, UNIT_ERROR_BAND, UNIT_ERRORS
from chautari.rates.model.series import SURE, MarketDay, Series
from chautari.rates.views.rate import newest
from tools.drill.timeline.plan import DAY, Plan, Quote, Word, at
from tools.drill.timeline.play import Player, Step

Figures = dict[str, Decimal]
Key = tuple[str, date]


@dataclass(slots=True)
class Segment:
    """A status and figures that were served of a day from `since` to `until`."""

    status: str
    figures: Figures
    since: datetime
    until: datetime


@dataclass(slots=True)
class Verdict:
    """Counts of one timeline.

    - `minutes`, `days`: minutes and instrument days by what was served and how: `wrong|sure`, `wrong|provisional`,
      `authority's typo, tellable|sure`, `authority's typo|sure`, `superseded|sure` (the authority has said another since), `superseded, the newer read|sure` and so on.
    - `due`, `withheld`: instrument days whose right price had been read by the day's end, and those not served then.
    - `waited`: minutes from the reading of a right price until it is served, as `any` and as `sure`.
    - `never`: right prices that were never served in that way while they were the authority's newest word.
    - `back`: moves of an instrument's newest served date to an earlier one, in words.
    """

    minutes: Counter[str] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    instrument_days: int = 0
    due: int = 0
    withheld: list[str] = field(default_factory=list)
    waited: dict[str, Counter[int]] = field(default_factory=lambda: {"any": Counter(), "sure": Counter()})
    never: Counter[str] = field(default_factory=Counter)
    back: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def badness(self) -> tuple[int, ...]:
        """How bad the case is, for choosing the worst."""
        wrong_sure = self.minutes["wrong|sure"] + self.minutes["authority's typo, tellable|sure"]
        return len(self.back), wrong_sure, self.minutes["wrong|provisional"], len(self.withheld)


class Judge:
    """Watches the steps of a player and counts."""

    def __init__(self, player: Player) -> None:
        self.player, self.plan, self.verdict = player, player.plan, Verdict()
        self.segments: dict[Key, list[Segment]] = {}
        self.read: dict[Key, list[tuple[datetime, Figures]]] = {}
        self._latest: dict[str, date] = {}
        self._days: dict[Key, MarketDay] = {}

    def judged(self) -> Verdict:
        """Play everything and count."""
        for step in self.player.steps():
            self.watch(step)
        return self.count()

    def watch(self, step: Step) -> None:
        """Note what one step serves."""
        for printed in step.printed:
            for name in printed.table.keys() & set(self.plan.focus):
                readings = self.read.setdefault((name, printed.on), [])
                readings.append((step.at, printed.table[name].per_one))
        for name in {found.instrument for found in step.found}:
            series = step.series[name]
            for day in series:
                self._note_day(step.at, name, day)
            self._note_newest(step.at, name, series)

    def _note_day(self, moment: datetime, name: str, day: MarketDay) -> None:
        key = (name, day.date)
        if self._days.get(key) is day:
            return
        before, self._days[key] = self._days.get(key), day
        segments = self.segments.setdefault(key, [])
        if before is not None and before.served:
            if day.served and day.verdict.status == before.verdict.status and day.lead.figures == before.lead.figures:
                return
            segments[-1].until = moment
            if not day.served and not day.withdrawn:
                self.verdict.back.append(f"{moment:%m-%d %H:%M} {name} {day.date} vanished")
        if day.served:
            segments.append(Segment(day.verdict.status, per_one(day.lead), moment, self.plan.end))

    def _note_newest(self, moment: datetime, name: str, series: Series) -> None:
        served, _ = newest(series)
        if served is None:
            return
        if name in self._latest and served.date < self._latest[name]:
            self.verdict.back.append(f"{moment:%m-%d %H:%M} {name} back from {self._latest[name]} to {served.date}")
        self._latest[name] = max(served.date, self._latest.get(name, served.date))

    def count(self) -> Verdict:
        """The verdict on all that was noted."""
        truth = Truth(self.plan, self.read)
        for key, segments in self.segments.items():
            self._count_served(key, segments, truth)
        for name in self.plan.focus:
            for on in self.plan.days:
                self.verdict.instrument_days += 1
                self._count_withheld((name, on), truth)
        return self.verdict

    def _count_served(self, key: Key, segments: list[Segment], truth: "Truth") -> None:
        seen = set()
        for segment in segments:
            sure = "sure" if segment.status in SURE else "provisional"
            for first, last in truth.pieces(key, segment):
                what = truth.kind(key, segment.figures, first)
                if what != "right":
                    self.verdict.minutes[f"{what}|{sure}"] += _minutes(first, last)
                    seen.add(f"{what}|{sure}")
                    self.verdict.words.append(
                        f"{what}: {key[0]} {key[1]} {_said(segment.figures)} as {segment.status}"
                        f" from {first:%m-%d %H:%M} to {last:%m-%d %H:%M}"
                    )
        self.verdict.days.update(seen)

    def _count_withheld(self, key: Key, truth: "Truth") -> None:
        segments, words = self.segments.get(key, []), truth.right_words(key)
        night = at(key[1] + DAY, time(0))
        last = next((word for word in reversed(words) if word[0] < night), None)
        if last and (read := truth.first_read(key, last[1])) and read < night:
            self.verdict.due += 1
            if not any(s.since < night <= s.until and _within(s.figures, last[1]) for s in segments):
                self.verdict.withheld.append(f"{key[0]} {key[1]}")
        for number, (_, figures) in enumerate(words):
            read = truth.first_read(key, figures, words[number][0])
            over = words[number + 1][0] if number + 1 < len(words) else self.plan.end
            if read is not None and read < over:
                self._count_waiting(segments, figures, read, over)

    def _count_waiting(self, segments: list[Segment], figures: Figures, read: datetime, over: datetime) -> None:
        right = [s for s in segments if _within(s.figures, figures) and s.until > read and s.since < over]
        for name, served in (("any", right), ("sure", [s for s in right if s.status in SURE])):
            begins = min((max(s.since, read) for s in served), default=None)
            self.verdict.waited[name][_minutes(read, begins or over)] += 1
            self.verdict.never[name] += begins is None


class Truth:
    """What the authority had said of each day by each instant, and what could be known of its mistakes."""

    def __init__(self, plan: Plan, read: Mapping[Key, list[tuple[datetime, Figures]]]) -> None:
        self.plan, self.read = plan, read
        self.words: dict[Key, list[tuple[datetime, Figures, bool]]] = {}
        for word in plan.words:
            for name in plan.focus:
                for on in {word.on, word.of} if name in word.table else ():
                    misdated = word.on != word.of
                    wrong = on != word.of if misdated else name in word.wrong
                    self.words.setdefault((name, on), []).append((word.at, word.table[name].per_one, wrong))

    def right_words(self, key: Key) -> list[tuple[datetime, Figures]]:
        """What the authority said of a day without a mistake, each figure once in a row."""
        found: list[tuple[datetime, Figures]] = []
        for moment, figures, wrong in self.words.get(key, []):
            if not wrong and (not found or found[-1][1] != figures):
                found.append((moment, figures))
        return found

    def first_read(self, key: Key, figures: Figures, since: datetime | None = None) -> datetime | None:
        """When a source was first read that printed these figures."""
        readings = self.read.get(key, [])
        return min(
            (m for m, read in readings if _within(read, figures) and (since is None or m >= since)), default=None
        )

    def pieces(self, key: Key, segment: Segment) -> Iterator[tuple[datetime, datetime]]:
        """A segment cut where the truth changes or becomes known."""
        cuts = {moment for moment, _, _ in self.words.get(key, [])} | {m for m, _ in self.read.get(key, [])}
        inside = sorted({segment.since, segment.until, *(c for c in cuts if segment.since < c < segment.until)})
        yield from zip(inside, inside[1:], strict=False)

    def kind(self, key: Key, figures: Figures, moment: datetime) -> str:
        """What figures served at an instant are."""
        said = [each for each in self.words.get(key, []) if each[0] <= moment]
        right = [each for each in said if not each[2]]
        if right and _within(figures, right[-1][1]):
            return "right"
        if any(_within(figures, each[1]) for each in right):
            newer = self.first_read(key, right[-1][1], right[-1][0])
            return "superseded, the newer read" if newer is not None and newer <= moment else "superseded"
        if any(_within(figures, each[1]) for each in said):
            return "authority's typo, tellable" if self._tellable(key, figures, moment) else "authority's typo"
        return "wrong"

    def _tellable(self, key: Key, figures: Figures, moment: datetime) -> bool:
        """Whether another figure of the day was read that the authority means, or the move speaks against this one."""
        right = [said for _, said in self.right_words(key)]
        intended = right or [self._meant(key)]
        if any(m <= moment and any(_within(read, each) for each in intended) for m, read in self.read.get(key, [])):
            return True
        return self._move_tells(key, figures)

    def _meant(self, key: Key) -> Figures:
        """The figures of a day that the authority never said right, from a source that printed them."""
        return next((slip.quotes[key[0]].per_one for slip in self.plan.slips if key[0] in slip.quotes and slip.of == key[1]), {})

    def _move_tells(self, key: Key, figures: Figures) -> bool:
        name, on = key
        before = self._before(name, on)
        tola = figures.get("tola")
        if before is None or tola is None:
            return False
        move = tola / before["tola"]
        if abs(move - 1) <= INSTRUMENTS[name].jump:
            return False
        other = "silver" if name == "gold" else "gold"
        related = self._before(other, on), self._of(other, on)
        if any(abs(move / factor - 1) <= UNIT_ERROR_BAND for factor in UNIT_ERRORS):
            return True
        if related[0] is None or related[1] is None:
            return False
        return abs(move / (related[1]["tola"] / related[0]["tola"]) - 1) > RATIO_BAND

    def _before(self, name: str, on: date) -> Figures | None:
        days = [day for day in self.plan.days if day < on and self.right_words((name, day))]
        return self.right_words((name, days[-1]))[-1][1] if days else None

    def _of(self, name: str, on: date) -> Figures | None:
        said = self.words.get((name, on))
        return said[-1][1] if said else None


def per_one(observation: Observation) -> Figures:
    """An observation's figures for one of its unit."""
    return Quote(observation.figures, observation.unit).per_one


def _within(figures: Figures, known: Figures) -> bool:
    return bool(figures) and all(known.get(name) == amount for name, amount in figures.items())


def _minutes(first: datetime, last: datetime) -> int:
    return int((last - first).total_seconds() // 60)


def _said(figures: Figures) -> str:
    return "/".join(f"{amount:f}" for amount in figures.values())


__all__ = ["Judge", "Truth", "Verdict", "Word", "per_one"]
