"""The public record of runs: one item a run, kept for 90 days, newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from heapq import merge
from itertools import islice

from chautari.dynamodb import codec, keys, log_items
from chautari.dynamodb.table import Table
from chautari.rates.model.job_run import JobRun

RETENTION = timedelta(days=90)


def add(table: Table, run: JobRun) -> None:
    """Keep `run`, unless one of the same source and instant is kept: an event delivered twice is one run."""
    at = datetime.fromisoformat(run.at)
    expires = int((at + RETENTION).timestamp())
    item = codec.item({**keys.run(run.source, at)._asdict(), "run": codec.packed(asdict(run)), "expires_at": expires})
    try:
        table.client.put_item(TableName=table.name, Item=item, ConditionExpression="attribute_not_exists(pk)")
    except table.client.exceptions.ConditionalCheckFailedException:
        return


def newest(table: Table, sources: Sequence[str], until: tuple[str, str] | None, limit: int) -> list[JobRun]:
    """The `limit` newest runs of `sources`, newest first, from the one at the place `until` on (included)."""
    found = merge(
        *(_runs_of_source(table, source, until, limit) for source in sources),
        key=lambda run: run.position,
        reverse=True,
    )
    return list(islice((run for run in found if until is None or run.position <= until), limit))


def _runs_of_source(table: Table, source: str, until: tuple[str, str] | None, limit: int) -> Iterator[JobRun]:
    for item in log_items.newest_first(table, keys.runs_of(source), until[0] if until else None, limit):
        yield JobRun(**codec.unpacked(item["run"]["B"]))
