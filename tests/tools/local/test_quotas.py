"""`make quotas` says what is used of each limit, and what to do near one."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from tools.local import quotas
from tools.local.place import Place
from tools.local.quotas import Usage

LIMITS = {"ConcurrentExecutions": 1000}


class Aws:
    """An account: its limit, metrics by name, and its budgets."""

    def __init__(self, limit: int = 1000, metrics: Mapping[str, list[float]] | None = None, spent: str = "1") -> None:
        self.limit, self.metrics, self.spent = limit, metrics or {}, spent
        self.periods: list[tuple[int, int]] = []

    def client(self, service: str) -> Any:
        return self

    def get_account_settings(self) -> Any:
        return {"AccountLimit": {"ConcurrentExecutions": self.limit}}

    def get_caller_identity(self) -> Any:
        return {"Account": "123456789012"}

    def describe_budgets(self, AccountId: str) -> Any:
        spend = {"ActualSpend": {"Amount": self.spent, "Unit": "USD"}}
        monthly = {"BudgetName": "month", "BudgetLimit": {"Amount": "6", "Unit": "USD"}, "CalculatedSpend": spend}
        return {"Budgets": [monthly, {"BudgetName": "adjusted", "CalculatedSpend": spend}]}

    def describe_stacks(self, StackName: str) -> Any:
        return {"Stacks": [{"Outputs": [{"OutputKey": "TableName", "OutputValue": "table"}]}]}

    def get_paginator(self, name: str) -> Any:
        return Pages(self, name)


class Pages:
    """Pages of the stack's log groups, or of a metric."""

    def __init__(self, aws: Aws, name: str) -> None:
        self.aws, self.name = aws, name

    def paginate(self, **wanted: Any) -> Any:
        if self.name == "list_stack_resources":
            kind = {"ResourceType": "AWS::Logs::LogGroup", "ResourceStatus": "CREATE_COMPLETE"}
            return [{"StackResourceSummaries": [{**kind, "PhysicalResourceId": name} for name in ("api", "rates")]}]
        (query,) = wanted["MetricDataQueries"]
        values = self.aws.metrics.get(query["MetricStat"]["Metric"]["MetricName"], [])
        return [{"MetricDataResults": [{"Values": values[:1]}]}, {"MetricDataResults": [{"Values": values[1:]}]}]


def where(**fields: Any) -> Place:
    return Place(Aws(**fields), "chautari-dev")


def test_the_weeks_most_is_compared_with_the_limit() -> None:
    (usage,) = quotas.of_lambda(where(metrics={"ConcurrentExecutions": [3.0, 12.0]}))
    assert list(usage.lines) == ["ok    Lambda at once, a week's most: 12 of 1000 allowed executions"]


@pytest.mark.parametrize(("limit", "is_near"), [(10, True), (19, True), (20, False), (1000, False)])
def test_a_new_accounts_limit_is_near_though_nothing_runs(limit: int, is_near: bool) -> None:
    (usage,) = quotas.of_lambda(where(limit=limit))
    assert usage.is_near is is_near


def test_the_busiest_minute_of_the_table_counts_by_the_second() -> None:
    reads, writes = quotas.of_table(where(metrics={"ConsumedReadCapacityUnits": [60.0, 600.0]}))
    assert (reads.used, writes.used) == (Decimal("10.00"), None)


def test_logs_of_all_groups_are_added_up_and_what_is_free_is_no_limit() -> None:
    usage = quotas.of_logs(where(metrics={"IncomingBytes": [1e9, 5e8]}))
    assert list(usage.lines) == ["ok    logs in 30 days: 3 of 5 free GB"]


@pytest.mark.parametrize(("spent", "is_near"), [("4.79", False), ("4.80", True), ("7", True)])
def test_a_budget_is_near_from_four_fifths_on(spent: str, is_near: bool) -> None:
    (usage,) = quotas.budgets(Aws(spent=spent))
    assert (usage.subject, usage.is_near) == ("budget month", is_near)


def test_what_nothing_was_measured_of_is_not_said_to_be_unused() -> None:
    (line,) = quotas.of_logs(where()).lines
    assert line == "ok    logs in 30 days: nothing measured of 5 free GB"


def test_near_a_limit_it_says_what_to_do() -> None:
    usage = Usage("logs", Decimal("4.50"), Decimal(5), "GB", "find what logs so much", is_free=True)
    assert list(usage.lines) == ["NEAR  logs: 4.5 of 5 free GB", "      find what logs so much"]
