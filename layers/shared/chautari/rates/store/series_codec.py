"""Days of a series as nested lists of plain values, as a year item of the table keeps them.

Amounts are texts as printed; a revision keeps each figure as number and as printed, since DynamoDB trims the zeros of a
number.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from chautari.dynamodb.codec import Attributes
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.series import MarketDay, Verdict


def figures_to_item(reading: Observation) -> Attributes:
    """Each figure as a number and as printed."""
    return {
        "M": {name: {"M": {"amount": {"N": text}, "printed": {"S": text}}} for name, text in reading.figures.items()}
    }


def days_to_json(days: Iterable[MarketDay]) -> list[Any]:
    """Days as nested lists, in the order that `days_from_json` reads."""
    return [
        [str(day.date), [_observation_to_json(reading) for reading in day.observations], _verdict_to_json(day.verdict)]
        for day in days
    ]


def days_from_json(rows: list[Any]) -> list[MarketDay]:
    """What `days_to_json` was given."""
    return [
        MarketDay(date.fromisoformat(on), tuple(map(_observation_from_json, readings)), _verdict_from_json(verdict))
        for on, readings, verdict in rows
    ]


def _observation_to_json(reading: Observation) -> list[Any]:
    return [
        reading.source,
        reading.origin,
        reading.rank,
        dict(reading.figures),
        reading.unit,
        dict(reading.stated),
        reading.observed_at.isoformat(),
        reading.revision,
        violations_to_json(reading.faults),
    ]


def _observation_from_json(row: list[Any]) -> Observation:
    source, origin, rank, figures, unit, stated, observed_at, revision, faults = row
    observed = datetime.fromisoformat(observed_at)
    return Observation(source, origin, rank, figures, unit, stated, observed, revision, _violations_from_json(faults))


def _verdict_to_json(verdict: Verdict) -> list[Any]:
    reasons = violations_to_json(verdict.reasons)
    return [verdict.status, verdict.source, list(verdict.agreeing), reasons, verdict.rule]


def _verdict_from_json(row: list[Any]) -> Verdict:
    status, source, agreeing, reasons, *rule = row  # days that were stored before rules had names have no fifth
    return Verdict(status, source, tuple(agreeing), _violations_from_json(reasons), *rule)


def violations_to_json(faults: Iterable[RuleViolation]) -> list[list[str]]:
    """Faults as pairs of rule and detail."""
    return [[fault.rule, fault.detail] for fault in faults]


def _violations_from_json(rows: list[list[str]]) -> tuple[RuleViolation, ...]:
    return tuple(RuleViolation(rule, detail) for rule, detail in rows)
