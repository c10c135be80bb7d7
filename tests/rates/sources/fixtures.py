"""The fixtures of the sources: small answers of our own in each source's shape, and what must be read from them.

`tests/fixtures/rates/<key>/<case>/` is a recorded web (one answer, or several below it, the first by name asked first)
with `expected.json`: `rates` by date and instrument, `faults` by reading, `dropped` rows by rule, `thin` days refused;
or `error`, the kind of the named error. No figure in them was ever a real rate.
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
    """The source that a case is of: its folder has the source's key for a name."""
    return sources.find(case.parent.name)


def accept_of(source: RateSource) -> str:
    """The kind of answer that the source asks for."""
    return next(iter(source.asks(DateRange(date(2020, 1, 1), date(2020, 1, 1))))).accept


def pages_of(case: Path) -> Iterator[HttpResponse]:
    """The answers of a case through the recorded web, and so through the gate; further pages are followed."""
    source, answers = source_of(case), recordings(case)
    web = RecordedTransport(case, max(answer.fetched_at for answer in answers))
    asks = [HttpRequest(answers[0].url, accept_of(source))]
    for ask in asks:
        page = web.get(ask)
        yield page
        asks.extend(source.further(page))


def quotes(case: Path) -> Iterator[tuple[ParsedQuote, HttpResponse]]:
    """Every quote of a case with the answer that it was read from."""
    with suppress(SourceError):
        for page in pages_of(case):
            yield from ((quote, page) for quote in source_of(case).parse(page) if isinstance(quote, ParsedQuote))


def body_of(key: str, case: str) -> bytes:
    """The answer of a case with one."""
    return (ROOT / key / case / "body").read_bytes()


def read(case: Path) -> dict[str, Any]:
    """What is read from a case, in the form of its `expected.json`."""
    pages = pages_of(case)
    try:
        harvest, found = _harvested(source_of(case), pages)
    except SourceError as error:
        return {"error": error.kind}
    said: dict[str, Any] = {"rates": _rates(found), "faults": _faults(found)}
    said |= {"dropped": dict(harvest.dropped), "thin": harvest.incomplete_days}
    return {name: value for name, value in said.items() if value}


def _harvested(source: RateSource, pages: Iterator[HttpResponse]) -> tuple[Collector, list[CollectedObservation]]:
    first = next(pages)
    harvest = Collector(source, today(first.fetched_at))
    for page in (first, *pages):
        harvest.add(page)
    return harvest, harvest.observations()


def _rates(found: list[CollectedObservation]) -> dict[str, Any]:
    rates: dict[str, Any] = {}
    for each in found:
        unit = {} if each.observation.unit is None else {"unit": each.observation.unit}
        rates.setdefault(str(each.date), {})[each.instrument] = {**unit, **each.observation.figures}
    return rates


def _faults(found: list[CollectedObservation]) -> dict[str, list[str]]:
    return {
        f"{each.date} {each.instrument}": [fault.rule for fault in each.observation.faults]
        for each in found
        if each.observation.faults
    }


def expected(case: Path) -> dict[str, Any]:
    """What a case's `expected.json` says."""
    said: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return said
