"""The counts that docs/costs.md multiplies are those of the template and of what our runs send."""

import re
from datetime import date, timedelta

import pytest

from chautari.news import sources as news
from tests.support.template_file import ROOT
from tests.template import cron
from tests.template.parts import ON_SCHEDULE, Resources
from tests.template.sent import Metric

COSTS = (ROOT / "docs" / "costs.md").read_text(encoding="utf-8")
WEEK = [date(2026, 8, 16) + timedelta(days=number) for number in range(7)]
DAYS_OF_A_MONTH = 30.4


def stated(what: str) -> int:
    """The count in the row of `what`."""
    found = re.search(rf"^\| {what} \| ([\d,]+) \|", COSTS, re.MULTILINE)
    assert found, what
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize("function", ["RatesFunction", "FeedsFunction", "CalendarFunction"])
def test_runs_by_schedule(function: str, schedules: Resources) -> None:
    mine = [each for name, each in schedules.items() if name.startswith(f"{function}.")]
    fired = [cron.parse(each["ScheduleExpression"]).fires_on(on) for each in mine for on in WEEK]
    assert stated(f"runs of {function}") == round(sum(map(len, fired)) / 7 * DAYS_OF_A_MONTH)


def test_alarms(alarms: Resources) -> None:
    assert stated("alarms") == len(alarms)


def test_metrics_of_our_own(sent: set[Metric]) -> None:
    """Each name is one a source, where it has that dimension; kinds of failures come and go and are not counted."""
    sources = {"rates": len(ON_SCHEDULE), "feeds": len(news.keys()), "articles": len(news.keys())}
    lasting = [each for each in sent if not re.match("Failed.|UnexpectedErrors", each.name)]
    counts = [sources[each.service] if "source" in each.dimensions else 1 for each in lasting]
    assert stated("metrics of our own, at most") == sum(counts)
