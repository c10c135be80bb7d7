"""Input of consensus: a day's observations, the days before it, and what follows from both. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from chautari.nepali.clock import today
from chautari.rates.model import verdict_reasons
from chautari.rates.model.agreement import agree, headline_amount
from chautari.rates.model.instruments import Instrument
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.plausibility import Baseline, largest_move, market_days
from chautari.rates.model.publication_schedule import SATURDAY
from chautari.rates.model.series import Status, Verdict

# What is observed so long after its day is a record of it, and no page whose date is a day off.
RECORD_AGE = timedelta(days=8)


@dataclass(frozen=True)
class ConsensusInput:
    """A day of an instrument with everything that its verdict depends on. Amounts are headline amounts in NPR.

    - `observations`: of the day `on`, in order of rank, at least one.
    - `baselines`: what a plausible amount lies near: the last rate served, and the last market day, which counts
      although it is held for its jump. So a typing error does not hold the day after, nor a real jump all days to come.
    - `previous_sources`: sources of the last rate served.
    - `previous_amounts`: of every observation of the day before, held or not.
    - `awaits_second_source`: whether the rate was read at a second address before, so that one alone may be wrong.
    - `disputed_jump`: the amount of the day before, if the authority and another source printed a jump that a third
      disputed.
    - `last_served`: the observation of this same day that was last served, if any, and whether it `was_sure`.
    - `later_amounts`: the authority's, of the next market days that are known.
    - `served_before`: the last days that were served, the latest first: the evidence against a large move.

    The *lead* is the sound observation of the highest standing: its figures are the rate if the day is served.
    """

    instrument: Instrument
    observations: Sequence[Observation]
    baselines: Sequence[Baseline] = ()
    previous_sources: Collection[str] = ()
    previous_amounts: Collection[Decimal] = ()
    awaits_second_source: bool = False
    on: date | None = None
    disputed_jump: Decimal | None = None
    last_served: Observation | None = None
    later_amounts: Sequence[Decimal] = ()
    served_before: Sequence[Baseline] = ()
    was_sure: bool = False

    @cached_property
    def sound(self) -> list[Observation]:
        """The observations without a fault of their own."""
        return [observation for observation in self.observations if not observation.faults]

    @cached_property
    def lead(self) -> Observation:
        """The sound observation of the highest standing, else the highest of all."""
        return (self.sound or self.observations)[0]

    @cached_property
    def agreeing(self) -> list[Observation]:
        """The sound observations that state what the lead states, itself included."""
        return [observation for observation in self.sound if agree(self.instrument, self.lead, observation)]

    @cached_property
    def dissenting(self) -> list[Observation]:
        """The sound observations that differ from the lead, without the outdated ones."""
        return [
            observation
            for observation in self.sound
            if observation not in self.agreeing and observation not in self.outdated
        ]

    @cached_property
    def outdated(self) -> list[Observation]:
        """The observations made before the authority's word, which they have not followed yet.

        Before its first word of the day only what repeats the day before. None at the bank, whose addresses change
        together.
        """
        fresh_word = self.authority_leads and not self.changed_late and not self.looks_stale
        candidates = self.sound if fresh_word and self.instrument.republished else []
        return [observation for observation in candidates if self._precedes_lead(observation)]

    def _precedes_lead(self, observation: Observation) -> bool:
        """Whether an observation differs from the lead, is older, and may only not have followed it."""
        if observation in self.agreeing or observation.observed_at >= self.lead.observed_at:
            return False
        return self.lead.revision > 1 or self.is_unchanged(observation)

    @cached_property
    def amount(self) -> Decimal:
        """The headline amount of the lead."""
        return headline_amount(self.instrument, self.lead)

    @property
    def best_status(self) -> Status:
        """The highest status that a rate can have: an authority's own addresses are no second party."""
        return "confirmed" if self.instrument.republished else "official"

    @cached_property
    def authority_leads(self) -> bool:
        """Whether the lead is the authority's own observation."""
        return self.lead.source == self.instrument.authority

    @property
    def authority_corroborated(self) -> bool:
        """Whether the authority leads and another source agrees."""
        return self.authority_leads and len(self.agreeing) > 1

    @cached_property
    def changed_late(self) -> bool:
        """Whether the lead changed after its day, or a market on a Saturday was first observed when it was over."""
        if self.on is None:
            return False
        afterwards = [observation for observation in self.sound if today(observation.observed_at) > self.on]
        saturday = self.instrument.republished and self.on.weekday() == SATURDAY
        unseen_in_time = saturday and len(afterwards) == len(self.sound)
        # What was sure and is read again, beside a corrected price, did not change.
        again = self.was_sure and self.last_served is not None and self.last_served.states_same_as(self.lead)
        return unseen_in_time or (self.lead.revision > 1 and self.lead in afterwards and not again)

    @cached_property
    def unchanged(self) -> bool:
        """Whether the lead repeats the last rate served or an amount of the day before, as a stale page does."""
        return self.is_unchanged(self.lead)

    def is_unchanged(self, observation: Observation) -> bool:
        """Whether an observation repeats the last rate served or an amount of the day before."""
        amounts = (*(baseline.amount for baseline in self.baselines[:1]), *self.previous_amounts)
        return headline_amount(self.instrument, observation) in amounts

    @cached_property
    def looks_stale(self) -> bool:
        """Whether the lead may be a stale page: unchanged, and no other source has come back to the same amount."""
        returned = self.lead.revision > 1 and any(other.revision > 1 for other in self.agreeing[1:])
        return self.unchanged and not returned

    @property
    def lone_copy(self) -> bool:
        """Whether a republisher alone speaks of a day: with yesterday's price on the day itself, or of a Saturday."""
        if self.on is None or not self.instrument.republished or self.authority_leads or len(self.sound) != 1:
            return False
        age = today(self.lead.observed_at) - self.on
        return (self.on.weekday() == SATURDAY and age < RECORD_AGE) or (self.unchanged and not age)

    @property
    def undisputed_by_two(self) -> bool:
        """Whether others repeat the figure of an instrument that is republished, and nobody dissents."""
        return self.instrument.republished and not self.dissenting and len(self.agreeing) > 1

    @property
    def outvotes(self) -> bool:
        """Whether the authority's fresh figure has another source beside it, so that dissent does not hold it."""
        return self.authority_corroborated and not self.changed_late and not self.looks_stale

    @property
    def restates_served_day(self) -> bool:
        """Whether the lead is the authority's newest figure of a day that was served before.

        One that looks stale is none. One that came after the day needs another source, or a served figure that is
        itself no plausible move.
        """
        if self.last_served is None or not self.authority_leads or self.looks_stale:
            return False
        in_time = not self.changed_late or self.lead == self.last_served
        return in_time or self.authority_corroborated or self.served_is_implausible

    @property
    def served_is_implausible(self) -> bool:
        """Whether what was served of the day moved further than one observation is believed, and the lead did not."""
        served = headline_amount(self.instrument, self.last_served) if self.last_served else self.amount
        return not self.is_plausible(served) and self.is_plausible(self.amount)

    def is_plausible(self, amount: Decimal) -> bool:
        """Whether an amount lies within the largest move of one observation from a baseline, or there is none."""
        days = self.baselines
        return not days or any(abs(baseline.move_to(amount)) <= self.limit(baseline) for baseline in days)

    def limit(self, baseline: Baseline) -> Decimal:
        """The largest plausible move since a baseline, as a share."""
        return largest_move(self.instrument, market_days(self.instrument, baseline.on, self.on))

    @property
    def previous_sources_agree(self) -> bool:
        """Whether the authority leads, and every source of the last rate served agrees with it."""
        return self.authority_leads and set(self.previous_sources) <= {other.source for other in self.agreeing}

    def verdict(self, status: Status, *reasons: RuleViolation) -> Verdict:
        """A verdict on this day. Its reasons are `reasons`, and then dissent, faults and outdated observations."""
        agreeing = tuple(observation.source for observation in self.agreeing)
        dissent = verdict_reasons.dissent(self.instrument, self.dissenting)
        outdated = verdict_reasons.not_followed(self.instrument, self.outdated)
        faults = verdict_reasons.faults(self.observations)
        return Verdict(status, self.lead.source, agreeing, (*reasons, *dissent, *faults, *outdated))
