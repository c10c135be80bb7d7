"""Items and the things they stand for: nothing is lost on the way into the table and back."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.dynamodb import codec
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.series import MarketDay, Verdict
from chautari.rates.store.series_codec import days_from_json, days_to_json, figures_to_item
from tests.support.observations import MONDAY, observation, rate

words = st.text(max_size=12)
printed = st.from_regex(r"[0-9]{1,9}(\.[0-9]{1,4})?", fullmatch=True)
zones = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-3, minutes=-30))])
faults = st.lists(st.builds(RuleViolation, words, words), max_size=2).map(tuple)
readings = st.builds(
    Observation,
    words,
    words,
    st.integers(0, 9),
    st.dictionaries(st.sampled_from(["tola", "10g", "buy", "sell"]), printed, max_size=3),
    st.none() | st.sampled_from([1, 10, 100]),
    st.dictionaries(words, words, max_size=2),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=zones),  # noqa: DTZ001 - the zone is drawn
    st.integers(1, 9999),
    faults,
)
judgements = st.builds(
    Verdict,
    st.sampled_from(["confirmed", "official", "provisional", "held"]),
    words,
    st.lists(words, max_size=3).map(tuple),
    faults,
    words,
)
days = st.builds(MarketDay, st.dates(date(2000, 1, 1)), st.lists(readings, max_size=3).map(tuple), judgements)


@given(st.lists(days, max_size=3))
def test_days_come_back_from_the_table_as_they_went(known: list[MarketDay]) -> None:
    assert days_from_json(codec.unpacked(codec.packed(days_to_json(known)))) == known


@given(readings)
def test_an_instant_keeps_its_zone(said: Observation) -> None:
    (back,) = days_from_json(days_to_json([MarketDay(MONDAY, (said,), Verdict("held", "", ()))]))
    assert back.observations[0].observed_at.utcoffset() == said.observed_at.utcoffset()


def test_the_same_value_is_always_packed_to_the_same_bytes() -> None:
    assert codec.packed({"a": "छापावाल"}) == codec.packed({"a": "छापावाल"})
    assert codec.json_text({"a": "सुन", "b": [1]}) == '{"a":"सुन","b":[1]}'.encode()


def test_a_figure_is_kept_as_number_and_as_printed() -> None:
    assert figures_to_item(rate("160.00", None, 100)) == {
        "M": {"buy": {"M": {"amount": {"N": "160.00"}, "printed": {"S": "160.00"}}}}
    }


def test_attributes_are_of_the_kinds_that_the_table_knows() -> None:
    assert codec.attribute("a") == {"S": "a"}
    assert codec.attribute(7) == {"N": "7"}
    assert codec.attribute(b"a") == {"B": b"a"}
    assert codec.attribute({"a": ["b"]}) == {"M": {"a": {"L": [{"S": "b"}]}}}
    assert codec.item({"a": None, "b": 0}) == {"b": {"N": "0"}}


@pytest.mark.parametrize("value", [1.5, None, True, MONDAY, observation("nrb", {})])
def test_anything_else_is_our_own_bug(value: object) -> None:
    with pytest.raises(TypeError):
        codec.attribute(value)
