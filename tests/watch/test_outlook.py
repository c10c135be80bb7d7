"""What is wrong at a look: sources by their own rhythm, outlets, queues, the calendar; nothing where all is well."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from chautari.nepali.clock import NPT
from chautari.news.model.feed_state import FeedState
from chautari.rates import sources
from chautari.rates.model.rule_incident import RepeatedContradiction
from chautari.rates.model.source_health import SourceHealth
from chautari.watch.model.condition import Condition
from chautari.watch.model.findings import Findings, QueueDepths
from chautari.watch.model.outlook import conditions

NOW = datetime(2026, 8, 18, 18, 0, tzinfo=NPT)
METALS = [sources.find(key) for key in ("fenegosida", "hamropatro", "nepalipatro")]


def health(key: str, **fields: Any) -> SourceHealth:
    """The health of a source that was read half an hour ago, with the day's rate."""
    source, read = sources.find(key), (NOW - timedelta(minutes=30)).isoformat()
    stated: dict[str, Any] = {"last_success_at": read, "last_market_date": "2026-08-18", **fields}
    return SourceHealth(key, source.name, source.home, source.market, source.origin, None, read, **stated)


def down(key: str, hours: float) -> SourceHealth:
    since = (NOW - timedelta(hours=hours)).isoformat()
    failure = {"kind": "unreachable", "detail": "521", "at": since}
    return health(key, last_success_at=since, failing_since=since, last_failure=failure, streak=9)


WELL = {source.key: health(source.key) for source in METALS}


def wrong(**fields: Any) -> list[Condition]:
    return list(conditions(Findings(**{"now": NOW, "sources": METALS, "healths": WELL, "calendar_at": NOW, **fields})))


def feed(source: str, failing_hours: float | None) -> FeedState:
    since = None if failing_hours is None else NOW - timedelta(hours=failing_hours)
    address = f"https://{source}.example/feed"
    return FeedState(source, address, NOW, timedelta(minutes=10), failing_since=since, about={"name": source.title()})


def test_where_all_is_well_nothing_is_wrong() -> None:
    assert wrong(feeds=[feed("a", None)], newest_article_at=NOW, calendar_at=NOW, concurrency=1000) == []


def test_a_source_that_failed_for_a_moment_is_not_told() -> None:
    assert wrong(healths={**WELL, "fenegosida": down("fenegosida", 1.5)}) == []


def test_a_source_that_does_not_answer_is_told_with_what_goes_on() -> None:
    (condition,) = wrong(healths={**WELL, "fenegosida": down("fenegosida", 3)})
    assert (condition.key, condition.level) == ("source#fenegosida", 1)
    assert condition.sentence.endswith(
        "does not answer since 2026-08-18 15:00; gold and silver go on with Hamro Patro and Nepali Patro"
    )


def test_a_day_of_silence_is_worse_and_the_last_source_of_a_market_worst() -> None:
    assert [condition.level for condition in wrong(healths={**WELL, "fenegosida": down("fenegosida", 30)})] == [2]
    all_wrong = wrong(healths={key: down(key, 3) for key in WELL})
    assert [(condition.level, condition.sentence.split("; ")[1]) for condition in all_wrong] == [
        (4, "no source of gold and silver is left")
    ] * 3
    two = wrong(healths={**WELL, "fenegosida": down("fenegosida", 3), "hamropatro": down("hamropatro", 3)})
    assert [condition.level for condition in two] == [3, 3]


def test_a_page_that_stands_still_is_told_though_it_answers() -> None:
    (condition,) = wrong(healths={**WELL, "hamropatro": health("hamropatro", last_market_date="2026-08-13")})
    assert "has published nothing since 2026-08-13" in condition.sentence


def test_a_source_that_never_answered_says_so() -> None:
    (condition,) = wrong(healths={key: well for key, well in WELL.items() if key != "nepalipatro"})
    assert condition.sentence.startswith("Nepali Patro has never been read")
    assert condition.patience == timedelta(days=1), "a stack of today has read nothing yet"


def test_a_rule_that_is_contradicted_again_and_again_names_what_is_held() -> None:
    repeated = RepeatedContradiction(
        "peg", "INR", "1.62", "INR 162.00 per 100", ("2026-08-16", "2026-08-17", "2026-08-18")
    )
    single = replace(repeated, instrument="JPY", dates=("2026-08-18",))
    (condition,) = wrong(contradictions={"nrb": [repeated, single]})
    assert condition.subject == "nrb/peg/INR"
    assert condition.sentence == "nrb printed INR 162.00 per 100 3 times, against our rule of its peg; INR is held"


def test_evidence_that_was_refused_is_told() -> None:
    assert [condition.kind for condition in wrong(refused_runs=["nrb"])] == ["evidence-refused"]


@pytest.mark.parametrize(
    ("feeds", "kinds"),
    [
        ([feed("a", 13), feed("b", None)], ["outlet"]),
        ([feed("a", 11), feed("b", None)], []),
        ([feed("a", 13), feed("a", None), feed("b", None)], []),
        ([feed("a", 1), feed("b", 1)], ["news-stopped"]),
        ([feed("a", 13), feed("b", 1)], ["outlet", "news-stopped"]),
    ],
)
def test_outlets_and_news_that_stop(feeds: list[FeedState], kinds: list[str]) -> None:
    assert [condition.kind for condition in wrong(feeds=feeds, newest_article_at=NOW)] == kinds


def due(source: str, *hours: float) -> list[FeedState]:
    return [replace(feed(source, None), next_at=NOW - timedelta(hours=hour)) for hour in hours]


@pytest.mark.parametrize(
    ("feeds", "subjects"),
    [
        ([*due("a", 12, 13), *due("b", 0)], ["a"]),
        ([*due("a", 12, 11), *due("b", 0)], []),
        ([*due("a", 14), *due("b", 13)], []),
    ],
)
def test_an_outlet_whose_host_is_taken_at_each_poll_is_told(feeds: list[FeedState], subjects: list[str]) -> None:
    """Where no outlet is asked at all it is the schedule, told by the news that stop."""
    held = wrong(feeds=feeds, newest_article_at=NOW)
    assert [condition.subject for condition in held] == subjects
    words = "no feed of A was asked though due since 2026-08-18 06:00: its host is left alone, or in use by other"
    assert all(condition.sentence.startswith(words) for condition in held)


def test_news_that_stops_though_every_outlet_answers_is_told() -> None:
    (condition,) = wrong(feeds=[feed("a", None)], newest_article_at=NOW - timedelta(hours=7))
    assert condition.sentence == "no article was stored since 2026-08-18 11:00"


def test_a_stack_whose_news_or_calendar_never_began_is_told_after_a_day() -> None:
    never = wrong(are_outlets_watched=True, calendar_at=None)
    assert [(condition.kind, condition.patience) for condition in never] == [
        ("news-stopped", timedelta(days=1)),
        ("calendar", timedelta(days=1)),
    ]


def test_where_every_outlet_is_paused_no_news_is_wanted() -> None:
    assert wrong(feeds=[], newest_article_at=NOW - timedelta(days=2)) == []


@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        ({"has_export": True, "exported_at": NOW - timedelta(hours=36)}, []),
        (
            {"has_export": True, "exported_at": NOW - timedelta(hours=37)},
            ["no export was complete since 2026-08-17 05:00, so that what came since would be lost with the account"],
        ),
        ({"has_export": True}, ["no export was ever complete"]),
        ({"exported_at": NOW - timedelta(days=90)}, []),
    ],
)
def test_an_export_that_fails_a_night_is_told_where_one_is_wanted(fields: Any, sentences: list[str]) -> None:
    all_wrong = wrong(**fields)
    assert [condition.sentence for condition in all_wrong] == sentences
    assert {condition.kind for condition in all_wrong} <= {"export"}


def test_cards_that_cannot_be_drawn_are_told_with_the_first_reason() -> None:
    (condition,) = wrong(undrawn_cards={"metals/gold.ne.png": "ValueError: b", "day.ne.png": "ValueError: a"})
    assert condition.kind == "cards"
    assert condition.sentence == ("2 cards could not be drawn and show what was true before; day.ne.png: ValueError: a")
    assert wrong(undrawn_cards={}) == []


def test_queues_the_calendar_and_the_account() -> None:
    all_wrong = wrong(
        queues=QueueDepths(failed_runs=1, failed_links=3, links=51),
        calendar_at=NOW - timedelta(hours=27),
        refused_notices=["holidays.json: InvalidNotice"],
        concurrency=10,
    )
    assert [condition.kind for condition in all_wrong] == [
        *("failed-runs", "failed-links", "links-waiting", "calendar", "notices-refused", "concurrency")
    ]
    assert all_wrong[0].sentence.startswith("1 run ended")
    assert all_wrong[1].sentence.startswith("3 articles could")
