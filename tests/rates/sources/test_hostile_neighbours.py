"""A hostile source harms no other source of the same run, whichever of them is read first."""

import pytest

from chautari.dynamodb.table import Table
from chautari.rates import sources
from tests.rates.sources.hostile import ANY, KINDS
from tests.rates.sources.world import NETWORKED, SECOND, good_answer, neighbour, outcome, run, stored

HOSTILE_ANSWERS = ("10 MB of blanks", "half of the rows")


@pytest.mark.parametrize("name", HOSTILE_ANSWERS)
@pytest.mark.parametrize("key", NETWORKED)
@pytest.mark.parametrize("order", [1, -1])
def test_the_neighbour_of_a_hostile_source_is_read(key: str, name: str, order: int, table: Table) -> None:
    reports = run(table, [key, neighbour(key)][::order], SECOND, **{key: ANY[name][0](good_answer(key, SECOND))})
    series_by_instrument = stored(table, sources.find(neighbour(key)).market)
    assert reports[key].kind in KINDS
    assert outcome(series_by_instrument, neighbour(key), reports[neighbour(key)]) == "right"
