"""A history crosses few rooms of the package: see tests/project/test_crossings.py."""

from chautari.dynamodb.table import Table
from tests.api.conftest import Get
from tests.project.test_crossings import MOST_OF_BEFORE, crossings

BEFORE = 893


def test_a_history_crosses_few_rooms(stocked: Table, get: Get) -> None:
    assert get("/v1/forex/USD/history").status == 200
    assert 0 < crossings(lambda: get("/v1/forex/USD/history")) <= BEFORE * MOST_OF_BEFORE
