"""What came of a timeline: for how long which figures were served, beside what the authority had said by then."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time

from chautari.rates.model.series import SURE, MarketDay, Series
from chautari.rates.views.rate import newest
from tools.drill.timeline.plan import DAY, at
from tools.drill.timeline.play import Player, Step
from tools.drill.timeline.truth import Figures, Key, Readings, Truth, per_one, within


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
      `authority's typo, tellable|sure`, `authority's typo|sure`, `superseded|sure` (the authority has said another
      since), `superseded, the newer read|sure` and so on.
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
        self.read: Readings = {}
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
                readings.append((step.at, printed.table[name].per_one, printed.source))
        for name in sorted({found.instrument for found in step.found}):
            self.note(step.at, name, step.series[name])

    def note(self, moment: datetime, name: str, series: Series) -> None:
        """Note what a series serves from an instant on."""
        for day in series:
            self._note_day(moment, name, day)
        self._note_newest(moment, name, series)

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
            for first, last in truth.pieces(key, segment.since, segment.until):
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
            if not any(s.since < night <= s.until and within(s.figures, last[1]) for s in segments):
                self.verdict.withheld.append(f"{key[0]} {key[1]}")
        for number, (_, figures) in enumerate(words):
            read = truth.first_read(key, figures, words[number][0])
            over = words[number + 1][0] if number + 1 < len(words) else self.plan.end
            if read is not None and read < over:
                self._count_waiting(segments, figures, read, over)

    def _count_waiting(self, segments: list[Segment], figures: Figures, read: datetime, over: datetime) -> None:
        right = [s for s in segments if within(s.figures, figures) and s.until > read and s.since < over]
        for name, served in (("any", right), ("sure", [s for s in right if s.status in SURE])):
            begins = min((max(s.since, read) for s in served), default=None)
            self.verdict.waited[name][_minutes(read, begins or over)] += 1
            self.verdict.never[name] += begins is None


def _minutes(first: datetime, last: datetime) -> int:
    return int((last - first).total_seconds() // 60)


def _said(figures: Figures) -> str:
    return "/".join(f"{amount:f}" for amount in figures.values())
