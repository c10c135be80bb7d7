"""Store of the records of runs: one item a run, kept for 90 days."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from heapq import merge
from itertools import islice

from chautari.dynamodb import codec, keys, log_items
from chautari.dynamodb.table import Table, put_if
from chautari.rates.model.job_run import JobRun

RETENTION = timedelta(days=90)
_NEW_OR_REFUSED = "attribute_not_exists(pk) OR attribute_exists(refused)"


def add(table: Table, run: JobRun) -> None:
    """Store `run` unless its source has one of the same instant: an event delivered twice is one run.

    The record of a run whose evidence was refused is replaced: the event is delivered again until it is taken.
    """
    at = datetime.fromisoformat(run.at)
    expires = int((at + RETENTION).timestamp())
    values = {
        "run": codec.packed(asdict(run)),
        "expires_at": expires,
        "refused": 1 if run.is_evidence_refused else None,
    }
    item = codec.item({**keys.run(run.source, at)._asdict(), **values})
    put_if(table, item, ConditionExpression=_NEW_OR_REFUSED)


def newest(table: Table, sources: Sequence[str], until: tuple[str, str] | None, limit: int) -> list[JobRun]:
    """Up to `limit` runs of `sources`, newest first, from the position `until` (included; None: from the newest)."""
    by_source = (_runs_of_source(table, source, until, limit) for source in sources)
    runs = merge(*by_source, key=lambda run: run.position, reverse=True)
    return list(islice((run for run in runs if until is None or run.position <= until), limit))


def _runs_of_source(table: Table, source: str, until: tuple[str, str] | None, limit: int) -> Iterator[JobRun]:
    for item in log_items.newest_first(table, keys.runs_of(source), until[0] if until else None, limit):
        yield JobRun(**codec.unpacked(item["run"]["B"]))
