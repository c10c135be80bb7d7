"""Items and the things they stand for: DynamoDB attribute values, and a year of days as compressed JSON.

A year is kept as one compressed text: 300 days of gold are 12 kB so, and a history is one Query. Amounts are texts as
printed there; a revision keeps each figure as number and as printed, since DynamoDB trims the zeros of a number.
"""

import gzip
import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from chautari.domain.reading import Fault, Reading
from chautari.domain.series import Day, Judgement

Attributes = dict[str, Any]


def json_text(value: object) -> bytes:
    """`value` as compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def packed(value: object) -> bytes:
    """`value` as compact JSON, gzipped."""
    return gzip.compress(json_text(value), 6, mtime=0)


def unpacked(body: bytes) -> Any:
    """What `packed` was given."""
    return json.loads(gzip.decompress(body))


def attribute(value: object) -> Attributes:
    """A text, whole number, mapping or list as a DynamoDB attribute value."""
    if isinstance(value, str):
        return {"S": value}
    if isinstance(value, int) and not isinstance(value, bool):
        return {"N": str(value)}
    if isinstance(value, bytes):
        return {"B": value}
    if isinstance(value, dict):
        return {"M": {name: attribute(inner) for name, inner in value.items()}}
    if isinstance(value, list):
        return {"L": [attribute(inner) for inner in value]}
    raise TypeError(f"no attribute for {type(value).__name__}")


def item(values: dict[str, object]) -> Attributes:
    """A whole item; what is None is left out."""
    return {name: attribute(value) for name, value in values.items() if value is not None}


def next_version(version: int) -> Attributes:
    """The condition under which an item may be put as `version`: the one before is there, or none before the first."""
    if version == 1:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    values = item({":expected": version - 1})
    return {"ConditionExpression": "version = :expected", "ExpressionAttributeValues": values}


def figures_of(reading: Reading) -> Attributes:
    """Each figure as a number and as printed."""
    return {
        "M": {name: {"M": {"amount": {"N": text}, "printed": {"S": text}}} for name, text in reading.figures.items()}
    }


def days_to_json(days: Iterable[Day]) -> list[Any]:
    """Days as nested lists, in the order that `days_from_json` reads."""
    return [
        [str(day.date), [_reading_to_json(reading) for reading in day.readings], _judgement_to_json(day.judgement)]
        for day in days
    ]


def days_from_json(rows: list[Any]) -> list[Day]:
    """What `days_to_json` was given."""
    return [
        Day(date.fromisoformat(on), tuple(map(_reading_from_json, readings)), _judgement_from_json(judgement))
        for on, readings, judgement in rows
    ]


def _reading_to_json(reading: Reading) -> list[Any]:
    return [
        reading.source,
        reading.origin,
        reading.rank,
        dict(reading.figures),
        reading.unit,
        dict(reading.stated),
        reading.observed_at.isoformat(),
        reading.revision,
        faults_to_json(reading.faults),
    ]


def _reading_from_json(row: list[Any]) -> Reading:
    source, origin, rank, figures, unit, stated, observed_at, revision, faults = row
    observed = datetime.fromisoformat(observed_at)
    return Reading(source, origin, rank, figures, unit, stated, observed, revision, _faults_from_json(faults))


def _judgement_to_json(judgement: Judgement) -> list[Any]:
    return [judgement.status, judgement.source, list(judgement.agreeing), faults_to_json(judgement.reasons)]


def _judgement_from_json(row: list[Any]) -> Judgement:
    status, source, agreeing, reasons = row
    return Judgement(status, source, tuple(agreeing), _faults_from_json(reasons))


def faults_to_json(faults: Iterable[Fault]) -> list[list[str]]:
    """Faults as pairs of rule and detail."""
    return [[fault.rule, fault.detail] for fault in faults]


def _faults_from_json(rows: list[list[str]]) -> tuple[Fault, ...]:
    return tuple(Fault(rule, detail) for rule, detail in rows)
