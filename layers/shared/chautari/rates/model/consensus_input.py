"""What a day's verdict is reached from: its observations, the days before it, and what follows from both. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from chautari.nepali.clock import NPT, today
from chautari.rates.model.agreement import agree, headline_amount
from chautari.rates.model.instruments import Instrument
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.publication_schedule import SATURDAY
from chautari.rates.model.series import Status, Verdict


@dataclass(frozen=True)
class ConsensusInput:
    """A day of an instrument with what its judgement hangs on.

    - `readings`: of the day `on`, in order of standing, at least one.
    - `baselines`: headline amounts that a plausible one lies near, of the last rate served and of the last market day,
      held for its jump or not. So a typing error does not hold the day after, nor a real jump all days to come.
    - `spoke`: sources of the last rate served. `said`: headline amounts of the day before, held or not.
    - `doubled`: whether the rate was read at a second address before, so that one alone may be wrong.
    - `disputed_before`: headline amount of the day before, where the authority and another printed a jump in it and
      somebody disputed it.
    """

    instrument: Instrument
    readings: Sequence[Observation]
    baselines: Sequence[Decimal] = ()
    spoke: Collection[str] = ()
    said: Collection[Decimal] = ()
    doubled: bool = False
    on: date | None = None
    disputed_before: Decimal | None = None

    @cached_property
    def sound(self) -> list[Observation]:
        """The readings without a fault of their own."""
        return [reading for reading in self.readings if not reading.faults]

    @cached_property
    def lead(self) -> Observation:
        """The sound reading of the highest standing, else the highest of all."""
        return (self.sound or self.readings)[0]

    @cached_property
    def agreeing(self) -> list[Observation]:
        """The sound readings that say what the lead says, itself included."""
        return [reading for reading in self.sound if agree(self.instrument, self.lead, reading)]

    @property
    def amount(self) -> Decimal:
        """The headline amount of the lead."""
        return headline_amount(self.instrument, self.lead)

    @property
    def best(self) -> Status:
        """The best that a rate can be: an authority's own addresses are no second party."""
        return "confirmed" if self.instrument.republished else "official"

    @cached_property
    def by_authority(self) -> bool:
        """Whether the lead is the authority's own word."""
        return self.lead.source == self.instrument.authority

    @property
    def borne_by_two(self) -> bool:
        """Whether the authority's word is also another's."""
        return self.by_authority and len(self.agreeing) > 1

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
    def behind(self) -> list[Observation]:
        """The readings taken before the authority's newer word of the day, which they have not yet followed.

        None at the bank: its own addresses are asked in one run and change together.
        """
        if not (self.newer_word and self.instrument.republished):
            return []
        others = (reading for reading in self.sound if reading not in self.agreeing)
        return [reading for reading in others if reading.observed_at < self.lead.observed_at]

    @property
    def newer_word(self) -> bool:
        """Whether the authority revised its figure on the day itself, and to another than a stale page shows."""
        return self.by_authority and self.lead.revision > 1 and not self.late and not self.unmoved

    @property
    def all_again(self) -> bool:
        """Whether the authority says it, and every source of the last rate served says it too."""
        return self.by_authority and set(self.spoke) <= {reading.source for reading in self.agreeing}

    @cached_property
    def dissenting(self) -> list[Observation]:
        """The sound readings that say something else at the same time."""
        return [reading for reading in self.sound if reading not in self.agreeing and reading not in self.behind]

    def verdict(self, status: Status, *reasons: RuleViolation) -> Verdict:
        """A verdict of this case; what dissents, did not follow or broke a rule is always among the reasons."""
        headlined = ((reading, headline_amount(self.instrument, reading)) for reading in self.dissenting)
        dissent = [
            RuleViolation("readings_disagree", f"{reading.source} says {amount}") for reading, amount in headlined
        ]
        behind = [_not_followed(self.instrument, reading) for reading in self.behind]
        broken = [RuleViolation(fault.rule, f"{r.source}: {fault.detail}") for r in self.readings for fault in r.faults]
        agreeing = tuple(reading.source for reading in self.agreeing)
        return Verdict(status, self.lead.source, agreeing, (*reasons, *dissent, *broken, *behind))


def _not_followed(instrument: Instrument, reading: Observation) -> RuleViolation:
    at = reading.observed_at.astimezone(NPT)
    words = (
        f"{reading.source} said {headline_amount(instrument, reading)} at {at:%H:%M}, before the authority's newer word"
    )
    return RuleViolation("not_yet_followed", words)
