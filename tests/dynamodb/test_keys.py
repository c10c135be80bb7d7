"""Primary keys: the only literal keys outside `keys` itself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chautari.dynamodb import keys


def test_every_kind_of_item_has_its_key() -> None:
    assert keys.revision("gold", date(2026, 8, 17), "fenegosida", 1) == ("RATE#gold", "2026-08-17#fenegosida#0001")
    assert keys.series("gold", 2026) == ("SERIES#gold", "2026")
    assert keys.view("metals") == ("VIEW#metals", "VIEW")
    assert keys.health("nrb") == ("HEALTH", "nrb")


@given(st.dates(date(2000, 1, 1)), st.integers(0, 4000), st.integers(1, 9998), st.integers(1, 9998))
def test_keys_sort_by_date_and_by_revision(on: date, days: int, first: int, second: int) -> None:
    later = on + timedelta(days=min(days, (date.max - on).days))
    assert (keys.series("gold", on.year) <= keys.series("gold", later.year)) is (on.year <= later.year)
    assert (keys.revision("gold", on, "nrb", first) < keys.revision("gold", on, "nrb", second)) is (first < second)
    assert (keys.revision("gold", on, "nrb", 1).sk < keys.revision("gold", later, "nrb", 1).sk) is (on < later)
