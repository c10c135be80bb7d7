"""Codec of market days: nested lists of plain values, as a year item stores them.

Amounts are texts as printed. A revision item has each figure as a number and as printed, since DynamoDB trims the zeros
of a number.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from chautari.dynamodb.codec import Attributes
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.series import MarketDay, ServedRate, Verdict

# How many writes of a year one stores the whole year among: 12 kB, so that 25 of 300 bytes are half as much again.
SNAPSHOT_EVERY = 25


def figures_to_item(observation: Observation) -> Attributes:
    """The attribute of a revision's figures: each as a number and as printed."""
    return {
        "M": {
            name: {"M": {"amount": {"N": text}, "printed": {"S": text}}} for name, text in observation.figures.items()
        }
    }


def days_to_json(days: Iterable[MarketDay]) -> list[Any]:
    """Days as nested lists, in the order that `days_from_json` reads."""
    return [_day_to_json(day) for day in days]


def days_from_json(rows: list[Any]) -> list[MarketDay]:
    """The inverse of `days_to_json`."""
    return [_day_from_json(row) for row in rows]


def _day_to_json(day: MarketDay) -> list[Any]:
    """A day; what stands or is superseded follows only where there is such, as on few days."""
    row = [str(day.date), list(map(_observation_to_json, day.observations)), _verdict_to_json(day.verdict)]
    standing = _observation_to_json(day.standing) if day.standing else None
    superseded = _served_rate_to_json(day.superseded) if day.superseded else None
    return [*row, standing, superseded] if standing or superseded else row


def _day_from_json(row: list[Any]) -> MarketDay:
    on, observations, verdict, *earlier = row
    standing, superseded = earlier or (None, None)
    return MarketDay(
        date.fromisoformat(on),
        tuple(map(_observation_from_json, observations)),
        _verdict_from_json(verdict),
        _observation_from_json(standing) if standing else None,
        ServedRate(_observation_from_json(superseded[0]), superseded[1]) if superseded else None,
    )


def _served_rate_to_json(rate: ServedRate) -> list[Any]:
    return [_observation_to_json(rate.observation), rate.status]


def _observation_to_json(observation: Observation) -> list[Any]:
    row = [
        observation.source,
        observation.origin,
        observation.rank,
        dict(observation.figures),
        observation.unit,
        dict(observation.stated),
        observation.observed_at.isoformat(),
        observation.revision,
        violations_to_json(observation.faults),
    ]
    return [*row, dict(observation.related)] if observation.related else row


def _observation_from_json(row: list[Any]) -> Observation:
    source, origin, rank, figures, unit, stated, observed_at, revision, faults, *related = row
    observed, violations = datetime.fromisoformat(observed_at), _violations_from_json(faults)
    return Observation(source, origin, rank, figures, unit, stated, observed, revision, violations, *related)


def _verdict_to_json(verdict: Verdict) -> list[Any]:
    reasons = violations_to_json(verdict.reasons)
    return [verdict.status, verdict.source, list(verdict.agreeing), reasons, verdict.rule]


def _verdict_from_json(row: list[Any]) -> Verdict:
    status, source, agreeing, reasons, *rule = row  # a day stored before rules had names has no fifth
    return Verdict(status, source, tuple(agreeing), _violations_from_json(reasons), *rule)


def violations_to_json(violations: Iterable[RuleViolation]) -> list[list[str]]:
    """Violations as pairs of rule and detail."""
    return [[violation.rule, violation.detail] for violation in violations]


def _violations_from_json(rows: list[list[str]]) -> tuple[RuleViolation, ...]:
    return tuple(RuleViolation(rule, detail) for rule, detail in rows)
