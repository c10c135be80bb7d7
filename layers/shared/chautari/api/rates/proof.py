"""Proof of a number: the responses that it was read from, their parsers, the rules applied, the agreeing sources.

The response bytes lie in the archive, which this side cannot read: their hash and size are here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from chautari.api import cache_control, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import Problem
from chautari.api.rates import adopted_notices
from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from chautari.nepali.numerals import plain
from chautari.rates.model import provenance
from chautari.rates.model.instruments import Instrument
from chautari.rates.model.provenance import ProvenanceId
from chautari.rates.model.series import MarketDay
from chautari.rates.store import provenance as proofs
from chautari.rates.store import rule_notices
from chautari.rates.store import series as store
from chautari.rates.store.provenance import StoredRevision
from chautari.rates.views.rate import dated, reading_of, reasons

if TYPE_CHECKING:
    from chautari.api.rates.record_types import (
        AdoptedNotice,
        FetchedAnswer,
        JudgedDay,
        Proof,
        ReadingProof,
        RuleOutcome,
    )


def prove(request: Request) -> Reply:
    """The current verdict on a day, the readings compared, and the proofs of all these or of the requested one."""
    asked = _asked(request)
    instrument = adopted_notices.find(request, asked.instrument)
    if instrument is None:
        raise _nothing(request)
    day, revisions = proofs.judged_day(request.table, asked.instrument, asked.date)
    if day is None and revisions:
        day = _day_of_year(request.table, asked)
    known = [each for each in revisions if day and _is_asked(each, asked, day)]
    if day is None or not known:
        raise _nothing(request)
    readings = list(_proofs(asked, day, known))
    notices = _notices(request.table, readings)
    proof: Proof = {"id": str(asked), **_judged(instrument, day), "proofs": readings, "notices": notices}
    return responses.of_json(proof, cache_control.of_rates(request.now))


def _asked(request: Request) -> ProvenanceId:
    try:
        return provenance.parse(request.values["id"])
    except ValueError:
        raise _nothing(request) from None


def _nothing(request: Request) -> Problem:
    detail = f"nothing was stored as {request.values['id']}"
    return Problem("not-found", detail, parameter="id", allowed=["the `proof` of a rate or of a reading"])


def _day_of_year(table: Table, asked: ProvenanceId) -> MarketDay | None:
    year = asked.date.year
    return store.series_of(asked.instrument, store.years(table, asked.instrument, year, year)).get(asked.date)


def _is_asked(known: StoredRevision, asked: ProvenanceId, day: MarketDay) -> bool:
    """Whether it is the requested revision, or a current one if the whole day is requested."""
    if asked.source is not None:
        return (known.source, known.number) == (asked.source, asked.revision)
    return _is_current(known, day)


def _is_current(known: StoredRevision, day: MarketDay) -> bool:
    return any((known.source, known.number) == (reading.source, reading.revision) for reading in day.observations)


def _judged(instrument: Instrument, day: MarketDay) -> JudgedDay:
    return {
        "instrument": instrument.key,
        "name": instrument.name,
        "name_ne": instrument.name_ne,
        **dated(day.date),
        "status": day.verdict.status,
        "source": day.verdict.source,
        "decided_by": day.verdict.rule or None,
        "tolerance": plain(instrument.tolerance),
        "compared": [reading_of(instrument, day, reading) for reading in day.observations],
        "reasons": reasons(day.verdict.reasons),
    }


def _proofs(asked: ProvenanceId, day: MarketDay, known: Iterable[StoredRevision]) -> Iterable[ReadingProof]:
    for each in known:
        yield {
            "id": str(ProvenanceId(asked.instrument, asked.date, each.source, each.number)),
            "source": each.source,
            "origin": each.origin,
            "revision": each.number,
            "current": _is_current(each, day),
            "figures": dict(each.figures),
            "unit": each.unit,
            "stated": dict(each.stated),
            "answer": _answer(each),
            "parser": {"name": each.source, "version": each.provenance.parser},
            "rules": list(_rules(each)),
            "reason": each.provenance.reason,
        }


def _answer(known: StoredRevision) -> FetchedAnswer:
    return {
        "url": known.provenance.url,
        "fetched_at": known.observed_at.astimezone(NPT).isoformat(),
        "sha256": known.provenance.sha256,
        "size": known.provenance.size,
    }


def _rules(known: StoredRevision) -> Iterable[RuleOutcome]:
    broken = {fault.rule: fault.detail for fault in known.faults}
    for checked in known.provenance.rules:
        rule, _, notice = checked.partition("@")
        yield {"rule": rule, "passed": rule not in broken, "detail": broken.get(rule), "notice": notice or None}


def _notices(table: Table, proofs: Iterable[ReadingProof]) -> list[AdoptedNotice]:
    """The adopted notices that the rules of `proofs` name; no read where they name none."""
    named = {rule["notice"] for proof in proofs for rule in proof["rules"] if rule["notice"]}
    authorities = sorted({name.rpartition(".")[0] for name in named if name})
    notices = (notice for authority in authorities for notice in rule_notices.notices(table, authority))
    return [adopted_notices.shown(notice) for notice in notices if notice.id in named]
