"""`make ask`: a source of rates or an outlet is asked now, due or not, or a job is run; what came of it is printed.

A source is asked also while its breaker is open or while it is paused: a person wants to know. How long an outlet's
host is to be left alone holds all the same. In AWS by the person's own settings, or in a running `make run` with
AWS_ENDPOINT_URL as it prints it.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chautari.alerts.job import EVENT as ALERTS
from chautari.dynamodb import pauses
from chautari.export.job import EVENT as EXPORT
from chautari.markets import sources as board_sources
from chautari.markets.sources import banks
from chautari.nepali.clock import NPT
from chautari.news import sources as outlets
from chautari.rates import sources
from chautari.rates.store import job_runs
from chautari.search.indexing.job import EVENT as SEARCH
from tools.local import functions, place, releases, samconfig
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun
from tools.local.functions import FunctionFailed, Report
from tools.local.place import Place

# Job -> the template's name of its function, and its schedule's event.
JOBS: Mapping[str, tuple[str, Report]] = {
    "calendar": ("CalendarFunction", {"calendar": "publish"}),
    "watch": ("WatchFunction", {"watch": "look"}),
    "export": ("ExportFunction", EXPORT),
    "search": ("SearchFunction", SEARCH),
    "alerts": ("AlertsFunction", ALERTS),
}


class NotAsked(Exception):
    """Nothing was asked or read, or not all was done; the message is the reason."""


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 where nothing was asked or read, or where a job left something undone."""
    options = arguments(words)
    try:
        for line in run(place.of_arguments(options), options):
            print(line)
    except (BotoCoreError, ClientError, CannotRun, FunctionFailed, NotAsked) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def run(where: Place, options: argparse.Namespace) -> Iterator[str]:
    """Ask, and wait for the outcome; its lines. Raises FunctionFailed or NotAsked."""
    if options.job:
        yield from run_job(where, options.job)
        return
    key: str = options.source or options.outlet
    paused = pauses.by_key(where.table, "rates" if options.source else "news")
    if key in paused:
        yield f"{key} is paused since {paused[key].since}: it is asked this once"
    event = {"sources": [key], "by_hand": True}
    if options.source:
        report = functions.invoke(where.aws.client("lambda"), where.outputs["RatesFunctionName"], event)
        yield from of_source(report["reports"][0])
        yield from recorded(where, key)
    else:
        yield from of_outlet(invoke(where, "FeedsFunction", event)["reports"][0])


def run_job(where: Place, job: str) -> Iterator[str]:
    """Run a job as its schedule does; its lines. Raises CannotRun, FunctionFailed or NotAsked."""
    if job == "export" and "ExportFunctionName" not in where.outputs:
        raise CannotRun(f"{where.stack_name} has no ExportBucket: docs/deploying.md says how it gets one")
    lines = {"calendar": of_calendar, "watch": of_watch, "export": of_export, "search": of_search}
    yield from (lines | {"alerts": of_alerts})[job](invoke(where, *JOBS[job]))


def invoke(where: Place, function: str, event: Report) -> Report:
    """What the function that the template calls `function` reports of `event`. Raises FunctionFailed."""
    name = f"{where.physical(function)}:{releases.ALIAS}"
    return functions.invoke(where.aws.client("lambda"), name, event)


def of_calendar(report: Report) -> Iterator[str]:
    """The lines of a publication. Raises NotAsked after them where a notice was refused."""
    written = ", ".join(map(str, report["written"])) or "none"
    yield f"calendar: {report['built']} years built; changed and written: {written}"
    for notice in report["accepted"]:
        yield f"  accepted: {notice['kind']} of {notice['year']}, number {notice['number']}, from {notice['place']}"
    for refusal in report["refused"]:
        yield f"  refused: {refusal['place']}: {refusal['kind']}: {refusal['detail']}"
    if report["refused"]:
        raise NotAsked("calendar: published without the notices that were refused")


def of_watch(report: Report) -> Iterator[str]:
    """The lines of a look: what is open, patience included."""
    yield f"watch: {len(report['open'])} incidents are open, {report['announced']} turns announced"
    yield from (f"  {sentence}" for sentence in report["open"])


def of_export(report: Report) -> Iterator[str]:
    """The lines of an export. Raises NotAsked after them where evidence is left."""
    yield f"export: {report['parts']} parts, {report['written']} of them written anew, {report['lines']} lines"
    if not report["evidence_complete"]:
        raise NotAsked("export: evidence is left; make export goes on until all is copied")


def of_alerts(report: Report) -> Iterator[str]:
    """What a run of alerts made and delivered."""
    yield f"alerts: {report['subscriptions']} subscriptions, {report['made']} messages made, {report['taken']} taken"
    yield f"{report['failed']} attempts failed, {report['given_up']} messages given up, {report['died']} receivers dead"


def of_search(report: Report) -> Iterator[str]:
    """The line of the index."""
    how = "built whole" if report["whole"] else f"{report['changes']} changes taken in"
    yield f"search: {report['articles']} articles, {how}, all up to {report['through']}"


def of_source(report: Report) -> Iterator[str]:
    """The lines of a source's run. Raises NotAsked after them where nothing was read."""
    counts = f"{report['rows_read']} rows read, {report['rows_stored']} stored, {report['rows_held']} days held"
    yield f"{report['source']}: {counts}; newest date {report['last_market_date'] or 'none'}"
    for rule, count in sorted(report["rows_dropped"].items()):
        yield f"  {count} dropped: {rule}"
    for name, why in sorted({**report["unread"], **report["unlisted"]}.items()):
        yield f"  {name}: {why}"
    if report["missing"]:
        yield f"  without a row on the newest date: {', '.join(report['missing'])}"
    if report["failure"]:
        raise NotAsked(f"{report['source']}: {report['failure']['kind']}: {report['failure']['detail']}")


def recorded(where: Place, key: str) -> Iterator[str]:
    """When the last run of the source was recorded, as /v1/runs has it."""
    for last in job_runs.newest(where.table, [key], None, 1):
        at = datetime.fromisoformat(last.at).astimezone(NPT)
        yield f"  recorded at {at:%Y-%m-%d %H:%M:%S} (/v1/runs?source={key})"


def of_outlet(report: Mapping[str, Any]) -> Iterator[str]:
    """The lines of an outlet's run. Raises NotAsked after them where no feed answered."""
    failures = report["failures"]
    counts = f"{report['asked']} of {report['feeds']} feeds asked, {report['unchanged']} unchanged"
    yield f"{report['source']}: {counts}, {report['entries']} entries, {report['queued']} links queued"
    for rule, count in sorted(report["dropped"].items()):
        yield f"  {count} dropped: {rule}"
    for failure in failures:
        yield f"  {failure['url']}: {failure['kind']}: {failure['detail']}"
    if not report["asked"] or len(failures) == report["feeds"]:
        raise NotAsked(f"{report['source']}: no feed could be read")


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """The command's arguments, or `words`: one source or one outlet by its key, or one job."""
    parser = CommandParser(prog="make ask")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--source", choices=(*sources.keys(), *board_sources.source_keys(), *banks.keys()))
    which.add_argument("--outlet", choices=outlets.keys())
    which.add_argument("--job", choices=JOBS)
    samconfig.add_arguments(parser)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
