"""Truth of a timeline: what the authority had said of each day by each instant, and which mistakes could be told."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation
from chautari.rates.model.plausibility import RATIO_BAND, UNIT_ERROR_BAND, UNIT_ERRORS, UNIT_RATIO_BAND
from tools.drill.timeline.plan import Plan, Quote

Figures = dict[str, Decimal]
Key = tuple[str, date]
# What was printed of an instrument and day when a source was read, and by which, in order of time.
Readings = dict[Key, list[tuple[datetime, Figures, str]]]


class Truth:
    """What the authority had said of each day by each instant, and what could be known of its mistakes."""

    def __init__(self, plan: Plan, read: Readings) -> None:
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
            (m for m, read, _ in readings if within(read, figures) and (since is None or m >= since)), default=None
        )

    def pieces(self, key: Key, first: datetime, last: datetime) -> Iterator[tuple[datetime, datetime]]:
        """A stretch of time cut where the truth about a day changes or becomes known."""
        cuts = {moment for moment, _, _ in self.words.get(key, [])} | {m for m, _, _ in self.read.get(key, [])}
        yield from pairwise(sorted({first, last, *(cut for cut in cuts if first < cut < last)}))

    def kind(self, key: Key, figures: Figures, moment: datetime) -> str:
        """What figures served at an instant are."""
        said = [each for each in self.words.get(key, []) if each[0] <= moment]
        right = [each for each in said if not each[2]]
        if right and within(figures, right[-1][1]):
            return "right"
        if any(within(figures, each[1]) for each in right):
            newer = self.first_read(key, right[-1][1], right[-1][0])
            return "superseded, the newer read" if newer is not None and newer <= moment else "superseded"
        if any(within(figures, each[1]) for each in said):
            return "authority's typo, tellable" if self._tellable(key, figures, moment) else "authority's typo"
        return "wrong"

    def _tellable(self, key: Key, figures: Figures, moment: datetime) -> bool:
        """Whether the authority was read again without the mistake, more copies say otherwise, or the move tells.

        All of it by what had been read at `moment`: nobody knows a correction before it is made.
        """
        latest = {source: read for m, read, source in self.read.get(key, []) if m <= moment}
        meant = [said for _, said in self.right_words(key)]
        right = {source for source, read in latest.items() if any(within(read, each) for each in meant)}
        mistaken = {source for source, read in latest.items() if source not in right and within(read, figures)}
        authority = {self.plan.authority}
        by_move = self._move_tells(key, figures, moment)
        return bool(right & authority) or len(right) > len(mistaken - authority) or by_move

    def _move_tells(self, key: Key, figures: Figures, moment: datetime) -> bool:
        name, on = key
        before = self._before(name, on, moment)
        tola = figures.get("tola")
        if before is None or tola is None:
            return False
        move = tola / before["tola"]
        if abs(move - 1) <= INSTRUMENTS[name].jump:
            return False
        other = "silver" if name == "gold" else "gold"
        related = self._before(other, on, moment), self._of(other, on, moment)
        unit = any(abs(move / factor - 1) <= UNIT_ERROR_BAND for factor in UNIT_ERRORS)
        if related[0] is None or related[1] is None:
            return unit
        parted = abs(move / (related[1]["tola"] / related[0]["tola"]) - 1)
        return parted > (UNIT_RATIO_BAND if unit else RATIO_BAND)

    def _before(self, name: str, on: date, moment: datetime) -> Figures | None:
        """The right price of the last day before, as it was last read."""
        for day in reversed([day for day in self.plan.days if day < on]):
            meant = [said for _, said in self.right_words((name, day))]
            read = [each for each in self._read_by((name, day), moment) if any(within(each, said) for said in meant)]
            if read:
                return read[-1]
        return None

    def _of(self, name: str, on: date, moment: datetime) -> Figures | None:
        """What the authority was last read to say of a day, right or wrong."""
        read = [
            figures
            for m, figures, source in self.read.get((name, on), [])
            if m <= moment and source == self.plan.authority
        ]
        return read[-1] if read else None

    def _read_by(self, key: Key, moment: datetime) -> list[Figures]:
        return [figures for m, figures, _ in self.read.get(key, []) if m <= moment]


def per_one(observation: Observation) -> Figures:
    """An observation's figures for one of its unit."""
    return Quote(observation.figures, observation.unit).per_one


def within(figures: Figures, known: Figures) -> bool:
    """Whether all that is printed here stands there too."""
    return bool(figures) and all(known.get(name) == amount for name, amount in figures.items())
