"""Fixtures of the sources: small answers of our own in each source's shape, with their expected results.

`tests/fixtures/rates/<key>/<case>/` holds one recorded answer, or several in folders, of which the first by name is
requested first. Its `expected.json` has either

- `rates` by date and instrument, `faults` by observation, `dropped` rows by rule and `thin`, the incomplete days; or
- `error`, the kind of the named error.

No figure in them was ever a real rate.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from chautari.core.errors import SourceError
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.fetching.recorded import RecordedTransport, recordings
from chautari.nepali.clock import today
from chautari.rates import sources
from chautari.rates.ingest.collector import CollectedObservation, Collector
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.source import RateSource
from tests.support.template_file import ROOT as CHECKOUT

ROOT = CHECKOUT / "tests" / "fixtures" / "rates"
CASES = sorted(path.parent for path in ROOT.glob("*/*/expected.json"))


def source_of(case: Path) -> RateSource:
    """The source of a case, whose folder is named after the source's key."""
    return sources.find(case.parent.name)


def accept_of(source: RateSource) -> str:
    """The media type that the source requests."""
    return next(iter(source.requests(DateRange(date(2020, 1, 1), date(2020, 1, 1))))).accept


def pages_of(case: Path) -> Iterator[HttpResponse]:
    """The pages of a case, with response checks; next pages are followed."""
    source, answers = source_of(case), recordings(case)
    recorded = RecordedTransport(case, max(answer.fetched_at for answer in answers))
    requests = [HttpRequest(answers[0].url, accept_of(source))]
    for request in requests:
        page = recorded.get(request)
        yield page
        requests.extend(source.next_pages(page))


def quotes(case: Path) -> Iterator[tuple[ParsedQuote, HttpResponse]]:
    """Every quote of a case with the page that it was parsed from."""
    with suppress(SourceError):
        for page in pages_of(case):
            yield from ((quote, page) for quote in source_of(case).parse(page) if isinstance(quote, ParsedQuote))


def body_of(key: str, case: str) -> bytes:
    """The body of a case with one answer."""
    return (ROOT / key / case / "body").read_bytes()


def read(case: Path) -> dict[str, Any]:
    """The result of reading a case, in the shape of its `expected.json`."""
    pages = pages_of(case)
    try:
        collector, observations = _collect(source_of(case), pages)
    except SourceError as error:
        return {"error": error.kind}
    result: dict[str, Any] = {"rates": _rates(observations), "faults": _faults(observations)}
    result |= {"dropped": dict(collector.dropped), "thin": collector.incomplete_days}
    return {name: value for name, value in result.items() if value}


def _collect(source: RateSource, pages: Iterator[HttpResponse]) -> tuple[Collector, list[CollectedObservation]]:
    first = next(pages)
    collector = Collector(source, today(first.fetched_at))
    for page in (first, *pages):
        collector.add(page)
    return collector, collector.observations()


def _rates(observations: list[CollectedObservation]) -> dict[str, Any]:
    rates: dict[str, Any] = {}
    for collected in observations:
        unit = {} if collected.observation.unit is None else {"unit": collected.observation.unit}
        rates.setdefault(str(collected.date), {})[collected.instrument] = {**unit, **collected.observation.figures}
    return rates


def _faults(observations: list[CollectedObservation]) -> dict[str, list[str]]:
    return {
        f"{collected.date} {collected.instrument}": [fault.rule for fault in collected.observation.faults]
        for collected in observations
        if collected.observation.faults
    }


def expected(case: Path) -> dict[str, Any]:
    """The `expected.json` of a case."""
    result: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return result
