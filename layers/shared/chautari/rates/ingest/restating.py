"""Restating: what a reading says anew, beside what is stored of its source and day. Pure."""

from dataclasses import replace
from decimal import Decimal

from chautari.rates.ingest.collector import CollectedObservation
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation
from chautari.rates.model.plausibility import UNIT_RATIO_BAND
from chautari.rates.validation.rules import with_faults_of_the_eve


def next_revision(stored: Observation | None, collected: CollectedObservation) -> Observation | None:
    """The reading with the number of its revision; None where it states nothing new.

    None too if the stored observation is newer: a run that was overtaken does not put an older figure back.
    """
    observation = with_kept_faults(stored, collected).observation
    if stored is None:
        return replace(observation, revision=1)
    if stored.observed_at > observation.observed_at:
        return None
    if stored.states_same_as(observation) and not _evidence_changed(stored, collected):
        return None
    return replace(observation, revision=stored.revision + 1)


def _evidence_changed(stored: Observation, collected: CollectedObservation) -> bool:
    """Whether the same figures now stand beside a related price that is far from the one that they stood beside.

    Gold and silver were both misprinted and gold alone was corrected: what spoke for silver now speaks against it. Only
    of what others republish: nothing else is judged by this evidence.
    """
    observation = collected.observation
    if not INSTRUMENTS[collected.instrument].republished:
        return False
    shared = stored.related.keys() & observation.related.keys()
    moves = (Decimal(observation.related[name]) / Decimal(stored.related[name]) - 1 for name in shared)
    return any(abs(move) > UNIT_RATIO_BAND for move in moves)


def with_kept_faults(stored: Observation | None, collected: CollectedObservation) -> CollectedObservation:
    """The reading as it stands beside what is stored: the same figures keep the faults that only their eve shows."""
    observation = collected.observation
    if stored is None or not collected.without_eve or not _same_figures(stored, observation):
        return collected
    return replace(
        collected, observation=replace(observation, faults=with_faults_of_the_eve(observation.faults, stored.faults))
    )


def _same_figures(stored: Observation, observation: Observation) -> bool:
    return (stored.amounts, stored.unit) == (observation.amounts, observation.unit)
