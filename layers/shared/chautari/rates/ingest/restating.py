"""Restating: what a reading says anew, beside what is stored of its source and day. Pure."""

from dataclasses import replace

from chautari.rates.ingest.collector import CollectedObservation
from chautari.rates.model.observations import Observation
from chautari.rates.validation.rules import with_faults_of_the_eve


def next_revision(stored: Observation | None, collected: CollectedObservation) -> Observation | None:
    """The reading with the number of its revision; None where it states nothing new.

    None too if the stored observation is newer: a run that was overtaken does not put an older figure back.
    """
    observation = with_kept_faults(stored, collected).observation
    if stored is None:
        return replace(observation, revision=1)
    if stored.states_same_as(observation) or stored.observed_at > observation.observed_at:
        return None
    return replace(observation, revision=stored.revision + 1)


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
