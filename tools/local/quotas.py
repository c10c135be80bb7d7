"""`make quotas`: what the account allows and what we use of it, and what its budgets say.

In AWS by the person's own settings, or in a running `make run` with AWS_ENDPOINT_URL as it prints it. The local stack
sends no metrics, so that nothing is measured there.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chautari.watch.model.outlook import LEAST_CONCURRENCY
from tools.local import deployed, place, queues, samconfig
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun
from tools.local.place import Place

WEEK, MONTH = timedelta(days=7), timedelta(days=30)
# Of a limit: above it a person has to ask for more, or to find out the reason.
NEAR = Decimal("0.8")
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
FIFO_IN_WORK = 20_000
# A table by demand, units a second: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
TABLE_UNITS = 40_000
# No quota, but what is free a month: https://aws.amazon.com/cloudwatch/pricing/
FREE_LOGS_GB = 5
GB = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Usage:
    """A limit, what was used of it at most, and what to do near it.

    `used` is None where nothing was measured. `is_free`: a free allowance, and no limit.
    """

    subject: str
    used: Decimal | None
    limit: Decimal
    unit: str
    remedy: str
    is_free: bool = False

    @property
    def is_near(self) -> bool:
        """Whether a person has to act."""
        return self.used is not None and self.used >= NEAR * self.limit

    @property
    def lines(self) -> Iterator[str]:
        """The usage in words, and near the limit what to do."""
        used = "nothing measured" if self.used is None else f"{self.used.normalize():f}"
        limit = f"{self.limit.normalize():f} {'free' if self.is_free else 'allowed'}"
        yield f"{'NEAR' if self.is_near else 'ok':<6}{self.subject}: {used} of {limit} {self.unit}"
        if self.is_near:
            yield f"      {self.remedy}"


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 where something is near its limit, or a budget is nearly spent."""
    parser = CommandParser(prog="make quotas")
    samconfig.add_arguments(parser)
    try:
        where = place.of_arguments(parser.parse_args(words))
        usages = [*of_lambda(where), of_queue(where), *of_table(where), of_logs(where), *budgets(where.aws)]
    except (BotoCoreError, ClientError, CannotRun) as error:
        print(error, file=sys.stderr)
        return 1
    for usage in usages:
        for line in usage.lines:
            print(line)
    if not any(usage.subject.startswith("budget") for usage in usages):
        print("no budget is set: https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-create.html")
    return 1 if any(usage.is_near for usage in usages) else 0


def of_lambda(where: Place) -> Iterator[Usage]:
    """Concurrent executions of the whole account, whose limit is about ten in a new one."""
    limits = where.aws.client("lambda").get_account_settings()["AccountLimit"]
    used = _highest(where, "AWS/Lambda", "ConcurrentExecutions", {}, "Maximum", WEEK)
    # A limit under the watcher's least is near whatever is used.
    limit = Decimal(limits["ConcurrentExecutions"])
    used = used if limit >= LEAST_CONCURRENCY else max(used or Decimal(0), NEAR * limit)
    remedy = "Service Quotas, AWS Lambda, Concurrent executions: ask for 1000; until then readers can starve"
    yield Usage("Lambda at once, a week's most", used, limit, "executions", remedy)


def of_queue(where: Place) -> Usage:
    """Links that are being read."""
    in_work = queues.state_of(where, "ArticleLinks").counts["in work"]
    remedy = "links are taken and not given back: look at the log of the articles function"
    return Usage("links being read", Decimal(in_work), Decimal(FIFO_IN_WORK), "messages", remedy)


def of_table(where: Place) -> Iterator[Usage]:
    """Units a second of the table, in its busiest minute of a week."""
    named = {"TableName": where.outputs["TableName"]}
    for kind in ("Read", "Write"):
        units = _highest(where, "AWS/DynamoDB", f"Consumed{kind}CapacityUnits", named, "Sum", WEEK)
        remedy = "Service Quotas, Amazon DynamoDB: raise the table's; look first at what asks so much"
        yield Usage(
            f"table, {kind.lower()}s",
            None if units is None else _rounded(units / 60),
            Decimal(TABLE_UNITS),
            "units a second",
            remedy,
        )


def of_logs(where: Place) -> Usage:
    """Gigabytes that the stack's log groups took in a month."""
    groups = deployed.resources(where.aws, where.stack_name, "AWS::Logs::LogGroup")
    measured = [total for group in groups if (total := _logged(where, group)) is not None]
    taken = _rounded(sum(measured, Decimal(0)) / GB) if measured else None
    remedy = "each further one is paid for: find what logs so much, or raise POWERTOOLS_LOG_LEVEL"
    return Usage("logs in 30 days", taken, Decimal(FREE_LOGS_GB), "GB", remedy, is_free=True)


def budgets(aws: Any) -> Iterator[Usage]:
    """What is spent of each budget of the account this period."""
    account = aws.client("sts").get_caller_identity()["Account"]
    for budget in aws.client("budgets").describe_budgets(AccountId=account)["Budgets"]:
        limit = budget.get("BudgetLimit")
        if limit is None:
            continue  # one that AWS adjusts has none: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/
        spent = Decimal(budget["CalculatedSpend"]["ActualSpend"]["Amount"])
        remedy = "AWS Cost Explorer says of which service; docs/costs.md what is expected"
        yield Usage(f"budget {budget['BudgetName']}", spent, Decimal(limit["Amount"]), limit["Unit"], remedy)


def _highest(
    where: Place, namespace: str, metric: str, dimensions: dict[str, str], statistic: str, span: timedelta
) -> Decimal | None:
    """The highest value of a minute's `statistic`; None where nothing was measured."""
    return max(_values(where, namespace, metric, dimensions, statistic, span, 60), default=None)


def _logged(where: Place, group: str) -> Decimal | None:
    """Bytes that a log group took in a month; None where nothing was measured."""
    values = list(_values(where, "AWS/Logs", "IncomingBytes", {"LogGroupName": group}, "Sum", MONTH, 86_400))
    return sum(values, Decimal(0)) if values else None


def _values(
    where: Place,
    namespace: str,
    metric: str,
    dimensions: dict[str, str],
    statistic: str,
    span: timedelta,
    period: int,
) -> Iterator[Decimal]:
    """The values of a metric over `span` up to now.

    By GetMetricData, which pages: a week of minutes is over the 1,440 that GetMetricStatistics gives.
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
    """
    now = datetime.now(UTC)
    wanted = {
        "Metric": {
            "Namespace": namespace,
            "MetricName": metric,
            "Dimensions": [{"Name": name, "Value": value} for name, value in dimensions.items()],
        },
        "Period": period,
        "Stat": statistic,
    }
    pages = where.aws.client("cloudwatch").get_paginator("get_metric_data")
    queries = [{"Id": "m", "MetricStat": wanted}]
    for page in pages.paginate(MetricDataQueries=queries, StartTime=now - span, EndTime=now):
        for answered in page["MetricDataResults"]:
            yield from (Decimal(str(value)) for value in answered["Values"])


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))


if __name__ == "__main__":
    sys.exit(main())
