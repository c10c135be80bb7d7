"""Store of the records of runs."""

from dataclasses import replace

from chautari.dynamodb import keys
from chautari.dynamodb.table import Table
from chautari.rates.model.job_run import EVIDENCE_REFUSED, JobRun
from chautari.rates.store import job_runs
from tests.support.factories import NOW

RUN = JobRun("nrb", keys.instant(NOW), rows_read=22, rows_stored=22)
REFUSED = replace(RUN, rows_stored=0, failure={"kind": EVIDENCE_REFUSED, "detail": "AccessDenied"})


def stored(table: Table) -> list[JobRun]:
    return job_runs.newest(table, ["nrb"], None, 10)


def test_an_event_delivered_twice_is_one_run_as_it_was_first(table: Table) -> None:
    job_runs.add(table, RUN)
    for again in (replace(RUN, rows_stored=0), REFUSED):
        job_runs.add(table, again)
    assert stored(table) == [RUN]


def test_the_outcome_of_an_event_delivered_again_replaces_a_refusal_of_its_evidence(table: Table) -> None:
    for run in (REFUSED, replace(REFUSED, rows_read=21), RUN, REFUSED):
        job_runs.add(table, run)
    assert stored(table) == [RUN]


def test_a_record_expires_after_ninety_days(table: Table) -> None:
    job_runs.add(table, RUN)
    (item,) = table.client.scan(TableName=table.name)["Items"]
    assert int(item["expires_at"]["N"]) == int(NOW.timestamp()) + 90 * 86400
