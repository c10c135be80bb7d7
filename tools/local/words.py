"""The lines that a run prints on the terminal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from tools.local.drained import Drained
from tools.local.functions import Report
from tools.local.options import Options
from tools.local.schedules import Firing

NOT_RECORDED = "is not in the recorded web"
# Why a source has no report, as the functions say it.
WAITING = {
    "not due": "asked by its own schedule meanwhile, not due again",
    "not reached": "not asked: the function's time was up, it stays due",
    "paused": "paused",
}


def print_line(line: str) -> None:
    """Print a line without buffering."""
    print(line, flush=True)


def of_firings(firings: Iterable[Firing]) -> Iterator[str]:
    """A line for the calendar, the export and each source that was asked; where several ask for one, the first's.

    Outlets of which nothing was recorded share the last line.
    """
    reported, not_recorded = set(), []
    for firing in firings:
        for source, line in _of_firing(firing):
            if line == NOT_RECORDED:
                not_recorded.append(source)
            elif source not in reported:
                yield f"  {source:<12} {line}"
            reported.add(source)
    if not_recorded:
        yield f"  not in the recorded web: {', '.join(not_recorded)}"


def _of_firing(firing: Firing) -> Iterator[tuple[str, str]]:
    if firing.report is None:
        yield _called(firing), f"FAILED: {firing.failure}"
        return
    if "calendar" in firing.schedule.event:
        yield "calendar", _of_calendar(firing.report)
        return
    if "watch" in firing.schedule.event:
        yield "watcher", "; ".join(firing.report["open"]) or "nothing is wrong"
        return
    if "export" in firing.schedule.event:
        yield "export", f"{firing.report['lines']} lines in {firing.report['parts']} parts"
        return
    if made := next(filter(firing.schedule.event.get, ("alerts", "search")), None):
        yield made, _of_made(made, firing.report)
        return
    for report in firing.report["reports"]:
        yield report["source"], _of_outlet(report) if "feeds" in report else _of_source(report)
    for source, why in firing.report["waiting"].items():
        yield source, WAITING[why]


def _of_made(job: str, report: Report) -> str:
    if job == "search":
        return f"{report['articles']} articles in the index"
    return f"{report['subscriptions']} subscriptions, {report['taken']} messages taken"


def _called(firing: Firing) -> str:
    """The job of a schedule: the rates or the news that are due, the watcher, or the calendar."""
    event = firing.schedule.event
    return "watcher" if "watch" in event else str(event.get("dispatch", "calendar"))


def _of_outlet(report: Report) -> str:
    failures = [f"{failure['kind']}): {failure['detail']}" for failure in report["failures"]]
    if failures and all(failure.endswith(NOT_RECORDED) for failure in failures):
        return NOT_RECORDED
    failed = "".join(f"; FAILED ({failure}" for failure in failures)
    return f"{report['entries']} entries, {report['queued']} links queued{failed}"


def of_queue(drained: Drained) -> Iterator[str]:
    """A line for links left in the queue, and one for links that failed."""
    if drained.left:
        yield f"  {drained.left} links are still to be read"
    if drained.failed:
        yield f"  FAILED: {drained.failed} links were given up on"


def _of_source(report: Report) -> str:
    if failure := report["failure"]:
        return f"FAILED ({failure['kind']}): {failure['detail']}"
    held = f", {report['rows_held']} held" if report["rows_held"] else ""
    return f"{report['rows_read']} rows read{held}; newest market date {report['last_market_date']}"


def _of_calendar(report: Report) -> str:
    bad = "".join(f"; REFUSED ({refusal['kind']}): {refusal['place']}" for refusal in report["refused"])
    return f"{report['built']} years built, {len(report['written'])} written{bad}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a run answers: the site through the edge, the gateway behind it, the local AWS."""

    site: str
    gateway: str
    aws: str


def of_addresses(addresses: Addresses, chosen: Options) -> Iterator[str]:
    """The addresses of pages and API, and whether the numbers are live or recorded."""
    if chosen.recorded is None or chosen.now is None:
        yield "LIVE: the sources were asked on the network just now, and are asked again at their scheduled hours."
    else:
        yield f"RECORDED: no source was asked. Their answers are recordings in {chosen.recorded},"
        yield f"and the clock stands at {_day(chosen.now)}. `make run LIVE=1` asks the real sources."
    yield ""
    site, gateway, aws = addresses.site, addresses.gateway, addresses.aws
    yield f"The pages are at {site}, the API at {site}/v1: try {site}/v1/metals"
    yield f"Both come through the cache, as from CloudFront. Without it, at once: {gateway}/v1/metals"
    yield f"The local AWS answers on {aws} (AWS_ENDPOINT_URL for make backfill, replay, redrive). Ctrl-C stops both."


def _day(now: datetime) -> str:
    return f"{now.astimezone(ZoneInfo('Asia/Kathmandu')):%A, %Y-%m-%d %H:%M} in Kathmandu"
