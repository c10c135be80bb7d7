"""`make adopt`: a change of an authority's rule (peg, unit, spread, listed, withdrawn) adopted without a deploy.

It checks the notice, prints what it changes, stores it, judges the days since FROM anew and publishes them. In AWS by
the person's own settings, or in a running `make run` with AWS_ENDPOINT_URL as it prints it. `/v1/sources` has the line
to adopt what contradicts a rule again and again.
"""

import argparse
import getpass
import sys
from collections.abc import Iterator
from datetime import date, timedelta

from botocore.exceptions import BotoCoreError, ClientError

from chautari.dynamodb.table import Conflict
from chautari.rates import sources
from chautari.rates.ingest import adoption
from chautari.rates.ingest.adoption import Adoption
from chautari.rates.ingest.notice_checks import ImplausibleNotice
from chautari.rates.model.authority_rules import RULE_KINDS
from chautari.rates.model.rule_notice import RuleNotice
from chautari.rates.store import evidence_archive, rule_notices
from chautari.rates.store.evidence_archive import ArchivedResponses
from tools.local import replay, samconfig, windows
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun
from tools.local.replay import Target

# A day's table may be read some hours before its day begins.
EARLIER = timedelta(days=1)
_CANNOT = (BotoCoreError, ClientError, CannotRun, Conflict, ImplausibleNotice, evidence_archive.EvidenceTampered)


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 when it could not go on to the end."""
    options = arguments(words)
    try:
        target = replay.target_of(samconfig.of_arguments(options))
        for line in run(target, options):
            print(line)
    except _CANNOT as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def run(target: Target, options: argparse.Namespace) -> Iterator[str]:
    """Adopt what `options` ask for; the lines that say what changes. Raises ImplausibleNotice before any write."""
    source, wanted = sources.find(options.source), notice(target, options)
    examined = adoption.examine(target.table, source, wanted, _runs(target, options.source, wanted.first), target.now)
    yield from told(examined)
    rows = adoption.adopt(target.table, target.archive, source, examined, target.now)
    done = "adopted" if examined.is_new else "had been adopted already"
    yield f"notice {examined.notice.id} {done}; {rows} readings judged anew and published"


def notice(target: Target, options: argparse.Namespace) -> RuleNotice:
    """The notice that `options` describe, its number still open. Raises CannotRun where one is missing."""
    taken_back = _revoked(target, options) if options.revoke else None
    if taken_back is None:
        needed = {"RULE": options.rule, "INSTRUMENT": options.instrument, "FROM": options.first}
        missing = [name for name, value in needed.items() if not value]
        if missing:
            raise CannotRun(f"{' and '.join(missing)} must be given: make adopt SOURCE=nrb RULE=peg INSTRUMENT=INR ...")
    return RuleNotice(
        source=options.source,
        number=0,
        rule=taken_back.rule if taken_back else options.rule,
        instrument=taken_back.instrument if taken_back else options.instrument,
        value=taken_back.value if taken_back else options.value,
        since=taken_back.since if taken_back else str(options.first),
        evidence=options.evidence,
        sha256=options.sha256,
        reason=options.reason,
        by=options.by or getpass.getuser(),
        accepted_at=target.now.isoformat(),
        name=options.name,
        name_ne=options.name_ne,
        revokes=options.revoke or None,
    )


def _revoked(target: Target, options: argparse.Namespace) -> RuleNotice:
    for known in rule_notices.notices(target.table, options.source):
        if known.number == options.revoke:
            return known
    raise CannotRun(f"{options.source} has no notice {options.revoke} to be revoked")


def _runs(target: Target, source: str, first: date) -> Iterator[ArchivedResponses]:
    return replay.archived_runs(target, source, first - EARLIER, target.now.date() + EARLIER)


def told(examined: Adoption) -> Iterator[str]:
    """What the notice changes: the rule, and each stored day."""
    it = examined.notice
    taken_back = "no longer: " if it.revokes is not None else ""
    before = f" (without it {examined.before})" if examined.before else ""
    yield f"{taken_back}{it.rule} {it.instrument} from {it.since} on: {it.value or 'yes'}{before}"
    yield from map(replay.difference_line, examined.differences)


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """What the person wrote, or `words`."""
    parser = CommandParser(prog="make adopt")
    parser.add_argument("--source", required=True, choices=rule_notices.AUTHORITIES)
    parser.add_argument("--rule", choices=RULE_KINDS)
    parser.add_argument("--instrument", help="an ISO 4217 code, or * for the spread of every currency")
    parser.add_argument("--value", default="", help="peg: NPR for one; unit, listed: pieces; spread: sell to buy")
    parser.add_argument("--from", dest="first", type=windows.day, metavar="YYYY-MM-DD")
    parser.add_argument("--evidence", default="", help="the address of the authority's word, or that word")
    parser.add_argument("--sha256", default="", help="of the bytes at that address")
    parser.add_argument("--reason", default="", help="why, as the corrections will say")
    parser.add_argument("--by", default="", help="who adopts it; left out, the name of the login")
    parser.add_argument("--name", default="", help="of a newly listed currency, in English")
    parser.add_argument("--name-ne", default="", help="the same in Nepali")
    parser.add_argument("--revoke", type=int, default=0, metavar="NUMBER", help="take this notice back")
    samconfig.add_arguments(parser)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
