"""A source that answers badly harms nobody beside it, whichever of them is read first."""

import pytest

from chautari.dynamodb.table import Table
from chautari.rates import sources
from tests.rates.sources.hostile import ANY, KINDS
from tests.rates.sources.world import NETWORKED, SECOND, beside, good, outcome, run, stored

BAD_NEIGHBOURS = ("10 MB of blanks", "half of the rows")


@pytest.mark.parametrize("name", BAD_NEIGHBOURS)
@pytest.mark.parametrize("key", NETWORKED)
@pytest.mark.parametrize("order", [1, -1])
def test_the_source_beside_a_hostile_one_is_read(key: str, name: str, order: int, table: Table) -> None:
    reports = run(table, [key, beside(key)][::order], SECOND, **{key: ANY[name][0](good(key, SECOND))})
    known = stored(table, sources.find(beside(key)).market)
    assert reports[key].kind in KINDS
    assert outcome(known, beside(key), reports[beside(key)]) == "right"
