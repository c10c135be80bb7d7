"""Invoking a deployed function and waiting for what it reports; the same call in AWS and on the local stack."""

import json
from typing import Any

Report = dict[str, Any]


class FunctionFailed(Exception):
    """The function raised; the message is its error's type and text."""


class NothingRead(FunctionFailed):
    """The run ended well, and no source of it could be read."""


def failures(report: Report) -> list[str]:
    """A line for each source that failed, wholly or in part."""
    failed = [source_report for source_report in report["reports"] if source_report["failure"]]
    return [
        f"{source_report['source']}: {source_report['failure']['kind']}: {source_report['failure']['detail']}"
        for source_report in failed
    ]


def require_read(report: Report) -> Report:
    """`report`, if a source of it was read or skipped. Raises NothingRead: where a person asked, that is no success."""
    reports = report.get("reports", []) if isinstance(report, dict) else []
    if reports and all(report.get("failure") and not report["last_market_date"] for report in reports):
        raise NothingRead("; ".join(failures(report)))
    return report


def invoke(client: Any, name: str, event: dict[str, Any]) -> Report:
    """The result of function `name` for `event`; `client` is boto3's for Lambda. Raises FunctionFailed."""
    answer = client.invoke(FunctionName=name, Payload=json.dumps(event).encode())
    payload: Report = json.load(answer["Payload"])
    if "FunctionError" in answer:
        raise FunctionFailed(f"{payload.get('errorType')}: {payload.get('errorMessage')}")
    return payload
