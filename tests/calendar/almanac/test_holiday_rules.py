"""Every holiday rule on all years of which a list is known; `make bench-calendar` prints the table."""

from datetime import date

from tools.bench import holiday_rules

RULELESS = {
    "bhoto-jatra",
    "eid-al-adha",
    "eid-al-fitr",
    "election",
    "gaura",
    "guru-nanak-jayanti",
    "national-mourning",
    "peoples-war-day",
}


def test_the_rules_give_every_listed_day_but_one() -> None:
    scores = holiday_rules.scores()
    assert {score.key for score in scores if not score.hits} == RULELESS
    rules = [score for score in scores if score.hits]
    assert sum(score.hits for score in rules) == 248
    # A patro of 2080 printed Gai Jatra on two days.
    assert {score.key: score.missed for score in rules if score.missed} == {"gai-jatra": [date(2023, 9, 1)]}


def test_what_the_rules_expect_and_a_whole_list_does_not_have_is_of_a_community() -> None:
    wrong = {(score.key, on) for score in holiday_rules.scores() for on in score.wrong}
    assert wrong == {("disability-day", date(2022, 12, 3)), ("falgunanda-jayanti", date(2022, 11, 11))}
