"""`make try`: what today's parser makes of a source's answer: its rows, the rules that they break, and the verdict.

Nothing is stored, and no other source is heard: what could be confirmed by a second is provisional here. The answer is
the recorded one, or with LIVE=1 asked for on the network.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chautari.core import settings
from chautari.core.errors import SourceError
from chautari.core.http_messages import DateRange
from chautari.fetching.http_client import HttpClient
from chautari.fetching.recorded import RecordedTransport
from chautari.fetching.transports import Fetch
from chautari.nepali.clock import today
from chautari.rates import sources
from chautari.rates.ingest.collector import CollectedObservation, Collector, earliest_date
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.model.source import RateSource
from tools.local import recorded_clock
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun
from tools.local.options import RECORDED


def tried(source: RateSource, fetch: Fetch, now: datetime) -> Iterator[str]:
    """One line for each observation, then the dropped rows. Raises SourceError for an answer that cannot be read."""
    window = DateRange(today(now) - timedelta(days=source.lookback_days - 1), today(now))
    collector = Collector(source, today(now), earliest_date(source, window))
    requests = list(source.requests(window))
    for request in requests:
        page = fetch(request)
        collector.add(page)
        requests.extend(source.next_pages(page))
    observations = collector.observations()
    verdicts = _verdicts(observations)
    for collected in observations:
        yield _line(collected, verdicts[collected.instrument][collected.date])
    yield f"{collector.rows_read} rows, dropped {dict(collector.dropped)}, thin days {collector.incomplete_days}"


def _verdicts(observations: list[CollectedObservation]) -> dict[str, Series]:
    """The verdicts on each instrument's days from this source alone."""
    by_instrument: dict[str, Series] = {}
    for collected in observations:
        put_observation(
            by_instrument.setdefault(collected.instrument, Series(collected.instrument)),
            collected.date,
            collected.observation,
        )
    for series in by_instrument.values():
        reevaluate(series, {day.date for day in series})
    return by_instrument


def _line(collected: CollectedObservation, day: MarketDay) -> str:
    reading, verdict = collected.observation, day.verdict
    figures = " ".join(f"{name} {printed}" for name, printed in reading.figures.items())
    per = f" per {reading.unit}" if reading.unit else ""
    broken = "; ".join(f"breaks {fault.rule}: {fault.detail}" for fault in reading.faults) or "keeps every rule"
    why = "".join(f", {reason.rule}: {reason.detail}" for reason in verdict.reasons)
    return f"{collected.date} {collected.instrument:<12} {figures}{per} | {broken} | {verdict.status}{why}"


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 where the answer could not be read."""
    arguments = _arguments(words)
    try:
        now = datetime.now(UTC) if arguments.live else recorded_clock.newest_fetch(arguments.recorded)
        fetch: Fetch = (
            HttpClient(settings.contact()).get if arguments.live else RecordedTransport(arguments.recorded, now).get
        )
        for line in tried(sources.find(arguments.source), fetch, now):
            print(line)
    except SourceError as error:
        print(f"{error.kind}: {error}", file=sys.stderr)
        return 1
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = CommandParser(prog="make try")
    parser.add_argument("--source", required=True, choices=sources.keys())
    parser.add_argument("--recorded", type=Path, default=RECORDED)
    parser.add_argument("--live", action="store_true")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
