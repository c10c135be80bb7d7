"""Adopted notices of an authority's rules, as proofs and corrections show them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from chautari.api.endpoint import Parameter, Request
from chautari.nepali.clock import NPT
from chautari.rates.model import instruments
from chautari.rates.model.correction import RuleChange
from chautari.rates.model.instruments import INSTRUMENTS, Instrument
from chautari.rates.model.rule_notice import RuleNotice
from chautari.rates.store import rule_notices
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from chautari.api.rates.record_types import AdoptedNotice, RuleAdoption

_WHAT = {
    "peg": "the peg of {instrument} is {value} for one",
    "unit": "{instrument} is quoted per {value}",
    "spread": "the spread of {instrument} is at most {value}",
    "listed": "{instrument} is listed, per {value}",
    "withdrawn": "{instrument} is withdrawn",
}


def find(request: Request, key: str) -> Instrument | None:
    """The instrument called `key`, bundled or listed by a notice; None if there is none.

    What is bundled costs no read, and everything else one.
    """
    if not instruments.is_bundled(key):
        know(request)
    return INSTRUMENTS.get(key)


def know(request: Request) -> None:
    """Make this process know the currencies that notices list: one read."""
    for authority in rule_notices.AUTHORITIES:
        rule_notices.rules_in_force(request.table, authority)


def required(request: Request, parameter: Parameter, key: str) -> Instrument:
    """The instrument called `key`, the value of `parameter`. Raises Problem if there is none."""
    instrument = find(request, key)
    if instrument is None:
        raise parameter.unknown(key)
    return instrument


def shown(notice: RuleNotice) -> AdoptedNotice:
    """A notice in full."""
    return {
        "id": notice.id,
        "rule": notice.rule,
        "instrument": notice.instrument,
        "value": notice.value,
        "since": notice.since,
        "evidence": notice.evidence,
        "sha256": notice.sha256 or None,
        "reason": notice.reason,
        "by": notice.by,
        "accepted_at": datetime.fromisoformat(notice.accepted_at).astimezone(NPT).isoformat(),
        "revokes": f"{notice.source}.{notice.revokes}" if notice.revokes is not None else None,
    }


def row(identity: str, at: datetime, change: RuleChange) -> RuleAdoption:
    """A change of the rules as a row of the corrections, with its id."""
    notice = change.notice
    return {
        "id": identity,
        "instrument": notice.instrument,
        **dated(date.fromisoformat(notice.since)),
        "at": at.isoformat(),
        "kind": change.kind,
        "in_words": in_words(change),
        "value_before": change.before,
        "notice": shown(notice),
    }


def in_words(change: RuleChange) -> str:
    """What was adopted or taken back, from when, and why."""
    notice = change.notice
    what = _WHAT[notice.rule].format(instrument=notice.instrument, value=notice.value)
    before = f" (was {change.before})" if change.before else ""
    said = f"{what} from {notice.since} on{before}"
    taken_back = f"no longer (notice {notice.source}.{notice.revokes}): " if notice.revokes is not None else ""
    return f"{taken_back}{said}; by notice {notice.id}; {notice.reason}; {notice.evidence}"
