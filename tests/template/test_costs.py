"""What docs/costs.md says is what its script counts, of this template, and little enough."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from chautari.markets import sources as board_sources
from chautari.markets.sources import banks
from chautari.news import sources as outlets
from chautari.rates import sources
from chautari.rates.model.publisher import Publisher
from tests.support.template_file import ROOT, of_type
from tests.template import cron
from tests.template.parts import Resources, metrics_of
from tests.template.sent import Metric
from tools.costs import composed, counts, document, usual

COSTS = (ROOT / "docs" / "costs.md").read_text(encoding="utf-8")
WEEK = [date(2026, 8, 16) + timedelta(days=number) for number in range(7)]


def test_the_document_is_the_scripts() -> None:
    assert document.text() == COSTS, "make costs"


def test_two_stages_cost_less_than_six_dollars_at_a_hundred_thousand_requests() -> None:
    (row,) = re.findall(r"^\| \*\*together\*\* \| (.*) \|$", COSTS, re.MULTILINE)
    dev, prod, *_ = (float(cell.strip(" *").replace(",", "")) for cell in row.split("|"))
    assert dev + prod < 6


@pytest.mark.parametrize("function", sorted(counts.SECONDS))
def test_runs_by_schedule(function: str, template: dict[str, Any]) -> None:
    for event in of_type(template, "AWS::Serverless::Function")[function]["Events"].values():
        if event["Type"] != "ScheduleV2":
            continue
        expression = event["Properties"]["ScheduleExpression"]
        fired = [cron.parse(expression).fires_on(on) for on in WEEK]
        assert {len(times) for times in fired} == {counts.firings(expression)}


def test_a_schedule_that_it_cannot_count_is_refused() -> None:
    with pytest.raises(ValueError, match="neither a time of the day"):
        counts.firings("cron(0 10-17 ? * SUN-FRI *)")


def test_alarms_and_metrics_of_our_own(alarms: Resources, sent: set[Metric]) -> None:
    """An alarm is billed by the metrics that it watches: https://aws.amazon.com/cloudwatch/pricing/."""
    stage = counts.of_stage(1e5)
    assert stage.alarms == len(alarms) == sum(len(metrics_of(alarm)) for alarm in alarms.values())
    assert stage.metrics == len(sent)


def test_more_readers_cost_more_and_nobody_costs_nothing() -> None:
    small, large = (sum(line.dollars for line in document.lines(requests)) for requests in (1e5, 1e9))
    assert small < large


def test_a_portal_in_a_sentence_is_the_sum_of_its_requests() -> None:
    (stated,) = re.findall(r"A portal of a million visits .* costs (\S+) dollars", COSTS)
    requests = document.VISITS * document.REQUESTS_OF_A_VISIT
    assert float(stated) == pytest.approx(sum(line.dollars for line in document.lines(requests)), abs=0.006)


def test_other_designs_are_counted_alike() -> None:
    """Functions without an edge send each request on, and read nine units for it; containers grow by their peak."""
    stage, prices = counts.of_stage(1e9), tomllib.loads(document.PRICES.read_text(encoding="utf-8"))
    functions = {line.service: line for line in usual.functions(stage, prices, document.SHARE)}
    ours = {line.service: line for line in document.lines(1e9)}
    assert functions["REST API"].dollars == pytest.approx(1e9 * 3.5 / 1e6)
    assert functions["Lambda, calls"].dollars > 9 * ours["Lambda, calls"].dollars
    assert functions["DynamoDB, writes"].dollars <= ours["DynamoDB, writes"].dollars
    assert not [service for service in functions if "CloudFront" in service]
    few, many = (list(usual.containers(counts.of_stage(requests), prices, document.SHARE)) for requests in (1e5, 1e9))
    assert (few[0].units, int(many[0].units) > 30) == ("3", True)


def test_what_is_assumed_is_not_less_than_what_is_declared() -> None:
    """A tenth more is no new document."""
    of_boards: list[Publisher] = [*map(board_sources.find, board_sources.source_keys()), *map(banks.find, banks.keys())]
    assert len(outlets.keys()) <= counts.OUTLETS * 1.1
    assert polls_a_day(map(sources.find, sources.keys())) <= counts.POLLS_A_DAY * 1.1
    assert 20 < polls_a_day(of_boards) <= counts.BOARD_POLLS_A_DAY * 1.1


def test_every_composed_page_is_counted_by_the_part_that_changes_most() -> None:
    counted, parts = composed.names(), {part for parts in composed.names().values() for part in parts}
    assert {"/ne", "/en/metals", "/en/forex/USD", "/v1/sources", "/sitemap.xml"} <= counted.keys()
    assert not {"/", "/en/forex/{code}"} & counted.keys()
    assert counts.COMPOSED_CHANGES.keys() == counts.COMPOSED_KILOBYTES.keys() == parts
    sizes, changes = dict.fromkeys(parts, 0), dict.fromkeys(parts, 0)
    assert composed.writes(sizes | {"news": 8}, changes | {"news": 3}) == 4 * 8 * 3
    assert composed.writes(sizes | {"counter": 2}, changes | {"counter": 5}) == (2 + 2) * 2 * 5, "counter, board"
    assert composed.writes(sizes, changes | {"metals": 1}) == 2 + 2 + 2 + 1, "ended: metals, board, front, map"


def polls_a_day(declared: Iterable[Publisher]) -> int:
    return sum(len(times.hours) * len(times.minutes) for source in declared for times in source.polls)
