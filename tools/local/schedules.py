"""The schedules of the deployed stack, fired once by hand: what each would set going at its hour."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tools.local import functions
from tools.local.stack import Stack


@dataclass(frozen=True, slots=True)
class Schedule:
    """A deployed schedule: the function that it invokes and with which event."""

    name: str
    function: str
    event: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Firing:
    """The result of a schedule: a report, or the failure."""

    schedule: Schedule
    report: functions.Report | None
    failure: str | None


def deployed(stack: Stack) -> list[Schedule]:
    """Every enabled schedule, in the order of their names; the watcher looks when the others have run."""
    scheduler = stack.client("scheduler")
    pages = scheduler.get_paginator("list_schedules").paginate()
    schedules = [scheduler.get_schedule(Name=item["Name"]) for page in pages for item in page["Schedules"]]
    return [
        Schedule(item["Name"], item["Target"]["Arn"], json.loads(item["Target"]["Input"]))
        for item in sorted(schedules, key=lambda item: ("watch" in item["Target"]["Input"], str(item["Name"])))
        if item["State"] == "ENABLED"
    ]


def by_need(schedules: list[Schedule]) -> tuple[list[Schedule], list[Schedule]]:
    """Those that read something, and the index of search, which is of what they read."""
    indexers = [schedule for schedule in schedules if "search" in schedule.event]
    return [schedule for schedule in schedules if schedule not in indexers], indexers


def fire(stack: Stack, schedules: list[Schedule]) -> Iterator[Firing]:
    """Invoke the target of each schedule with its event, one after the other."""
    client = stack.client("lambda")
    for schedule in schedules:
        try:
            yield Firing(schedule, functions.invoke(client, schedule.function, schedule.event), None)
        except functions.FunctionFailed as error:
            yield Firing(schedule, None, str(error))
