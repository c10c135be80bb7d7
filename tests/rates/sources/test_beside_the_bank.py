"""The bank's further addresses, beside the one that its days are read from, over our own recorded answers."""

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
BANK = sources.find("nrb")
BY_DAY, OF_THE_APP = BANK.mirrors
# The pretended table takes a second for all 22.
FEW = ("INR", "USD")
Change = Callable[[bytes], bytes]


def web(**changes: Change) -> Callable[[HttpRequest], HttpResponse]:
    """The recorded answers, those whose address ends in a name changed."""
    recorded = RecordedTransport(ROOT / "recorded", EVENING)

    def fetch(ask: HttpRequest) -> HttpResponse:
        name = ask.url.partition("?")[0].rpartition("/")[2].replace("-", "_")
        page = recorded.get(ask)
        return replace(page, body=changes[name](page.body)) if name in changes else page

    return fetch


def gone(_: bytes) -> bytes:
    raise Unreachable("gone")


def few(source: Any) -> Any:
    """The source with two of its currencies."""

    def parse(page: HttpResponse) -> Iterator[Any]:
        return (row for row in source.parse(page) if isinstance(row, ParsedQuote) and row.instrument in FEW)

    return replace(source, parse=parse, rows=((date.min, 2),), mirrors=tuple(map(few, source.mirrors)))


def run(table: Table, archive: EvidenceArchive | None = None, **changes: Change) -> RunReport:
    return pipeline.run(few(BANK), WEEK, web(**changes), table, archive or shelf(), EVENING)


def judgement(table: Table, code: str = "USD") -> tuple[str, list[str]]:
    (day,) = (day for year in series.latest_years(table, code) for day in year.days if day.date == DAY)
    return day.verdict.status, [each.source for each in day.observations]


def quotes(source: Any, url: str) -> dict[str, ParsedQuote]:
    page = RecordedTransport(ROOT / "recorded", EVENING).get(HttpRequest(url))
    return {each.instrument: each for each in source.parse(page) if each.date == DAY}


def test_all_three_addresses_say_the_same_of_the_recorded_day() -> None:
    asked = [next(iter(source.requests(DateRange(DAY, DAY)))).url for source in (BANK, BY_DAY, OF_THE_APP)]
    assert [url.rpartition("/v1/")[2] for url in asked[1:]] == ["rate?date=2026-08-17", "app-rate"]
    first, *others = (quotes(source, url) for source, url in zip((BANK, BY_DAY, OF_THE_APP), asked, strict=True))
    assert len(first) == 22
    assert all(other == first for other in others)


def test_the_days_of_a_run_are_asked_one_by_one_and_those_of_a_back_fill_not() -> None:
    assert [ask.url[-10:] for ask in BY_DAY.requests(WEEK)] == ["2026-08-17", "2026-08-16", "2026-08-15"]
    assert [
        *BY_DAY.requests(DateRange(date(2010, 1, 1), DAY)),
        *OF_THE_APP.requests(DateRange(date(2010, 1, 1), DAY)),
    ] == []


@pytest.mark.parametrize(
    ("number", "body"), [(0, {"data": {"payload": []}}), (0, []), (1, {"data": []}), (1, ["INR"]), (1, None)]
)
def test_another_form_is_told_as_changed(number: int, body: object) -> None:
    page = HttpResponse("https://www.nrb.org.np/", 200, {}, json.dumps(body).encode(), EVENING)
    with pytest.raises(SchemaChanged):
        list(BANK.mirrors[number].parse(page))


def test_a_run_reads_all_three(table: Table) -> None:
    report = run(table)
    assert (report.kind, report.unread, report.rows_read, report.rows_stored) == (None, {}, 14, 14)
    assert judgement(table) == ("official", ["nrb", "nrbday", "nrbapp"])


def test_where_the_further_addresses_are_not_there_the_rate_is_official_as_it_was(table: Table) -> None:
    report = run(table, rate=gone, app_rate=gone)
    assert (report.kind, list(report.unread)) == (None, ["nrbday"])
    assert judgement(table) == ("official", ["nrb"])


def test_an_answer_that_cannot_be_read_stops_nothing_beside_it(table: Table) -> None:
    report = run(table, rate=lambda _: b"[]")
    assert {key: why.partition(":")[0] for key, why in report.unread.items()} == {"nrbday": "changed"}
    assert judgement(table) == ("official", ["nrb", "nrbapp"])


def test_an_error_that_the_banks_rules_cannot_see_is_held(table: Table) -> None:
    def dearer(body: bytes) -> bytes:
        return body.replace(b'"buy":"152.39","sell":"152.99"', b'"buy":"152.49","sell":"153.09"')

    report = run(table, rates=dearer)
    assert report.rows_held == 3
    assert (judgement(table)[0], judgement(table, "INR")[0]) == ("held", "official")


def test_what_was_read_beside_is_found_again_in_the_archive(table: Table, archive: EvidenceArchive) -> None:
    run(table, archive)
    again = Replay(few(BANK))
    for key in evidence_archive.run_keys(archive, "nrb", EVENING, EVENING):
        again.add(evidence_archive.read(archive, key))
    assert list(again.differences(table)) == []
    assert {source for source, _, _ in again._found} == {"nrb", "nrbday", "nrbapp"}
