"""Store of the health of sources, one item a source."""

from dataclasses import replace

import pytest

from chautari.dynamodb.table import Conflict, Table
from chautari.rates.model.source_health import SourceHealth
from chautari.rates.store import health

NRB = SourceHealth(
    key="nrb",
    name="Nepal Rastra Bank",
    home="https://www.nrb.org.np/forex/",
    market="forex",
    origin="nrb",
    rhythm={"due": "00:30", "saturdays": True},
    last_run_at="2026-08-17T00:45:00+05:45",
    last_run={"rows_read": 22, "rows_dropped": {"undated": 1}},
    failures={"unreachable": 2},
    last_failure={"kind": "unreachable", "detail": "521", "at": "2026-08-16T00:45:00+05:45"},
)


def test_the_health_of_a_source_is_read_as_it_was_stored(table: Table) -> None:
    assert health.get(table, "nrb") is None
    health.put(table, NRB)
    assert health.get(table, "nrb") == NRB


def test_the_next_version_replaces_the_one_before(table: Table) -> None:
    health.put(table, NRB)
    later = replace(NRB, last_market_date="2026-08-17", failures={}, version=2)
    health.put(table, later)
    assert health.get(table, "nrb") == later


@pytest.mark.parametrize("version", [1, 3])
def test_a_version_that_another_run_stored_is_not_overwritten(table: Table, version: int) -> None:
    health.put(table, NRB)
    with pytest.raises(Conflict, match="health of nrb"):
        health.put(table, replace(NRB, failures={}, version=version))
    assert health.get(table, "nrb") == NRB


def test_all_sources_are_listed_by_key(table: Table) -> None:
    assert health.all_sources(table) == []
    archive = replace(NRB, key="goldmandu", rhythm=None)
    for source_health in (NRB, archive):
        health.put(table, source_health)
    assert health.all_sources(table) == [archive, NRB]
