"""Runs of the last 90 days, newest first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from chautari.api import cursor, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import bad_value
from chautari.nepali.clock import NPT
from chautari.rates.model.job_run import JobRun
from chautari.rates.store import health, polls
from chautari.rates.store import job_runs as record

if TYPE_CHECKING:
    from chautari.api.platform.answer_types import Run, RunFailure, Runs


def runs(request: Request) -> Reply:
    """The runs of all sources, or of the requested one."""
    limit = int(request.values["limit"])
    until = cursor.read(request, str, str) if "cursor" in request.values else None
    found = record.newest(request.table, _sources(request), (until[0], until[1]) if until else None, limit + 1)
    onward = cursor.make(request, *found[limit].position) if len(found) > limit else None
    answer: Runs = {"runs": [_row(run) for run in found[:limit]], "next": onward}
    return responses.of_json(answer)


def _sources(request: Request) -> list[str]:
    """The requested sources. A source whose every run the archive refused has no health yet, but was polled."""
    of_health = {each.key for each in health.all_sources(request.table)}
    known = sorted(of_health | polls.last_polls(request.table).keys())
    asked = request.values.get("source")
    if asked is not None and asked not in known:
        raise bad_value("source", f"no source {asked!r} ever ran", known)
    return known if asked is None else [asked]


def _row(run: JobRun) -> Run:
    return {
        "source": run.source,
        "at": datetime.fromisoformat(run.at).astimezone(NPT).isoformat(),
        "rows_read": run.rows_read,
        "rows_stored": run.rows_stored,
        "rows_dropped": dict(run.rows_dropped),
        "rows_held": run.rows_held,
        "last_market_date": run.last_market_date,
        "failure": cast("RunFailure", dict(run.failure)) if run.failure else None,
        "skipped": run.skipped,
    }
