"""The bank's mirrors, read in the runs of its main address, over our own recorded answers."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chautari.core.errors import SchemaChanged, Unreachable
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.fetching.recorded import RecordedTransport
from chautari.rates import sources
from chautari.rates.ingest import pipeline
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.ingest.replay import Replay
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.store import evidence_archive, series
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.support.observations import NOW
from tests.support.shelf import shelf
from tests.support.template_file import ROOT

EVENING = NOW.replace(hour=12)
DAY, WEEK = date(2026, 8, 17), DateRange(date(2026, 8, 15), date(2026, 8, 17))
NRB = sources.find("nrb")
DAY_MIRROR, APP_MIRROR = NRB.mirrors
# The mocked table takes a second for all 22.
TWO_CURRENCIES = ("INR", "USD")
Change = Callable[[bytes], bytes]


def fetch_recorded(**changes: Change) -> Callable[[HttpRequest], HttpResponse]:
    """Fetch the recorded answers, with a change to those whose address ends in the name of a keyword."""
    recorded = RecordedTransport(ROOT / "recorded", EVENING)

    def fetch(request: HttpRequest) -> HttpResponse:
        name = request.url.partition("?")[0].rpartition("/")[2].replace("-", "_")
        page = recorded.get(request)
        return replace(page, body=changes[name](page.body)) if name in changes else page

    return fetch


def unreachable(_: bytes) -> bytes:
    raise Unreachable("gone")


def with_two_currencies(source: Any) -> Any:
    """The source and its mirrors, reduced to two currencies."""

    def parse(page: HttpResponse) -> Iterator[Any]:
        return (row for row in source.parse(page) if isinstance(row, ParsedQuote) and row.instrument in TWO_CURRENCIES)

    return replace(source, parse=parse, rows=((date.min, 2),), mirrors=tuple(map(with_two_currencies, source.mirrors)))


def run(table: Table, archive: EvidenceArchive | None = None, **changes: Change) -> RunReport:
    return pipeline.run(with_two_currencies(NRB), WEEK, fetch_recorded(**changes), table, archive or shelf(), EVENING)


def status_and_sources(table: Table, code: str = "USD") -> tuple[str, list[str]]:
    (day,) = (day for year in series.latest_years(table, code) for day in year.days if day.date == DAY)
    return day.verdict.status, [observation.source for observation in day.observations]


def quotes(source: Any, url: str) -> dict[str, ParsedQuote]:
    page = RecordedTransport(ROOT / "recorded", EVENING).get(HttpRequest(url))
    return {quote.instrument: quote for quote in source.parse(page) if quote.date == DAY}


def test_all_three_addresses_say_the_same_of_the_recorded_day() -> None:
    urls = [next(iter(source.requests(DateRange(DAY, DAY)))).url for source in (NRB, DAY_MIRROR, APP_MIRROR)]
    assert [url.rpartition("/v1/")[2] for url in urls[1:]] == ["rate?date=2026-08-17", "app-rate"]
    nrb_quotes, *mirrors_quotes = (
        quotes(source, url) for source, url in zip((NRB, DAY_MIRROR, APP_MIRROR), urls, strict=True)
    )
    assert len(nrb_quotes) == 22
    assert all(mirror_quotes == nrb_quotes for mirror_quotes in mirrors_quotes)


def test_mirrors_are_read_day_by_day_in_a_scheduled_run_and_not_in_a_back_fill() -> None:
    assert [request.url[-10:] for request in DAY_MIRROR.requests(WEEK)] == ["2026-08-17", "2026-08-16", "2026-08-15"]
    assert [
        *DAY_MIRROR.requests(DateRange(date(2010, 1, 1), DAY)),
        *APP_MIRROR.requests(DateRange(date(2010, 1, 1), DAY)),
    ] == []


@pytest.mark.parametrize(
    ("number", "body"), [(0, {"data": {"payload": []}}), (0, []), (1, {"data": []}), (1, ["INR"]), (1, None)]
)
def test_another_shape_raises_schema_changed(number: int, body: object) -> None:
    page = HttpResponse("https://www.nrb.org.np/", 200, {}, json.dumps(body).encode(), EVENING)
    with pytest.raises(SchemaChanged):
        list(NRB.mirrors[number].parse(page))


def test_a_run_reads_all_three(table: Table) -> None:
    report = run(table)
    assert (report.kind, report.unread, report.rows_read, report.rows_stored) == (None, {}, 14, 14)
    assert status_and_sources(table) == ("official", ["nrb", "nrbday", "nrbapp"])


def test_where_the_mirrors_are_unreachable_the_rate_is_official_as_before(table: Table) -> None:
    report = run(table, rate=unreachable, app_rate=unreachable)
    assert (report.kind, list(report.unread)) == (None, ["nrbday"])
    assert status_and_sources(table) == ("official", ["nrb"])


def test_a_mirror_that_cannot_be_read_stops_nothing_else(table: Table) -> None:
    report = run(table, rate=lambda _: b"[]")
    assert {key: why.partition(":")[0] for key, why in report.unread.items()} == {"nrbday": "changed"}
    assert status_and_sources(table) == ("official", ["nrb", "nrbapp"])


def test_an_error_that_the_banks_rules_cannot_see_is_held(table: Table) -> None:
    def raised(body: bytes) -> bytes:
        return body.replace(b'"buy":"152.39","sell":"152.99"', b'"buy":"152.49","sell":"153.09"')

    report = run(table, rates=raised)
    assert report.rows_held == 3
    assert (status_and_sources(table)[0], status_and_sources(table, "INR")[0]) == ("held", "official")


def test_observations_of_mirrors_are_replayed_from_the_archive(table: Table, archive: EvidenceArchive) -> None:
    run(table, archive)
    replay = Replay(with_two_currencies(NRB))
    for key in evidence_archive.run_keys(archive, "nrb", EVENING, EVENING):
        replay.add(evidence_archive.read(archive, key))
    assert list(replay.differences(table)) == []
    assert {source for source, _, _ in replay._observations} == {"nrb", "nrbday", "nrbapp"}
