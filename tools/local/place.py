"""A deployment as an operator's command works on it: its clients, its outputs, its table and its clock."""

import argparse
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from chautari.dynamodb.schema import versioned
from chautari.dynamodb.table import Table
from tools.local import deployed, samconfig


@dataclass(frozen=True)
class Place:
    """The stack `stack_name` in the account, or the local stack, `aws`."""

    aws: Any
    stack_name: str

    @cached_property
    def outputs(self) -> dict[str, str]:
        """The outputs of the stack by name."""
        return deployed.outputs(self.aws, self.stack_name)

    @cached_property
    def table(self) -> Table:
        """The table, whose items of a later schema are refused."""
        return Table(versioned(self.aws.client("dynamodb")), self.outputs["TableName"])

    @cached_property
    def now(self) -> datetime:
        """The clock of the deployment: a recorded run has pinned it."""
        described = self.aws.client("lambda").get_function_configuration(FunctionName=self.outputs["RatesFunctionName"])
        pinned = described["Environment"]["Variables"].get("CHAUTARI_NOW")
        return datetime.fromisoformat(pinned) if pinned else datetime.now(UTC)

    def physical(self, name: str) -> str:
        """The physical id of the stack's resource that the template calls `name`."""
        described = self.aws.client("cloudformation").describe_stack_resource(
            StackName=self.stack_name, LogicalResourceId=name
        )
        physical: str = described["StackResourceDetail"]["PhysicalResourceId"]
        return physical


def of_arguments(arguments: argparse.Namespace) -> Place:
    """The place that parsed arguments name. Raises CannotRun."""
    deployment = samconfig.of_arguments(arguments)
    return Place(deployed.aws(deployment.region), deployment.stack_name)
