"""Codec of items: every value survives the way into the table and back."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.dynamodb import codec
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.series import MarketDay, Verdict
from chautari.rates.store.series_codec import days_from_json, days_to_json, figures_to_item
from tests.support.observations import MONDAY, observation, rate

texts = st.text(max_size=12)
amounts = st.from_regex(r"[0-9]{1,9}(\.[0-9]{1,4})?", fullmatch=True)
zones = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-3, minutes=-30))])
violations = st.lists(st.builds(RuleViolation, texts, texts), max_size=2).map(tuple)
observations = st.builds(
    Observation,
    texts,
    texts,
    st.integers(0, 9),
    st.dictionaries(st.sampled_from(["tola", "10g", "buy", "sell"]), amounts, max_size=3),
    st.none() | st.sampled_from([1, 10, 100]),
    st.dictionaries(texts, texts, max_size=2),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=zones),  # noqa: DTZ001 - the zone is drawn
    st.integers(1, 9999),
    violations,
)
verdicts = st.builds(
    Verdict,
    st.sampled_from(["confirmed", "official", "provisional", "held"]),
    texts,
    st.lists(texts, max_size=3).map(tuple),
    violations,
    texts,
)
days = st.builds(MarketDay, st.dates(date(2000, 1, 1)), st.lists(observations, max_size=3).map(tuple), verdicts)


@given(st.lists(days, max_size=3))
def test_days_are_decoded_as_they_were_encoded(days: list[MarketDay]) -> None:
    assert days_from_json(codec.unpacked(codec.packed(days_to_json(days)))) == days


@given(observations)
def test_an_instant_keeps_its_zone(observation: Observation) -> None:
    (day,) = days_from_json(days_to_json([MarketDay(MONDAY, (observation,), Verdict("held", "", ()))]))
    assert day.observations[0].observed_at.utcoffset() == observation.observed_at.utcoffset()


def test_the_same_value_is_always_packed_to_the_same_bytes() -> None:
    assert codec.packed({"a": "छापावाल"}) == codec.packed({"a": "छापावाल"})
    assert codec.json_text({"a": "सुन", "b": [1]}) == '{"a":"सुन","b":[1]}'.encode()


def test_a_figure_is_stored_as_number_and_as_printed() -> None:
    assert figures_to_item(rate("160.00", None, 100)) == {
        "M": {"buy": {"M": {"amount": {"N": "160.00"}, "printed": {"S": "160.00"}}}}
    }


def test_values_are_encoded_by_their_type() -> None:
    assert codec.attribute("a") == {"S": "a"}
    assert codec.attribute(7) == {"N": "7"}
    assert codec.attribute(b"a") == {"B": b"a"}
    assert codec.attribute({"a": ["b"]}) == {"M": {"a": {"L": [{"S": "b"}]}}}
    assert codec.item({"a": None, "b": 0}) == {"b": {"N": "0"}}


@pytest.mark.parametrize("value", [1.5, None, True, MONDAY, observation("nrb", {})])
def test_a_value_of_another_type_is_our_own_bug(value: object) -> None:
    with pytest.raises(TypeError):
        codec.attribute(value)
