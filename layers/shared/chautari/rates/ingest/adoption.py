"""Adoption of a change of an authority's rule: check it, store its notice, judge the days since anew, publish.

- Adopting the same notice twice stores nothing new and judges again: so one that was cut off half-way is finished.
- A notice that is dated in the future is stored, and comes into force on its date.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chautari.dynamodb.table import Table
from chautari.rates.ingest import notice_checks, replay
from chautari.rates.ingest.notice_checks import ImplausibleNotice
from chautari.rates.ingest.replay import Replay, ReplayDifference
from chautari.rates.model import instruments, rule_notice
from chautari.rates.model.authority_rules import EVERY
from chautari.rates.model.rule_notice import RuleNotice
from chautari.rates.model.source import RateSource
from chautari.rates.store import contradictions, rule_notices
from chautari.rates.store.evidence_archive import ArchivedResponses, EvidenceArchive


@dataclass(frozen=True, slots=True)
class Adoption:
    """A checked notice and what it changes.

    - `is_new`: whether it still has to be stored.
    - `before`: the value of the rule without it; None where there is none.
    - `differences`: of the stored days from what they are under the notice, from its date on.
    """

    notice: RuleNotice
    is_new: bool
    before: str | None
    differences: Sequence[ReplayDifference]


def examine(
    table: Table, source: RateSource, wanted: RuleNotice, runs: Iterable[ArchivedResponses], now: datetime
) -> Adoption:
    """What `wanted` would change of what the archived `runs` read. Nothing is written. Raises ImplausibleNotice."""
    known = rule_notices.notices(table, source.key)
    same = next((notice for notice in known if notice.same_change(wanted) and _stands(notice, known)), None)
    if same is None:
        notice_checks.check(wanted, known, now)
    notice = same or replace(wanted, number=len(known) + 1)
    others = [each for each in known if each != notice]
    rule = rule_notice.rules_of(source.key, others).in_force(notice.rule, notice.instrument, notice.first)
    differences = list(_differences(table, source, [*others, notice], notice, runs))
    if notice.revokes is None:
        _require_borne_out(notice, differences)
    return Adoption(notice, same is None, rule.value if rule else None, differences)


def _stands(notice: RuleNotice, known: Sequence[RuleNotice]) -> bool:
    return notice.revokes is not None or notice in rule_notice.not_revoked(known)


def _differences(
    table: Table,
    source: RateSource,
    notices: Sequence[RuleNotice],
    notice: RuleNotice,
    runs: Iterable[ArchivedResponses],
) -> Iterator[ReplayDifference]:
    instruments.adopt(rule_notice.instruments_of(notices))
    again = Replay(source, rule_notice.rules_of(source.key, notices))
    for run in runs:
        again.add(run)
    for difference in again.differences(table):
        # On a day on which all moved with the peg, it held all.
        touched = notice.rule == "peg" or notice.instrument in (EVERY, difference.replayed.instrument)
        if touched and difference.replayed.date >= notice.first:
            yield difference


def _require_borne_out(notice: RuleNotice, differences: Iterable[ReplayDifference]) -> None:
    """Refuse a notice that the readings since contradict: they are sound without it, and break a rule under it."""
    worse = [
        difference.replayed
        for difference in differences
        if difference.replayed.observation.faults and (difference.stored is None or not difference.stored.faults)
    ]
    if worse:
        first = worse[0]
        faults = "; ".join(f"{fault.rule}: {fault.detail}" for fault in first.observation.faults)
        raise ImplausibleNotice(f"{len(worse)} readings since {notice.since} contradict it, on {first.date} {faults}")


def adopt(table: Table, archive: EvidenceArchive, source: RateSource, adoption: Adoption, now: datetime) -> int:
    """Store the notice, judge the days since it anew and publish them; returns the number of new revisions.

    Raises Conflict if somebody else adopted a notice meanwhile.
    """
    notice = adoption.notice
    if adoption.is_new:
        rule_notices.add(table, notice, adoption.before)
    ended = notice.rule, notice.instrument
    contradictions.update(table, source.key, lambda known: [each for each in known if each.key != ended])
    verb = "taken back by" if notice.revokes is not None else "adopted by"
    return replay.apply(source, adoption.differences, table, archive, f"{verb} {notice.id}: {notice.reason}", now)
