"""The counts that docs/costs.md multiplies are those of the template and of what our runs send."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from tests.support.template_file import ROOT
from tests.template import cron
from tests.template.parts import Resources, metrics_of
from tests.template.sent import Metric

COSTS = (ROOT / "docs" / "costs.md").read_text(encoding="utf-8")
WEEK = [date(2026, 8, 16) + timedelta(days=number) for number in range(7)]
DAYS_OF_A_MONTH = 30.4


def stated(label: str) -> int:
    """The count in the row of `what`."""
    match = re.search(rf"^\| {label} \| ([\d,]+) \|", COSTS, re.MULTILINE)
    assert match, label
    return int(match[1].replace(",", ""))


@pytest.mark.parametrize("function", ["RatesFunction", "FeedsFunction", "CalendarFunction"])
def test_runs_by_schedule(function: str, schedules: Resources) -> None:
    mine = [schedule for name, schedule in schedules.items() if name.startswith(f"{function}.")]
    fired = [cron.parse(schedule["ScheduleExpression"]).fires_on(on) for schedule in mine for on in WEEK]
    assert stated(f"runs of {function}") == round(sum(map(len, fired)) / 7 * DAYS_OF_A_MONTH)


def test_alarms(alarms: Resources) -> None:
    """An alarm is billed by the metrics that it watches: https://aws.amazon.com/cloudwatch/pricing/."""
    assert stated("alarms") == len(alarms)
    assert stated("metrics that alarms watch") == sum(len(metrics_of(alarm)) for alarm in alarms.values())


def test_metrics_of_our_own(sent: set[Metric]) -> None:
    """Those with the dimension `source` count once a source; kinds of failures come and go and are not counted."""
    lasting = [metric for metric in sent if not re.match("Failed.|UnexpectedErrors", metric.name)]
    of_one = Counter(metric.service for metric in lasting if "source" in metric.dimensions)
    assert stated("metrics of a source of rates") == of_one["rates"]
    assert stated("metrics of an outlet") == of_one["feeds"] + of_one["articles"]
    assert stated("metrics of our own besides") == sum("source" not in metric.dimensions for metric in lasting)
