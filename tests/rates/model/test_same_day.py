"""A day of one instrument never goes back: whatever newer words come, in whatever order, its date stays served."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Series, ServedRate
from chautari.rates.store.series_codec import days_from_json, days_to_json
from chautari.rates.views import metals
from tests.rates.model.one_day import AT, TUESDAY, after_sunday, put, served_figure
from tests.support.observations import FAULT, MONDAY, SUNDAY, observation, rate, tola


def test_a_revision_names_the_confirmed_rate_that_it_supersedes_until_others_follow() -> None:
    series = after_sunday()
    revised = put(
        series, tola("fenegosida", 295700), tola("nepalipatro", 295700), tola("fenegosida", 294200, revision=2)
    )
    assert served_figure(revised) == ("provisional", "294200")
    assert revised.superseded is not None
    assert (revised.superseded.status, revised.superseded.observation.figures["tola"]) == ("confirmed", "295700")
    answer = metals.rate(INSTRUMENTS["gold"], revised, series[SUNDAY])
    assert answer["superseded"] == {
        "status": "confirmed",
        "source": "fenegosida",
        "figures": {"tola": "295700"},
        "observed_at": "2026-08-17T11:40:00+05:45",
        "proof": "gold.2026-08-17.fenegosida.1",
    }
    followed = put(series, tola("nepalipatro", 294200, revision=2))
    assert (served_figure(followed), followed.superseded) == (("confirmed", "294200"), None)


def test_a_typing_error_that_was_copied_and_then_corrected_ends_right() -> None:
    typed, right = 259700, 295700
    series = after_sunday()
    put(series, tola("fenegosida", typed), tola("nepalipatro", typed))
    assert served_figure(put(series, tola("fenegosida", right, revision=2))) == ("provisional", str(right))
    assert served_figure(put(series, tola("nepalipatro", right, revision=2))) == ("confirmed", str(right))


def test_a_newer_word_that_is_no_price_leaves_the_last_one_standing_with_its_own_proof() -> None:
    day = put(after_sunday(), tola("fenegosida", 295700), tola("fenegosida", 29570, revision=2))
    assert (served_figure(day), day.verdict.rule) == (("provisional", "295700"), "last_served_stands")
    answer = metals.rate(INSTRUMENTS["gold"], day, None)
    assert [(source["proof"], source["agrees"]) for source in answer["sources"]] == [
        ("gold.2026-08-17.fenegosida.2", False),
        ("gold.2026-08-17.fenegosida.1", True),
    ]
    assert answer["reasons"][0]["rule"] == "jump"


def test_the_authority_that_returns_to_yesterdays_price_is_believed_when_another_follows() -> None:
    series = after_sunday()
    put(series, tola("fenegosida", 295700), tola("nepalipatro", 295700))
    put(series, tola("hamropatro", 295700))
    assert served_figure(put(series, tola("fenegosida", 292800, revision=2))) == ("provisional", "295700")
    day = put(series, tola("nepalipatro", 292800, revision=2))
    assert served_figure(day) == ("confirmed", "292800")
    assert [reason.rule for reason in day.verdict.reasons] == ["not_yet_followed"]


def test_a_republisher_that_is_always_a_day_behind_holds_nothing() -> None:
    series, days = after_sunday(), [MONDAY + timedelta(days=number) for number in range(5)]
    behind = 292800
    for number, on in enumerate(days):
        amount = 295000 + 700 * number
        put_observation(series, on, tola("fenegosida", amount, observed_at=AT))
        reevaluate(series, {on})
        put_observation(series, on, tola("nepalipatro", behind, observed_at=AT + timedelta(hours=1)))
        reevaluate(series, {on})
        assert served_figure(series[on]) == ("provisional", str(amount))
        behind = amount


def test_the_bank_that_revises_while_its_second_address_is_not_read_stays_of_its_day() -> None:
    series = after_sunday("USD")
    put(series, rate("141.00", "141.60"), rate("141.00", "141.60", source="nrbday"))
    day = put(series, rate("141.20", "141.80", revision=2))
    assert (day.verdict.status, day.lead.figures["buy"]) == ("provisional", "141.20")
    assert day.superseded is not None
    assert day.superseded.status == "official"
    again = put(series, rate("141.20", "141.80", source="nrbday", revision=2))
    assert (again.verdict.status, again.superseded) == ("official", None)


def test_a_figure_shown_wrong_by_a_fault_is_withdrawn_and_no_other_day_takes_its_place() -> None:
    series = after_sunday()
    put(series, tola("nepalipatro", 290000))
    day = put(series, observation("fenegosida", {"tola": "290000", "10g": "280000"}, faults=[FAULT]))
    assert (day.verdict.status, day.withdrawn) == ("held", True)
    answer = metals.latest({"gold": series, "gold-tejabi": Series("gold-tejabi"), "silver": Series("silver")})
    gold = answer["metals"][0]
    assert (gold["status"], gold["price"]) == ("held", None)
    assert gold["held"] is not None
    assert gold["held"]["date"] == str(MONDAY)


def test_a_fault_of_lower_or_equal_standing_shows_no_figure_to_be_wrong() -> None:
    series = after_sunday()
    put(series, tola("fenegosida", 295700))
    put(series, observation("hamropatro", {"tola": "295700", "10g": "1"}, faults=[FAULT]))
    assert served_figure(put(series, tola("fenegosida", 29570, revision=2))) == ("provisional", "295700")
    wrong_grams = observation("fenegosida", {"tola": "295700", "10g": "1"}, faults=[FAULT], revision=3)
    assert served_figure(put(series, wrong_grams)) == ("provisional", "295700")


def test_a_provisional_rate_is_not_named_as_superseded() -> None:
    series = after_sunday()
    day = put(series, tola("fenegosida", 295700), tola("fenegosida", 294200, revision=2))
    assert (served_figure(day), day.superseded) == (("provisional", "294200"), None)


def test_what_a_parser_had_misread_does_not_stand() -> None:
    series = after_sunday()
    put(series, tola("fenegosida", 295700))
    day = put(series, tola("fenegosida", 29570, revision=2), corrects=True)
    assert (day.verdict.status, day.withdrawn) == ("held", True)


def test_what_stands_and_what_is_superseded_is_stored_with_the_day() -> None:
    series = after_sunday()
    put(series, tola("fenegosida", 295700), tola("nepalipatro", 295700), tola("fenegosida", 294200, revision=2))
    stands = put(series, tola("fenegosida", 29420, revision=3))
    assert isinstance(stands.superseded, ServedRate)
    assert stands.standing is not None
    assert days_from_json(days_to_json(series)) == list(series)


SOURCES = ("fenegosida", "nepalipatro", "hamropatro")
WORDS = st.tuples(
    st.sampled_from([SUNDAY, MONDAY, TUESDAY]),
    st.sampled_from(SOURCES),
    st.sampled_from([292800, 295700, 294200, 320000, 29570]),
    st.sampled_from([(), (), (FAULT,)]),
)


@given(st.lists(WORDS, min_size=1, max_size=16))
def test_no_date_goes_back_but_for_a_figure_shown_wrong(
    words: Sequence[tuple[date, str, int, tuple[()]]],
) -> None:
    series, revisions, newest = Series("gold"), dict[tuple[date, str], int](), date.min
    for number, (on, source, amount, faults) in enumerate(words):
        revisions[on, source] = revisions.get((on, source), 0) + 1
        at = AT + timedelta(hours=number)
        word = tola(source, amount, faults=faults, revision=revisions[on, source], observed_at=at)
        put_observation(series, on, word)
        reevaluate(series, {on})
        latest = next((day for day in series.before(date.max) if day.served or day.withdrawn), None)
        assert latest is None or latest.date >= newest
        newest = latest.date if latest else date.min


@pytest.mark.parametrize("amount", [Decimal(295700), Decimal(294200)])
def test_judging_a_day_again_changes_nothing(amount: Decimal) -> None:
    series = after_sunday()
    put(series, tola("fenegosida", 295700), tola("nepalipatro", 295700), tola("fenegosida", str(amount), revision=2))
    before = list(series)
    reevaluate(series, {MONDAY})
    assert list(series) == before
