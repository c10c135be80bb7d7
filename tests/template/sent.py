"""What the functions send to CloudWatch, and what AWS sends of itself."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from io import StringIO
from typing import Any, NamedTuple

import pytest
from aws_lambda_powertools import Logger

from chautari.api.metrics import count_unexpected_error
from chautari.calendar.publish import job
from chautari.nepali.clock import NPT
from chautari.news.discovery import job as finding
from chautari.news.discovery import metrics
from chautari.news.ingest import metrics as reading_telemetry
from chautari.news.ingest.batch import BatchReport
from chautari.news.ingest.worker import LinkReport
from chautari.rates.ingest import metrics as telemetry
from chautari.rates.ingest.dispatch import Dispatched
from chautari.rates.ingest.pipeline import RunReport
from tests.template.parts import Resources

# What AWS sends, with the sets of dimensions it is sent with.
# https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
# https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
SENT_BY_AWS = {
    ("AWS/Lambda", "Invocations"): [{"FunctionName"}, {"FunctionName", "Resource"}],
    ("AWS/Lambda", "Errors"): [{"FunctionName"}, {"FunctionName", "Resource"}],
    ("AWS/Lambda", "Duration"): [{"FunctionName"}, {"FunctionName", "Resource"}],
    ("AWS/Lambda", "Throttles"): [{"FunctionName"}, {"FunctionName", "Resource"}],
    ("AWS/ApiGateway", "4xx"): [{"ApiId"}, {"ApiId", "Stage"}],
    ("AWS/ApiGateway", "Count"): [{"ApiId"}, {"ApiId", "Stage"}],
    ("AWS/ApiGateway", "Latency"): [{"ApiId"}, {"ApiId", "Stage"}],
    ("AWS/ApiGateway", "5xx"): [{"ApiId"}, {"ApiId", "Stage"}],
    ("AWS/SQS", "ApproximateNumberOfMessagesVisible"): [{"QueueName"}],
    ("AWS/SQS", "ApproximateAgeOfOldestMessage"): [{"QueueName"}],
}
AT = datetime(2026, 8, 17, 0, 15, tzinfo=NPT)
OF_CALENDAR = job.PublishReport((), (), 131, ())
OF_LINKS = BatchReport([LinkReport("kathmandupost", "id", "https://kathmandupost.com/1", "stored")], 0, (), 0, {})


def _of_rates(logger: Logger) -> None:
    telemetry.emit(logger, RunReport("nrb", AT))
    telemetry.emit_dispatch(logger, Dispatched([], {}))


TELLINGS: dict[str, Callable[[Logger], None]] = {
    "RatesFunction": _of_rates,
    "CalendarFunction": lambda logger: telemetry.emit_calendar(logger, OF_CALENDAR.counts(), ()),
    "FeedsFunction": lambda logger: metrics.emit(logger, finding.DiscoveryReport("kathmandupost", AT, ())),
    "ArticlesFunction": lambda logger: reading_telemetry.emit(logger, OF_LINKS),
    "WatchFunction": lambda _: None,
    "SearchFunction": lambda _: None,
    "AlertsFunction": lambda _: None,
    "ApiFunction": lambda _: count_unexpected_error(),
}


class Metric(NamedTuple):
    """A metric of a service, with the names of the dimensions that it is sent with."""

    namespace: str
    name: str
    service: str
    dimensions: frozenset[str]


def sent_by(
    function: str, environment: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Metric]:
    """What a function sends in the environment that the template gives it."""
    for name, value in environment.items():
        monkeypatch.setenv(name, str(value["Fn::Sub"] if isinstance(value, dict) and "Fn::Sub" in value else value))
    TELLINGS[function](Logger(stream=StringIO()))
    for line in capsys.readouterr().out.splitlines():
        metrics = json.loads(line)
        for directive in metrics["_aws"]["CloudWatchMetrics"]:
            for metric in directive["Metrics"]:
                for names in directive["Dimensions"]:
                    yield Metric(directive["Namespace"], metric["Name"], metrics["service"], frozenset(names))


def environment_of(function: str, template: dict[str, Any], functions: Resources) -> dict[str, Any]:
    """The variables of a function, those of all functions among them."""
    shared: dict[str, Any] = template["Globals"]["Function"]["Environment"]["Variables"]
    own: dict[str, Any] = functions[function]["Environment"]["Variables"]
    return shared | own
