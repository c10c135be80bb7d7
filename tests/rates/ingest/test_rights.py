"""Who may state a rate: its authority and who declares to repeat it; anybody else is refused by name."""

from dataclasses import replace

import pytest

from chautari.core.http_messages import DateRange
from chautari.dynamodb.table import Table
from chautari.rates.ingest import pipeline
from chautari.rates.ingest.collector import Collector
from chautari.rates.model.rate_markets import NotTheAuthority
from chautari.rates.store import series
from tests.support.boards import board, gold, page_of, saying
from tests.support.observations import FRIDAY, MONDAY, NOW
from tests.support.shelf import shelf

GOLD = gold(MONDAY, 306800)
DOLLAR = ("USD", MONDAY, {"buy": "140.00", "sell": "140.60"})


@pytest.mark.parametrize("origin", ["somebody", "nrb"])
def test_a_stranger_is_refused_by_name_and_nothing_of_it_is_stored(table: Table, origin: str) -> None:
    stranger = replace(board(), key="somebody", origin=origin)
    report = pipeline.run(stranger, DateRange(FRIDAY, MONDAY), saying(GOLD), table, shelf(), NOW)
    assert (report.kind, report.rows_stored) == ("not_the_authority", 0)
    assert report.detail == "somebody states gold of fenegosida, whose republisher it is not"
    assert series.latest_years(table, "gold") == []


def test_a_source_that_says_whom_it_repeats_may_state_those_figures() -> None:
    collector = Collector(replace(board(), key="somebody"), MONDAY)
    collector.add(page_of(GOLD))
    assert collector.rows_read == 1


@pytest.mark.parametrize("key", ["fenegosida", "nepalipatro", "hamropatro", "goldmandu"])
def test_whoever_may_state_gold_has_no_right_to_the_dollar(key: str) -> None:
    collector = Collector(replace(board(), key=key), MONDAY)
    collector.add(page_of(GOLD))
    with pytest.raises(NotTheAuthority, match=f"{key} states USD of nrb"):
        collector.add(page_of(DOLLAR))


@pytest.mark.parametrize("key", ["nrb", "nrbday", "nrbapp"])
def test_the_bank_of_issue_states_its_rates_at_each_of_its_addresses_and_no_gold(key: str) -> None:
    collector = Collector(replace(board(), key=key, market="forex", origin="nrb"), MONDAY)
    collector.add(page_of(DOLLAR))
    with pytest.raises(NotTheAuthority, match=f"{key} states gold"):
        collector.add(page_of(GOLD))
