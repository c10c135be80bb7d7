"""`make decide`: a decision on days off, or the committee's row of months, shown and accepted with its evidence.

It checks the notice of FILE and prints what it changes. With APPLY=1 it archives the document of EVIDENCE, accepts the
notice and publishes the years. In AWS by the person's own settings, or in a running `make run` with AWS_ENDPOINT_URL as
it prints it.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chautari.calendar.almanac import decisions, holiday_lists
from chautari.calendar.model.amendment import Difference
from chautari.calendar.model.decision import Decision
from chautari.calendar.model.notice import Notice
from chautari.calendar.publish import accepted_decisions, job, notice_text, notices
from chautari.calendar.store import decision_evidence, years
from chautari.core.http_messages import DateRange, HttpResponse
from chautari.dynamodb import composed_answers, composed_parts, read_models
from chautari.dynamodb.table import Conflict
from chautari.nepali import bikram_sambat, clock
from chautari.rates.store import evidence_archive
from chautari.rates.store.evidence_archive import ArchivedResponses, EvidenceRefused
from tools.local import replay, samconfig
from tools.local.arguments import CommandParser, file
from tools.local.errors import CannotRun
from tools.local.replay import Target

# The folder of the archive in which the documents of decisions lie, as the answers of a source's runs do.
FOLDER = "holidays"
_CANNOT = (BotoCoreError, ClientError, CannotRun, Conflict, EvidenceRefused, *notices.REFUSED)


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 when it could not go on to the end."""
    options = arguments(words)
    try:
        for line in run(replay.target_of(samconfig.of_arguments(options)), options):
            print(line)
    except _CANNOT as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def run(target: Target, options: argparse.Namespace) -> Iterator[str]:
    """Show what the notice of `options` changes, and accept it if they say so. Raises before any write."""
    document = _document(options.file)
    evidence = _evidence(options, document, target)
    held = years.notices(target.table)
    notices.apply(held)
    before = accepted_decisions.of_notices(held)
    notice = notices.new_notice(document, held, f"make decide by {options.by or 'operator'}", target.now)
    if notice is None:
        raise CannotRun("this notice was accepted already")
    yield from _told(notice, before, target.now.date())
    if evidence is None and notice.kind != "months":
        yield "no evidence: what it says is transcribed"
    if not options.apply:
        yield "nothing is stored: APPLY=1 accepts it"
        return
    if evidence is not None:
        evidence_archive.put(target.archive, evidence)
    years.add_notice(target.table, notice)
    is_archived = partial(decision_evidence.is_in, target.archive.s3, target.archive.name)
    report = job.run(read_models.REPUBLISH, (), target.table, target.now, is_archived)
    composed_answers.expire(target.table, ["home"], target.now)
    composed_parts.expire(target.table, target.now, "calendar")
    yield f"accepted as {notice.kind}#{notice.year}#{notice.number}; years published: {list(report.written)}"


def _document(path: Path) -> dict[str, Any]:
    """The notice in a file. Raises InvalidNotice, CannotRun."""
    values = notice_text.parsed(path.read_bytes())
    if len(values) != 1:
        raise CannotRun(f"{path} holds {len(values)} notices: one at a time is shown and accepted")
    return dict(notice_text.checked(values[0]))


def _evidence(options: argparse.Namespace, document: dict[str, Any], target: Target) -> ArchivedResponses | None:
    """The document that proves the notice, whose hash is put into it; None without one."""
    if options.evidence is None:
        return None
    body = options.evidence.read_bytes()
    sha256, stated = hashlib.sha256(body).hexdigest(), dict(document.get("evidence", {}))
    if stated.get("sha256", sha256) != sha256:
        raise CannotRun(f"{options.evidence} has the SHA-256 {sha256}, and the notice names another")
    document["evidence"] = {**stated, "sha256": sha256}
    on = clock.today(target.now)
    page = HttpResponse(stated.get("url") or options.evidence.name, 200, {}, body, target.now)
    return ArchivedResponses(FOLDER, target.now, DateRange(on, on), (page,))


def _told(notice: Notice, held: list[Decision], today: date) -> Iterator[str]:
    """What the notice changes, in lines."""
    if notice.kind == "months":
        yield f"the months of {notice.year}: {' '.join(map(str, notice.document['months']))}, by {notice.source}"
        return
    number = len(held) + 1
    decision = (
        decisions.parse(notice.document, number)
        if notice.kind == "decision"
        else holiday_lists.of_list(notice.document, number)
    )
    if decision.in_force_from and decision.in_force_from > today:
        yield f"in force from {decision.in_force_from} on"
    for differences in accepted_decisions.differences(decision, held).values():
        yield from map(_line, differences)
    for rest in decision.weekly_rest:
        names = ", ".join(decisions.WEEKDAYS[weekday] for weekday in rest.weekdays)
        yield f"weekly rest from {rest.first} to {rest.last}: {names}"


def _line(row: Difference) -> str:
    """A difference in one line: `moves teej 2026-09-15 (2083-05-30), from 2026-09-14, women`."""
    since = f", from {row.moved_from}" if row.moved_from else ""
    until = f" to {row.last}" if row.last != row.first else ""
    return f"{row.change} {row.key} {row.first}{until} ({bikram_sambat.to_bs(row.first)}){since}, {row.scope}"


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """What the person wrote, or `words`."""
    parser = CommandParser(prog="make decide")
    parser.add_argument("--file", required=True, type=file, help="the notice as JSON")
    parser.add_argument("--evidence", type=file, help="the authority's document: its bytes go into the archive")
    parser.add_argument("--by", default="", help="who accepts it")
    parser.add_argument("--apply", action="store_true", help="accept it; without, it is only shown")
    samconfig.add_arguments(parser)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
