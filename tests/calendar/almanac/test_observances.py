"""Observances: the tables, the kinds of rules, what is stored of them, and their scores."""

import json
from datetime import date

import pytest

from chautari.calendar.almanac import build, observances
from chautari.calendar.almanac import year as almanac_reader
from chautari.calendar.almanac.observance_rules import OnAdDay, OnAdWeekday, OnBsDay, OnTithi, Rule
from chautari.calendar.almanac.rule_rows import in_words, rule_of
from chautari.calendar.almanac.surya_siddhanta import SURYA_SIDDHANTA
from chautari.calendar.model.almanac_rows import PrintedDay
from chautari.calendar.model.observance_names import COMMUNITIES, KINDS, REGIONS
from chautari.dynamodb import codec
from chautari.nepali.numerals import latin_digits
from tools.bench.observance_fit import fitted
from tools.bench.observances import passed, scored, verdict

ROW = {"kala": "", "pick": "", "days_after": "", "weekday": ""}
DAY, OTHER = date(2023, 11, 10), date(2023, 11, 11)


def test_every_row_is_complete_and_of_a_known_kind_community_and_region() -> None:
    rows = observances.declared()
    assert len(rows) == len(observances.TABLE.read_text("utf-8").splitlines()) - 1 + 52
    for row in rows.values():
        assert row.ne and row.en.isascii() and row.ne == latin_digits(row.ne)
        assert row.kind in KINDS
        assert row.community is None or row.community in COMMUNITIES
        assert row.region is None or row.region in REGIONS


def test_the_scores_are_those_of_the_declared_rules_and_of_the_printed_days() -> None:
    assert observances.scores() == scored()


def test_most_rules_hold_in_the_years_that_they_were_not_fitted_on() -> None:
    scores = observances.scores()
    fitted_alone = [score for key, score in scores.items() if observances.declared()[key].basis == "fitted"]
    assert (sum(map(passed, scores.values())), len(scores)) == (383, 458)
    assert (sum(map(passed, fitted_alone)), len(fitted_alone)) == (326, 390)
    assert sum(passed(score, least=3) for score in fitted_alone) == 280


@pytest.mark.parametrize("key", ["dhanteras", "kamika-ekadashi", "aunsi-shraddha", "loktantra-diwas", "ravi-saptami"])
def test_a_declared_rule_is_the_one_that_the_odd_years_alone_give(key: str) -> None:
    assert fitted(key) == observances.declared()[key].rule


@pytest.mark.parametrize(
    ("prints", "ours", "expected"),
    [
        ([{DAY}, {DAY}], {DAY}, (1, 1)),
        ([{DAY}, {DAY}, {OTHER}], {OTHER}, (0, 1)),
        ([{DAY}, {OTHER}], {DAY}, (0, 0)),  # a tie is no verdict
        ([{DAY}], {DAY, OTHER}, (1, 2)),  # a day that nobody prints
        ([], {DAY}, (0, 0)),
    ],
)
def test_a_rule_is_compared_with_the_days_of_most_publishers(
    prints: list[set[date]], ours: set[date], expected: tuple[int, int]
) -> None:
    assert verdict(prints, ours) == expected


@pytest.mark.parametrize(
    ("key", "year", "expected"),
    [
        ("world-sight-day", 2083, ["2026-10-08"]),  # the second Thursday of October
        ("world-leprosy-day", 2083, ["2027-01-31"]),  # the last Sunday of January
        ("padmini-ekadashi", 2080, ["2023-07-29"]),  # of the extra month alone
        ("padmini-ekadashi", 2081, []),
        ("mangal-chaturthi", 2080, ["2023-05-09", "2023-05-23", "2023-09-19", "2023-10-03", "2024-02-13"]),
        ("bisket-lyo-sin", 2080, ["2024-04-12"]),  # the last day of the year
        ("rama-ekadashi", 2080, ["2023-11-09"]),
        ("putrada-ekadashi-shrawan", 2080, ["2023-08-27"]),
    ],
)
def test_a_rule_gives_its_days(key: str, year: int, expected: list[str]) -> None:
    assert sorted(map(str, observances.observed(year, SURYA_SIDDHANTA)[key])) == expected


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (OnTithi(6, 28, "pradosh", True, 1), "tithi 28 of the lunar month Asoj (from new moon), at pradosh, the last"),
        (OnTithi(0, 13, "pradosh", weekday=0, both_halves=True), "tithi 13 and 28 of every lunar month"),
        (OnBsDay(1, 1, -1), "1 Baisakh of Bikram Sambat, 1 day before"),
        (OnAdDay(12, 1), "1 December"),
        (OnAdWeekday(1, -1, 6), "the last Sunday of January"),
    ],
)
def test_a_rule_in_words(rule: Rule, words: str) -> None:
    assert in_words(rule).startswith(words)


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="no such rule: moon"):
        rule_of({**ROW, "rule": "moon", "date": "1-1"})


def test_a_stored_year_keeps_observances_and_what_publishers_print_otherwise() -> None:
    built = build.almanac(2080, None)
    stored = codec.unpacked(codec.packed(built.document()))
    assert almanac_reader.read(stored) == built
    assert len(codec.packed(stored)) < 20_000
    assert PrintedDay("ramanujacharya-jayanti", date(2023, 4, 25), "npatro") in built.printed
    assert not [row for row in built.printed if row.key == "laxmi-puja"]
    del stored["observed"], stored["printed"]  # as stored before
    assert almanac_reader.read(stored).observed == ()


def test_the_observances_of_a_predicted_year_have_the_days_of_the_other_method_too() -> None:
    predicted = build.almanac(2084, None)
    (other,) = predicted.alternatives
    by_day = {day.day: day for day in other.days}
    skanda, asar = by_day[date(2028, 2, 2)], by_day[date(2027, 6, 15)]
    assert skanda.differs == ("observances",)
    assert "skanda-shashthi" in skanda.observed
    assert "asar-sankranti" in asar.observed  # 1 Asar by that method's months
    assert asar.bs == "2084-03-01"
    assert "asar-sankranti" not in by_day[date(2027, 6, 16)].observed
    assert almanac_reader.read(json.loads(build.encoded(predicted))) == predicted
