"""The circuit breaker of a source: open after repeated failures, with probes at growing intervals."""

from datetime import datetime, timedelta

import pytest

from chautari.core.errors import Blocked, NotFoundOrMoved, SchemaChanged, SourceError, Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.rates.ingest import health, job
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.model.circuit_breaker import POLICIES, open_until
from chautari.rates.model.job_run import JobRun
from chautari.rates.model.source_health import SourceHealth
from chautari.rates.store import health as health_store
from chautari.rates.store import job_runs
from tests.support.boards import board
from tests.support.observations import MONDAY, NOW
from tests.support.shelf import shelf

EVENT = {"sources": ["fenegosida"]}
HOUR = timedelta(hours=1)


def health_after(*kinds: str | None) -> SourceHealth | None:
    """The health of a source after hourly runs with these kinds of failure; None is a success."""
    source_health = None
    for number, kind in enumerate(kinds):
        at = NOW + number * HOUR
        report = RunReport("fenegosida", at, kind=kind, detail=kind, last_market_date=None if kind else MONDAY)
        source_health = health.updated(source_health, board(), report)
    return source_health


def pause(*kinds: str | None) -> timedelta | None:
    """How long the breaker stays open after the last of these runs."""
    until = open_until(health_after(*kinds))
    return until - (NOW + (len(kinds) - 1) * HOUR) if until else None


def test_every_kind_of_failure_has_a_policy() -> None:
    """Every `SourceError` of the core; further ones of news concern a page and not its outlet."""
    kinds = {error.kind for error in SourceError.__subclasses__() if error.__module__ == SourceError.__module__}
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
        (("unreachable",) * 2, None),
        (("unreachable",) * 3, 0.5),
        (("unreachable",) * 4, 1),
        (("unreachable",) * 40, 1),
        (("changed", "moved", "changed"), 1),
        (("refused", "refused", None), None),
        (("refused", "refused", None, "refused"), None),
        (("changed", "changed", "unreachable", "changed"), 2),
    ],
)
def test_the_pause_after_failures(kinds: tuple[str | None, ...], hours: float | None) -> None:
    assert pause(*kinds) == (hours * HOUR if hours else None)


def test_a_run_with_a_thin_day_read_something_and_opens_nothing() -> None:
    source_health = None
    for number in range(5):
        report = RunReport("fenegosida", NOW + number * HOUR, kind="changed", detail="thin", last_market_date=MONDAY)
        source_health = health.updated(source_health, board(), report)
    assert open_until(source_health) is None


class FailingClient:
    """An HTTP client that raises the same error for every request and counts them."""

    def __init__(self, error: SourceError) -> None:
        self.error, self.requests = error, 0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.requests += 1
        raise self.error


def run(table: Table, client: FailingClient, at: datetime, **event: object) -> RunReport:
    (report,) = job.run({**EVENT, **event}, client, table, shelf(), at)
    return report


def test_a_source_whose_breaker_is_open_is_probed_once_an_interval(table: Table) -> None:
    client, counts = FailingClient(Blocked("403")), []
    for minutes in range(0, 480, 20):
        run(table, client, NOW + timedelta(minutes=minutes))
        counts.append(client.requests)
    # The first two, then one after an hour, two and four.
    assert [counts.index(number) * 20 for number in range(1, 6)] == [0, 20, 80, 200, 440]


def test_a_run_without_requests_is_recorded_as_skipped_and_is_no_failure(table: Table) -> None:
    client = FailingClient(NotFoundOrMoved("404"))
    for minutes in (0, 20, 40):
        run(table, client, NOW + timedelta(minutes=minutes))
    before = health_store.get(table, "fenegosida")
    report = run(table, client, NOW + HOUR)
    assert (report.failed, report.skipped) == (False, "its breaker is open until 2026-08-17 13:25")
    assert health_store.get(table, "fenegosida") == before
    assert job_runs.newest(table, ["fenegosida"], None, 1)[0].skipped == report.skipped


def test_a_run_by_hand_is_read_though_the_breaker_is_open_and_counts_as_any(table: Table) -> None:
    client = FailingClient(SchemaChanged("no JSON"))
    for minutes in (0, 20, 40):
        run(table, client, NOW + timedelta(minutes=minutes))
    report = run(table, client, NOW + timedelta(minutes=50), by_hand=True)
    health = health_store.get(table, "fenegosida")
    assert (report.skipped, client.requests) == (None, 4)
    assert health is not None
    assert health.streak == 4


def test_a_back_fill_is_read_though_the_breaker_is_open(table: Table) -> None:
    client = FailingClient(SchemaChanged("no JSON"))
    for minutes in (0, 20, 40, 60):
        run(table, client, NOW + timedelta(minutes=minutes))
    assert client.requests == 3
    run(table, client, NOW + HOUR, **{"from": "2026-08-01"})
    assert client.requests > 3


def test_a_source_that_is_down_is_asked_again_within_the_hour(table: Table) -> None:
    client, probed = FailingClient(Unreachable("521")), list[int]()
    for minutes in range(0, 480, 20):
        before = client.requests
        run(table, client, NOW + timedelta(minutes=minutes))
        probed += [minutes] if client.requests > before else []
    assert probed == [0, 20, 40, 80, 140, 200, 260, 320, 380, 440]


def test_a_run_is_recorded_once_however_often_its_event_is_delivered(table: Table) -> None:
    client = FailingClient(Unreachable("521"))
    for _ in range(3):
        run(table, client, NOW)
    (recorded,) = job_runs.newest(table, ["fenegosida"], None, 10)
    failure = {"kind": "unreachable", "detail": "521"}
    assert recorded == JobRun("fenegosida", "2026-08-17T06:00:00.000000Z", failure=failure)


def test_the_record_of_a_run_expires_after_ninety_days(table: Table) -> None:
    run(table, FailingClient(Unreachable("521")), NOW)
    (item,) = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": "RUNS#fenegosida"}},
    )["Items"]
    assert int(item["expires_at"]["N"]) == int((NOW + timedelta(days=90)).timestamp())
