"""Answers truncated at every byte: a named error or the figures of the whole answer, never half an amount."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from chautari.core.errors import SourceError
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.fetching import response_checks
from chautari.nepali.clock import today
from chautari.rates import sources
from chautari.rates.ingest.collector import Collector
from tests.rates.sources.fixtures import CASES, accept_of, source_of
from tests.rates.sources.world import NETWORKED, SECOND, Answer, good_answer, outcome, run, stored

Figures = dict[tuple[str, date], dict[str, str]]

# The bank's cases differ in their rows and not in their shape, which is long.
COMPLETE_CASES = [
    case
    for case in CASES
    if case.parent.name in NETWORKED and (case.parent.name != "nrb" or case.name in ("a-plain-day", "sides-not-quoted"))
]


def figures(key: str, body: bytes, fetched_at: str) -> Figures | str:
    """The figures read from a body, or the kind of the named error."""
    source = sources.find(key)
    now = SECOND.fromisoformat(fetched_at)
    request = HttpRequest("https://answer.example/?page=1&from=a&to=b", accept_of(source))
    collector = Collector(source, today(now))
    try:
        collector.add(response_checks.check_response(request, HttpResponse(request.url, 200, {}, body, now)))
        list(source.next_pages(HttpResponse(request.url, 200, {}, body, now)))
        return {
            (collected.instrument, collected.date): dict(collected.observation.figures)
            for collected in collector.observations()
        }
    except SourceError as error:
        return error.kind


def lengths(body: bytes) -> Iterator[int]:
    """Every length that truncates the body; of a long one every third, and every one of the last 200 bytes."""
    step = 1 if len(body) < 3000 else 3
    yield from range(0, len(body.rstrip()) - 200, step)
    yield from range(max(0, len(body.rstrip()) - 200), len(body.rstrip()))


@pytest.mark.parametrize("case", COMPLETE_CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_an_answer_cut_at_any_byte_is_an_error_or_says_the_same(case: Path) -> None:
    key, body = source_of(case).key, (case / "body").read_bytes()
    whole = figures(key, body, "2026-09-07T13:00:00+05:45")
    for length in lengths(body):
        truncated = figures(key, body[:length], "2026-09-07T13:00:00+05:45")
        assert isinstance(truncated, str) or truncated == whole, f"{length} bytes"


@pytest.mark.parametrize("tenths", range(1, 10))
@pytest.mark.parametrize("key", [key for key in NETWORKED if key != "nrb"])
def test_a_cut_answer_is_a_named_error_all_the_way(key: str, tenths: int, one_day: Table) -> None:
    body = good_answer(key, SECOND).body
    (report,) = run(one_day, [key], SECOND, **{key: Answer(body[: len(body) * tenths // 10])}).values()
    assert outcome(stored(one_day, sources.find(key).market), key, report) == "changed"
