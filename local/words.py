"""What a run says on the terminal, in plain words."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from local.functions import Report
from local.options import Options
from local.schedules import Firing


def tell(line: str) -> None:
    """One line, at once."""
    print(line, flush=True)


def of_firings(firings: Iterable[Firing]) -> Iterator[str]:
    """A line for the calendar and each source that the schedules asked for; where several ask for one, the first's."""
    told = set()
    for firing in firings:
        for source, line in _of_firing(firing):
            if source not in told:
                yield f"  {source:<12} {line}"
            told.add(source)


def _of_firing(firing: Firing) -> Iterator[tuple[str, str]]:
    if firing.report is None:
        for source in firing.schedule.event.get("sources", ["calendar"]):
            yield source, f"FAILED: {firing.failure}"
        return
    if "calendar" in firing.schedule.event:
        yield "calendar", _of_calendar(firing.report)
        return
    for report in firing.report["reports"]:
        yield report["source"], _of_source(report)


def _of_source(report: Report) -> str:
    if failure := report["failure"]:
        return f"FAILED ({failure['kind']}): {failure['detail']}"
    held = f", {report['rows_held']} held" if report["rows_held"] else ""
    return f"{report['rows_read']} rows read{held}; newest market date {report['last_market_date']}"


def _of_calendar(report: Report) -> str:
    bad = "".join(f"; REFUSED ({each['kind']}): {each['place']}" for each in report["refused"])
    return f"{report['built']} years built, {len(report['written'])} written{bad}"


def of_address(address: str, aws: str, chosen: Options) -> Iterator[str]:
    """Where the API answers, and what kind of truth it tells."""
    if chosen.recorded is None or chosen.now is None:
        yield "LIVE: the sources were asked on the network just now, and are asked again at their scheduled hours."
    else:
        yield f"RECORDED: no source was asked. Their answers are recordings in {chosen.recorded},"
        yield f"and the clock stands at {_day(chosen.now)}. `make run LIVE=1` asks the real sources."
    yield ""
    yield f"The API answers on {address}: try {address}/v1/metals"
    yield f"The local AWS answers on {aws} (AWS_ENDPOINT_URL for `make backfill` and `replay`). Ctrl-C stops both."


def _day(now: datetime) -> str:
    return f"{now.astimezone(ZoneInfo('Asia/Kathmandu')):%A, %Y-%m-%d %H:%M} in Kathmandu"
