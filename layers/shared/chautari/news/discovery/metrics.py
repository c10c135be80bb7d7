"""Log discovery: one line an outlet. What an outlet does is in the states of its feeds, so nothing is counted here."""

from dataclasses import asdict
from typing import Any

from aws_lambda_powertools import Logger

from chautari.news.discovery.job import DiscoveryReport


def emit(logger: Logger, report: DiscoveryReport) -> None:
    """Log `report`, as an error if a feed failed."""
    level = logger.error if report.failures else logger.info
    level("feeds", extra={"report": report_to_json(report)})


def report_to_json(report: DiscoveryReport) -> dict[str, Any]:
    """A report as plain JSON values."""
    return {
        "source": report.source,
        "feeds": len(report.feeds),
        **{name: report.count(name) for name in ("asked", "unchanged", "entries", "queued")},
        "dropped": dict(report.dropped),
        "failures": [asdict(failure) for failure in report.failures],
    }
