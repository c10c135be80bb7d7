"""When a source is left alone: after failures that no repetition helps, but for a probe ever more seldom."""

from datetime import datetime, timedelta

import pytest

from chautari.core.errors import Blocked, NotFoundOrMoved, SchemaChanged, SourceError, Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.rates.ingest import health, job
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.model.circuit_breaker import rests_until
from chautari.rates.model.failure_policies import POLICIES
from chautari.rates.model.job_run import JobRun
from chautari.rates.model.source_health import SourceHealth
from chautari.rates.store import health as stored
from chautari.rates.store import job_runs as record
from tests.support.boards import board
from tests.support.observations import MONDAY, NOW
from tests.support.shelf import shelf

EVENT = {"sources": ["fenegosida"]}
HOUR = timedelta(hours=1)


def failed(*kinds: str | None) -> SourceHealth | None:
    """The health of a source after a run an hour that ends so; None is a success."""
    known = None
    for number, kind in enumerate(kinds):
        at = NOW + number * HOUR
        report = RunReport("fenegosida", at, kind=kind, detail=kind, last_market_date=None if kind else MONDAY)
        known = health.updated(known, board(), report)
    return known


def rest(*kinds: str | None) -> timedelta | None:
    """How long the source is left alone after the last of these."""
    until = rests_until(failed(*kinds))
    return until - (NOW + (len(kinds) - 1) * HOUR) if until else None


def test_every_kind_of_failure_has_a_policy() -> None:
    """Those of the domain: what a page of news may lack besides is no failure of its outlet."""
    kinds = {each.kind for each in SourceError.__subclasses__() if each.__module__ == SourceError.__module__}
    assert POLICIES.keys() == kinds


@pytest.mark.parametrize(
    ("kinds", "hours"),
    [
        ((), None),
        ((None,), None),
        (("refused",), None),
        (("refused",) * 2, 1),
        (("refused",) * 3, 2),
        (("refused",) * 4, 4),
        (("refused",) * 40, 12),
        (("moved",) * 2, None),
        (("moved",) * 3, 1),
        (("changed",) * 3, 1),
        (("changed",) * 40, 4),
        (("unreachable",) * 40, None),
        (("changed", "moved", "changed"), 1),
        (("refused", "refused", None), None),
        (("refused", "refused", None, "refused"), None),
        (("changed", "changed", "unreachable", "changed"), 1),
    ],
)
def test_rests(kinds: tuple[str | None, ...], hours: int | None) -> None:
    assert rest(*kinds) == (hours * HOUR if hours else None)


def test_a_run_with_a_thin_day_read_something_and_opens_nothing() -> None:
    known = None
    for number in range(5):
        report = RunReport("fenegosida", NOW + number * HOUR, kind="changed", detail="thin", last_market_date=MONDAY)
        known = health.updated(known, board(), report)
    assert rests_until(known) is None


class Source:
    """A web that refuses, until it does not."""

    def __init__(self, error: SourceError) -> None:
        self.error, self.asked = error, 0

    def __call__(self, ask: HttpRequest) -> HttpResponse:
        self.asked += 1
        raise self.error


def run(table: Table, source: Source, at: datetime, **event: str) -> RunReport:
    (report,) = job.run({**EVENT, **event}, source, table, shelf(), at)
    return report


def test_a_source_whose_breaker_is_open_is_asked_once_an_interval(table: Table) -> None:
    source, asked = Source(Blocked("403")), []
    for minutes in range(0, 480, 20):
        run(table, source, NOW + timedelta(minutes=minutes))
        asked.append(source.asked)
    # The first two, then one after an hour, two and four.
    assert [asked.index(number) * 20 for number in range(1, 6)] == [0, 20, 80, 200, 440]


def test_a_run_that_asks_nothing_is_noted_as_such_and_is_no_failure(table: Table) -> None:
    source = Source(NotFoundOrMoved("404"))
    for minutes in (0, 20, 40):
        run(table, source, NOW + timedelta(minutes=minutes))
    before = stored.get(table, "fenegosida")
    report = run(table, source, NOW + HOUR)
    assert (report.failed, report.skipped) == (False, "its breaker is open until 2026-08-17 13:25")
    assert stored.get(table, "fenegosida") == before
    assert record.newest(table, ["fenegosida"], None, 1)[0].skipped == report.skipped


def test_a_back_fill_is_asked_for_by_a_person_and_asks(table: Table) -> None:
    source = Source(SchemaChanged("no JSON"))
    for minutes in (0, 20, 40, 60):
        run(table, source, NOW + timedelta(minutes=minutes))
    assert source.asked == 3
    run(table, source, NOW + HOUR, **{"from": "2026-08-01"})
    assert source.asked > 3


def test_a_source_that_is_down_is_asked_every_time(table: Table) -> None:
    source = Source(Unreachable("521"))
    for minutes in range(0, 200, 20):
        run(table, source, NOW + timedelta(minutes=minutes))
    assert source.asked == 10


def test_a_run_is_noted_once_however_often_its_event_comes(table: Table) -> None:
    source = Source(Unreachable("521"))
    for _ in range(3):
        run(table, source, NOW)
    (noted,) = record.newest(table, ["fenegosida"], None, 10)
    failure = {"kind": "unreachable", "detail": "521"}
    assert noted == JobRun("fenegosida", "2026-08-17T06:00:00.000000Z", failure=failure)


def test_a_note_of_a_run_expires_after_ninety_days(table: Table) -> None:
    run(table, Source(Unreachable("521")), NOW)
    (item,) = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": "RUNS#fenegosida"}},
    )["Items"]
    assert int(item["expires_at"]["N"]) == int((NOW + timedelta(days=90)).timestamp())
