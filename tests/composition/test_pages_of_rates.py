"""Pages of rates end with any day that is written, whether a view has it or not."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from chautari.dynamodb import composed_answers, composed_parts, read_models
from chautari.dynamodb.composed_answers import ComposedAnswer
from chautari.dynamodb.table import Table
from chautari.rates.ingest import job, projections
from chautari.rates.ingest.pipeline import RunReport
from tests.api import data
from tests.api.conftest import table_in_memory
from tests.api.data import AT


@pytest.fixture(scope="module")
def filled() -> Iterator[Table]:
    """Rates and their views."""
    with table_in_memory("rates") as table:
        data.stock_rates(table)
        projections.rebuild(table, ("metals", "forex"), AT)
        yield table


def test_days_that_no_view_has_end_the_pages_that_show_them(filled: Table) -> None:
    projections.rebuild(filled, ("metals", "forex"), AT)
    for part in ("metals", "forex", "record"):
        composed_parts.add(filled, part, [f"/en/{part}"])
        composed_answers.put(filled, f"/en/{part}", ComposedAnswer(b"page", '"tag"', AT, None, 1))
    assert projections.rebuild(filled, ("metals", "forex"), AT, {"metals"}) == []
    assert standing(filled) == {"forex"}
    job.publish(filled, [RunReport("fenegosida", AT)], AT)
    assert standing(filled) == {"forex"}
    job.publish(filled, [RunReport("nrb", AT, rows_stored=1), RunReport("fenegosida", AT)], AT)
    assert standing(filled) == set()


def standing(table: Table) -> set[str]:
    """The parts of which a page holds."""
    pages = {part: composed_answers.get(table, f"/en/{part}") for part in ("metals", "forex", "record")}
    return {part for part, stored in pages.items() if stored and stored.holds(AT)}


def test_a_view_that_changed_ends_the_pages_of_its_market(filled: Table) -> None:
    composed_parts.add(filled, "metals", ["/ne/metals"])
    composed_answers.put(filled, "/ne/metals", ComposedAnswer(b"page", '"tag"', AT, None, 1))
    view = read_models.get(filled, "metals")
    assert view
    read_models.put(filled, "metals", replace(view, etag='"another"', version=view.version + 1))
    projections.rebuild(filled, ("metals",), AT)
    stored = composed_answers.get(filled, "/ne/metals")
    assert stored and not stored.holds(AT)


def test_what_is_composed_of_a_part_is_ended_each_time_it_is_written(filled: Table) -> None:
    composed_parts.add(filled, "counter", ["/ne/counter"])
    composed_parts.add(filled, "counter", ["/en/counter"])
    composed_parts.expire(filled, AT, "counter")
    assert composed_parts.get(filled, "counter") == (("/en/counter", "/ne/counter"), 4)
    composed_parts.expire(filled, AT, "nothing")
    assert composed_parts.get(filled, "nothing") == ((), 0), "of which nothing is composed"
