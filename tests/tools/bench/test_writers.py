"""Writers in virtual time: none waits for another, and a first run of all outlets leaves no link behind."""

from datetime import timedelta

import pytest

from chautari.news import sources
from chautari.news.store import change_clock
from tools.bench.performance import first_run, growth, writers
from tools.bench.performance.virtual_time import Scheduler, VirtualClient
from tools.drill.memory_news import NewsTable

LATENCIES = {name: length / 2 for name, length in writers.PUBLISHED.items()}
# `make bench` has 11.1 for these of 300 words.
MAX_UNITS = 11.5


def test_five_writers_store_more_than_a_hundred_articles_a_second_and_give_none_up() -> None:
    five = writers.run(writers.PUBLISHED, articles=8)
    assert five.a_second > writers.AIM * 1.15
    assert (five.conflicts, five.given_up) == (0, 0)
    assert five.units <= MAX_UNITS


def test_draws_at_their_true_time_are_overtaken_less_than_half_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    by_true_time = writers.run(LATENCIES, articles=10)
    monkeypatch.setattr(change_clock.LogClock, "next", lambda clock, _: clock.last + change_clock.TICK)
    by_ticks = writers.run(LATENCIES, articles=10)
    assert by_true_time.units - 11 < (by_ticks.units - 11) / 2
    assert by_true_time.a_second > by_ticks.a_second


def test_one_clock_in_every_transaction_was_a_queue() -> None:
    before = writers.run_before(LATENCIES, articles=10)
    assert before.a_second < writers.AIM * 0.6
    assert before.given_up > 0


def test_calls_take_turns_by_their_time_and_a_held_item_is_refused() -> None:
    scheduler, table, order = Scheduler({"get_item": 4.0}), NewsTable({}), list[tuple[int, int]]()

    def writer(number: int) -> None:
        client = VirtualClient(table, scheduler, number)
        for turn in range(3):
            client.get_item(TableName="t", Key={"pk": {"S": "a"}, "sk": {"S": "b"}})
            order.append((turn, number))

    assert 3 * 4 * 0.7 <= scheduler.run([writer, writer]) <= 3 * 4 * 1.3 + 1
    assert [turn for turn, _ in order] == sorted(turn for turn, _ in order)


def test_the_first_run_of_all_outlets_has_no_dead_letter() -> None:
    links = len(sources.keys())
    first = first_run.FirstRun(first_run.messages(links))
    first.read()
    assert first.outcomes == {"stored": links}
    assert (first.given_up, first.waiting) == (0, [])
    assert first.longest.total_seconds() < 300


def test_what_an_article_costs_does_not_grow_with_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "STEP", timedelta(days=1) / 50)
    small, large = (growth.costs(size) for size in (60, 600))
    assert small == large
