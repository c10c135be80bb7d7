"""Fixtures of the banks: small answers of our own in each bank's shape, with their expected results.

`tests/fixtures/markets/banks/<key>/<case>/` holds one recorded answer. Its `expected.json` has either the `editions` or
`error`, the kind of the named error. No figure in them was ever a real rate.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from chautari.core.errors import SourceError
from chautari.core.http_messages import HttpResponse
from chautari.fetching.recorded import RecordedTransport, recordings
from chautari.markets.model.bank_board import BankEdition
from chautari.markets.sources import banks
from chautari.nepali.clock import today
from tests.support.template_file import ROOT as CHECKOUT

ROOT = CHECKOUT / "tests" / "fixtures" / "markets" / "banks"
CASES = sorted(path.parent for path in ROOT.glob("*/*/expected.json"))


def page_of(case: Path) -> HttpResponse:
    """The answer of a case to its bank's own request, with response checks."""
    (recording,) = recordings(case)
    request = banks.find(case.parent.name).request(today(recording.fetched_at))
    return RecordedTransport(case, recording.fetched_at).get(request)


def editions_of(case: Path) -> tuple[BankEdition, ...]:
    """The editions of a case. Raises SourceError."""
    return banks.find(case.parent.name).parse(page_of(case))


def read(case: Path) -> dict[str, Any]:
    """The result of reading a case, in the shape of its `expected.json`."""
    try:
        return {"editions": [_edition(edition) for edition in editions_of(case)]}
    except SourceError as error:
        return {"error": error.kind}


def _edition(edition: BankEdition) -> dict[str, Any]:
    return {
        "date": str(edition.date),
        "dated_by": edition.dated_by,
        "time": str(edition.time) if edition.time else None,
        "dropped": [violation.rule for violation in edition.dropped],
        "quotes": {
            quote.currency: {**({"unit": quote.unit} if quote.unit else {}), **quote.figures} for quote in edition
        },
    }


def expected(case: Path) -> dict[str, Any]:
    """The `expected.json` of a case."""
    result: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return result


def response_at(source_key: str, body: bytes, at: datetime) -> HttpResponse:
    """A response of a bank with this body, fetched at `at`."""
    return HttpResponse(banks.find(source_key).request(today(at)).url, 200, {}, body, at)
