"""`make replay`: today's parser of a source over the answers in the archive, against what is stored.

It prints every difference; with APPLY=1 what is read today becomes the next revision, with its reason, and is
published. In AWS by the person's own settings, or in a running `make run` with AWS_ENDPOINT_URL as it prints it. FROM
and TO are the days on which the answers came, in Nepal.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from tqdm import tqdm

from chautari.calendar.publish import notices
from chautari.calendar.store import years
from chautari.dynamodb.schema import versioned
from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT, today
from chautari.rates import sources
from chautari.rates.ingest import replay
from chautari.rates.ingest.replay import Replay, ReplayDifference
from chautari.rates.model.observations import Observation
from chautari.rates.model.source import RateSource
from chautari.rates.store import evidence_archive, rule_notices
from chautari.rates.store.evidence_archive import ArchivedResponses, EvidenceArchive
from tools.local import deployed, samconfig, windows
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun


@dataclass(frozen=True, slots=True)
class Target:
    """What a replay works on: the table, the archive, and the clock of the deployment."""

    table: Table
    archive: EvidenceArchive
    now: datetime


def main() -> int:
    """The exit status: 1 when it could not go on to the end."""
    arguments = _arguments()
    try:
        windows.require_days(arguments.first, arguments.last, today(datetime.now(UTC)))
        target = target_of(samconfig.of_arguments(arguments))
        again = read(target, sources.find(arguments.source), arguments.first, arguments.last)
        differences = list(again.differences(target.table))
        print("\n".join(report_lines(again, differences)))
        if arguments.apply and differences:
            rows = correct(target, again.source, differences, arguments.reason)
            print(f"{rows} corrections stored and published")
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
    except (BotoCoreError, ClientError, CannotRun, evidence_archive.EvidenceTampered) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def read(target: Target, source: RateSource, first: date, last: date) -> Replay:
    """The runs from `first` to `last` read again, behind a progress bar."""
    again = Replay(source, rule_notices.rules_in_force(target.table, source.origin))
    for run in archived_runs(target, source.key, first, last):
        again.add(run)
    return again


def archived_runs(target: Target, source: str, first: date, last: date) -> Iterator[ArchivedResponses]:
    """The archived runs from `first` to `last`, behind a progress bar."""
    notices.apply(years.notices(target.table))
    begin, end = datetime.combine(first, time.min, NPT), datetime.combine(last, time.max, NPT)
    keys = evidence_archive.run_keys(target.archive, source, begin, end)
    for key in tqdm(keys, desc=source, unit="run", disable=None):
        yield evidence_archive.read(target.archive, key)


def correct(target: Target, source: RateSource, differences: list[ReplayDifference], reason: str) -> int:
    """Store and publish the differences as revisions. Returns their number."""
    reason = reason or f"read again with parser {sources.version(source.key)}"
    return replay.apply(source, differences, target.table, target.archive, reason, target.now)


def report_lines(again: Replay, differences: list[ReplayDifference]) -> Iterator[str]:
    """The report: every difference, every answer that cannot be read any more, and the number of differences."""
    for difference in differences:
        yield difference_line(difference)
    for answers, error in again.unread:
        if answers.failure is None:
            yield f"run of {answers.at.astimezone(NPT):%Y-%m-%d %H:%M}: stored then, unreadable today: {error}"
    count = len(differences)
    yield f"{count} difference{'' if count == 1 else 's'} from what is stored"


def difference_line(difference: ReplayDifference) -> str:
    """A difference in one line."""
    replayed = difference.replayed
    return f"{replayed.date} {replayed.instrument}: {_values(difference)} ({_origin(difference)})"


def _values(difference: ReplayDifference) -> str:
    return f"stored {_figures(difference.stored)}, read today {_figures(difference.replayed.observation)}"


def _figures(observation: Observation | None) -> str:
    if observation is None or replay.WITHDRAWN in observation.faults:
        return "nothing"
    figures = " ".join(f"{name} {printed}" for name, printed in sorted(observation.figures.items()))
    broken = " and ".join(fault.rule for fault in observation.faults)
    return f"{figures} against {broken}" if broken else figures


def _origin(difference: ReplayDifference) -> str:
    page = difference.replayed.page
    came = f"answer of {page.fetched_at.astimezone(NPT):%Y-%m-%d %H:%M}, sha256 {evidence_archive.hash_of(page)[:12]}"
    return came if difference.archived.failure is None else f"{came}, of a run that failed"


def target_of(deployment: samconfig.Deployment) -> Target:
    """The table, the archive and the clock of a deployment."""
    aws = deployed.aws(deployment.region)
    outputs = deployed.outputs(aws, deployment.stack_name)
    table = Table(versioned(aws.client("dynamodb")), outputs["TableName"])
    archive = EvidenceArchive(aws.client("s3"), outputs["EvidenceBucketName"])
    return Target(table, archive, _clock(aws.client("lambda"), outputs["RatesFunctionName"]))


def _clock(client: Any, function: str) -> datetime:
    """The clock of the deployment: a recorded run has pinned it."""
    environment = client.get_function_configuration(FunctionName=function)["Environment"]["Variables"]
    pinned = environment.get("CHAUTARI_NOW")
    return datetime.fromisoformat(pinned) if pinned else datetime.now(UTC)


def _arguments() -> argparse.Namespace:
    parser = CommandParser(prog="make replay")
    parser.add_argument("--source", required=True, choices=sources.keys())
    parser.add_argument("--from", dest="first", required=True, type=windows.day, metavar="YYYY-MM-DD")
    parser.add_argument("--to", dest="last", default=today(datetime.now(UTC)), type=windows.day, metavar="YYYY-MM-DD")
    parser.add_argument("--apply", action="store_true", help="store what is read today as new revisions")
    parser.add_argument("--reason", default="", help="why, as the corrections will say")
    samconfig.add_arguments(parser)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
