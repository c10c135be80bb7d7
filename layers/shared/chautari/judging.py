"""What is made of a day's readings: confirmed, official, provisional or held, by the first rule of RULES that decides.

Pure; a day's neighbours decide what is plausible.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from chautari.agreement import agree, backed, headline
from chautari.domain.instruments import Instrument
from chautari.domain.kathmandu import NPT, today
from chautari.domain.reading import Fault, Reading
from chautari.domain.rhythm import SATURDAY
from chautari.domain.series import Judgement, Status

# How many times the jump of an instrument those who agree can confirm: ten times the price is a unit that all mistook.
MOST_CONFIRMED = 4


@dataclass(frozen=True)
class Case:
    """A day of an instrument with what its judgement hangs on.

    - `readings`: of the day `on`, in order of standing, at least one.
    - `baselines`: headline amounts that a plausible one lies near, of the last rate served and of the last market day,
      held for its jump or not. So a typing error does not hold the day after, nor a real jump all days to come.
    - `spoke`: sources of the last rate served. `said`: headline amounts of the day before, held or not.
    - `doubled`: whether the rate was read at a second address before, so that one alone may be wrong.
    """

    instrument: Instrument
    readings: Sequence[Reading]
    baselines: Sequence[Decimal] = ()
    spoke: Collection[str] = ()
    said: Collection[Decimal] = ()
    doubled: bool = False
    on: date | None = None

    @cached_property
    def sound(self) -> list[Reading]:
        """The readings without a fault of their own."""
        return [reading for reading in self.readings if not reading.faults]

    @cached_property
    def lead(self) -> Reading:
        """The sound reading of the highest standing, else the highest of all."""
        return (self.sound or self.readings)[0]

    @cached_property
    def agreeing(self) -> list[Reading]:
        """The sound readings that say what the lead says, itself included."""
        return [reading for reading in self.sound if agree(self.instrument, self.lead, reading)]

    @property
    def amount(self) -> Decimal:
        """The headline amount of the lead."""
        return headline(self.instrument, self.lead)

    @property
    def best(self) -> Status:
        """The best that a rate can be: an authority's own addresses are no second party."""
        return "confirmed" if self.instrument.republished else "official"

    @cached_property
    def by_authority(self) -> bool:
        """Whether the lead is the authority's own word."""
        return self.lead.source == self.instrument.authority

    @cached_property
    def late(self) -> bool:
        """Whether the lead changed after the day, or nobody spoke of a market on a Saturday until it was over."""
        if self.on is None:
            return False
        after = [reading for reading in self.sound if today(reading.observed_at) > self.on]
        unheard = self.instrument.republished and self.on.weekday() == SATURDAY and len(after) == len(self.sound)
        return unheard or (self.lead.revision > 1 and self.lead in after)

    @cached_property
    def unmoved(self) -> bool:
        """Whether the lead repeats what was served before or said the day before, as a stale page does."""
        return self.amount in (*self.baselines[:1], *self.said)

    @cached_property
    def behind(self) -> list[Reading]:
        """The readings taken before the authority's newer word of the day, which they have not yet followed.

        None at the bank: its own addresses are asked in one run and change together.
        """
        revised = self.by_authority and self.lead.revision > 1 and not (self.late or self.unmoved)
        if not (revised and self.instrument.republished):
            return []
        others = (reading for reading in self.sound if reading not in self.agreeing)
        return [reading for reading in others if reading.observed_at < self.lead.observed_at]

    @cached_property
    def dissenting(self) -> list[Reading]:
        """The sound readings that say something else at the same time."""
        return [reading for reading in self.sound if reading not in self.agreeing and reading not in self.behind]

    def verdict(self, status: Status, *reasons: Fault) -> Judgement:
        """A judgement of this case; who dissents, did not follow or broke a rule is always among the reasons."""
        headlined = ((reading, headline(self.instrument, reading)) for reading in self.dissenting)
        dissent = [Fault("readings_disagree", f"{reading.source} says {amount}") for reading, amount in headlined]
        behind = [_not_followed(self.instrument, reading) for reading in self.behind]
        broken = [Fault(fault.rule, f"{r.source}: {fault.detail}") for r in self.readings for fault in r.faults]
        agreeing = tuple(reading.source for reading in self.agreeing)
        return Judgement(status, self.lead.source, agreeing, (*reasons, *dissent, *broken, *behind))


def no_sound_reading(case: Case) -> Judgement | None:
    """Held: every reading breaks a rule by itself."""
    return None if case.sound else case.verdict("held")


def repeats_a_fault(case: Case) -> Judgement | None:
    """Held: the lead says what a reading of higher standing said whose fault shows it to be wrong.

    Who prints less than the authority repeats its figure without the one beside it that broke the rule.
    """
    better = case.readings[: case.readings.index(case.lead)]
    repeats = any(agree(case.instrument, case.lead, reading) for reading in better)
    alone = case.instrument.republished or len(case.agreeing) < 2
    return case.verdict("held") if repeats and alone else None


def disagreement(case: Case) -> Judgement | None:
    """Held: sound readings differ, and none of them is the authority's fresh word with another beside it."""
    outvoted = case.by_authority and len(case.agreeing) > 1 and not case.late
    if not case.dissenting or (outvoted and not case.unmoved):
        return None
    return case.verdict("held", Fault("readings_disagree", f"{case.lead.source} says {case.amount}"))


def jump(case: Case) -> Judgement | None:
    """Held: the price moved further than is plausible without a second party. Real days moved by 9.5 % (2024-11-25)."""
    confirmed = case.instrument.republished and not case.dissenting and len(case.agreeing) > 1
    most = case.instrument.jump * (MOST_CONFIRMED if confirmed else 1)
    moves = [case.amount / baseline - 1 for baseline in case.baselines]
    if not moves or min(map(abs, moves)) <= most:
        return None
    words = f"{moves[0]:+.1%} from {case.baselines[0]}, more than {most:.0%}"
    return case.verdict("held", Fault("jump", words if confirmed else f"{words}, {_rests_on(case)}"))


def late(case: Case) -> Judgement | None:
    """Provisional: what changes after its day is over may be an answer with a wrong date."""
    return case.verdict("provisional") if case.late else None


def borne_out(case: Case) -> Judgement | None:
    """Confirmed: another prints each figure. One that did not move needs the authority and all who spoke before."""
    others = [reading for reading in case.agreeing if reading is not case.lead]
    sources = {reading.source for reading in case.agreeing}
    fresh = not case.unmoved or (case.by_authority and set(case.spoke) <= sources)
    return case.verdict(case.best) if others and backed(case.instrument, case.lead, others) and fresh else None


def sole_authority(case: Case) -> Judgement | None:
    """Official: the authority states it, and nobody else publishes it in a form that we read."""
    alone = len(case.agreeing) == 1 and case.by_authority and not case.instrument.republished and not case.doubled
    return case.verdict(case.best) if alone else None


def unconfirmed(case: Case) -> Judgement:
    """Provisional: a plausible reading that nobody bears out yet."""
    return case.verdict("provisional")


RULES: tuple[Callable[[Case], Judgement | None], ...] = (
    no_sound_reading,
    repeats_a_fault,
    disagreement,
    jump,
    late,
    borne_out,
    sole_authority,
    unconfirmed,
)


def judge(case: Case) -> Judgement:
    """The judgement of the first rule that decides; the last always does."""
    return next(judgement for rule in RULES if (judgement := rule(case)) is not None)


def _not_followed(instrument: Instrument, reading: Reading) -> Fault:
    at = reading.observed_at.astimezone(NPT)
    words = f"{reading.source} said {headline(instrument, reading)} at {at:%H:%M}, before the authority's newer word"
    return Fault("not_yet_followed", words)


def _rests_on(case: Case) -> str:
    """On what a figure rests that no second party confirms, in words."""
    if case.dissenting:
        return "on one reading, disputed" if len(case.agreeing) == 1 else f"printed by {len(case.agreeing)}, disputed"
    return "on one reading" if len(case.agreeing) == 1 else "on one party's word"
