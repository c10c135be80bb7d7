"""Real answers of the sources, if a folder of captures lies beside the checkout; they are never part of it."""

import re
from datetime import date, datetime, time
from pathlib import Path

from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.fetching.response_checks import check_response
from chautari.nepali.clock import NPT
from chautari.rates import sources
from chautari.rates.ingest.collector import CollectedObservation, Collector
from tests.rates.sources.fixtures import accept_of
from tests.support.template_file import ROOT as CHECKOUT

ROOT = CHECKOUT.parent / "shared" / "captures" / "rates"
KEYS = ("fenegosida", "hamropatro", "nepalipatro", "nrb")
CAPTURES = sorted(path for key in KEYS for path in (ROOT / key).glob("*.*"))
REFUSALS = [path for path in CAPTURES if path.name.startswith("error-")]
ANSWERS = [path for path in CAPTURES if path not in REFUSALS]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def collect_capture(path: Path) -> tuple[Collector, list[CollectedObservation]]:
    """Collect a capture through response checks, parser and rules, as if fetched on the evening of the last date in its
    name.
    """
    source = sources.find(path.parent.name)
    dates = [date.fromisoformat(text) for text in _DATE.findall(path.name)]
    fetched_at = datetime.combine(max(dates, default=date(2026, 11, 1)), time(18), NPT)
    request = HttpRequest("https://captured.example/?page=1&from=a&to=b", accept_of(source))
    collector = Collector(source, fetched_at.date())
    collector.add(check_response(request, HttpResponse(request.url, 200, {}, path.read_bytes(), fetched_at)))
    return collector, collector.observations()
