"""Logs and metrics of runs: a structured line without bodies, and two counts over all sources.

What a source does is in its health and in the records of its runs: a metric of one source costs 0.30 USD a month.
"""

from collections.abc import Iterable
from dataclasses import asdict

from aws_lambda_powertools import Logger
from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit

from chautari.calendar.publish.notices import NoticeRefusal
from chautari.rates.ingest.dispatch import Dispatched
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.model.rule_incident import RepeatedContradiction


def emit(logger: Logger, report: RunReport) -> None:
    """Log `report`; count its new rows, and its failure."""
    level = logger.error if report.kind else logger.warning if report.skipped or report.unread else logger.info
    level(report.kind or ("skipped" if report.skipped else "read"), extra={"report": as_json(report)})
    for incident in report.incidents:
        logger.error("rule contradicted", extra={"source": report.source, "incident": _incident(report, incident)})
    metrics = EphemeralMetrics()
    metrics.add_metric("RowsStored", MetricUnit.Count, report.rows_stored)
    metrics.add_metric("SourcesFailed", MetricUnit.Count, 1 if report.kind else 0)
    metrics.flush_metrics()


def as_json(report: RunReport) -> dict[str, object]:
    """A report as plain JSON values."""
    return {
        "source": report.source,
        "rows_read": report.rows_read,
        "rows_stored": report.rows_stored,
        "rows_dropped": dict(report.rows_dropped),
        "rows_held": report.rows_held,
        "last_market_date": str(report.last_market_date) if report.last_market_date else None,
        "failure": {"kind": report.kind, "detail": report.detail} if report.kind else None,
        "skipped": report.skipped,
        "unread": dict(report.unread),
        "missing": list(report.missing),
        "unlisted": dict(report.unlisted),
        "incidents": [_incident(report, incident) for incident in report.incidents],
    }


def _incident(report: RunReport, incident: RepeatedContradiction) -> dict[str, object]:
    return {**asdict(incident), "adopt": incident.command(report.source)}


def emit_dispatch(logger: Logger, report: Dispatched) -> None:
    """Log the sources left waiting."""
    logger.info("dispatch", extra={"waiting": dict(report.waiting)})


def dispatch_as_json(report: Dispatched) -> dict[str, object]:
    """A dispatch report as plain JSON values."""
    reports = [as_json(run_report) for run_report in report.reports]
    return {"reports": reports, "waiting": dict(report.waiting)}


def emit_calendar(logger: Logger, counts: dict[str, int], refused: Iterable[NoticeRefusal]) -> None:
    """Log the run of the calendar, and each refused notice as an error."""
    logger.info("calendar", extra={"counts": counts})
    for refusal in refused:
        logger.error(refusal.kind, extra={"place": refusal.place, "detail": refusal.detail})
