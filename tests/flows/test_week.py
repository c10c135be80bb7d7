"""A week at the real rhythm with what goes wrong in one: what the watcher announced, and that nothing was lost."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from chautari.news import sources as outlets
from chautari.news.ingest import article_reader, worker
from chautari.news.store import change_log
from chautari.rates import sources
from chautari.rates.store import series
from tests.news.fake_outlet import OUTLET
from tests.news.ingest.pages import address
from tests.support.week import Stage
from tests.support.week_web import BEGIN, DAYS, Happenings, at, story_count

pytestmark = pytest.mark.slow
END = BEGIN + timedelta(days=DAYS)
MENDED = at(5, 9)
FAILED_RUNS = "5 runs ended in a mistake of ours or could not be started; make redrive runs them again"
BANK_AWAY = "Nepal Rastra Bank does not answer since 2026-08-19 00:15; no source of exchange rates is left"
UNREAD = "1 article could not be read for a mistake of ours; make redrive tries them again"
PROD = Happenings(
    bank_down=(at(3, 0), at(4, 0)),
    outlet_busy=(at(4, 10), at(4, 11)),
    throttled=(at(2, 14), at(2, 14, 20)),
    bug_at=address(60),
)


@pytest.fixture(scope="module")
def stages() -> Iterator[dict[str, Stage]]:
    """Dev, where nothing is ever read, and prod, with the week's mishaps; the bug is mended on Friday morning."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outlets, "keys", lambda: ("outlet",))
        patch.setattr(outlets, "find", lambda key: OUTLET)
        prod, dev = Stage("prod", PROD), Stage("dev", Happenings(bank_down=(BEGIN, END), outlet_busy=(BEGIN, END)))
        patch.setattr(worker, "read_article", _reader_with_a_bug(prod))
        prod.play(END, operate)
        dev.play(at(2, 0))
        yield {"prod": prod, "dev": dev}


def operate(stage: Stage) -> None:
    """The operator redrives each morning at nine."""
    if (stage.now.hour, stage.now.minute) == (9, 0):
        stage.redrive()


def _reader_with_a_bug(stage: Stage) -> Any:
    read_article = article_reader.read_article

    def read(link: Any, response: Any) -> Any:
        if link.url == stage.happenings.bug_at and stage.now < MENDED:
            stage.bugs.append(stage.now)
            raise ZeroDivisionError("a bug of ours")
        return read_article(link, response)

    return read


def test_what_prod_announced_is_each_thing_once(stages: dict[str, Stage]) -> None:
    """An article that is tried again by a redrive and fails again is an incident of its own."""
    announced = [(f"{moment:%a %H:%M}", words) for moment, words in stages["prod"].announced]
    assert announced == [
        ("Tue 14:20", f"prod: {FAILED_RUNS}."),
        ("Wed 02:15", f"prod: {BANK_AWAY}."),
        ("Wed 09:10", f"prod: over after 18 h 50 min: {FAILED_RUNS}."),
        ("Wed 16:50", f"prod: {UNREAD}."),
        ("Thu 00:25", f"prod: over after 22 h 10 min: {BANK_AWAY}."),
        ("Thu 09:10", f"prod: over after 16 h 20 min: {UNREAD}."),
        ("Thu 09:15", f"prod: {UNREAD}."),
        ("Thu 10:15", "prod: no outlet answers, so that there is no news at all."),
        ("Thu 11:10", "prod: over after 1 h 10 min: no outlet answers, so that there is no news at all."),
        ("Fri 09:10", f"prod: over after 23 h 55 min: {UNREAD}."),
    ]


def test_the_bank_is_announced_within_hours_and_over_when_it_answers(stages: dict[str, Stage]) -> None:
    of_bank = [(moment, words) for moment, words in stages["prod"].announced if "Nepal Rastra Bank" in words]
    assert len(of_bank) == 2
    began, over = of_bank[0][0], of_bank[-1][0]
    assert at(3, 2) <= began <= at(3, 6)
    assert at(4, 0) <= over <= at(4, 2)
    assert "no source of exchange rates is left" in of_bank[0][1]


def test_an_hour_in_which_the_outlet_asks_for_patience_is_not_told_and_loses_no_story(stages: dict[str, Stage]) -> None:
    prod = stages["prod"]
    assert not [words for _, words in prod.announced if "The Outlet" in words]
    changes = change_log.changed_after(prod.table, BEGIN, 10_000).summaries
    assert {summary.title for summary in changes} >= {
        f"Gold rises, part {number}" for number in range(2, story_count() - 1)
    }


def test_no_good_link_was_ever_put_aside(stages: dict[str, Stage]) -> None:
    prod = stages["prod"]
    assert (prod.failed_links.messages, prod.failed_runs) == ([], [])
    assert (len(prod.bugs), prod.failed_links.sent) == (6, 2)


def test_no_day_of_rates_is_lost(stages: dict[str, Stage]) -> None:
    table = stages["prod"].table
    for name, days in (("gold", 6), ("USD", 7)):
        stored = series.series_of(name, series.latest_years(table, name))
        assert len([day for day in stored if day.served]) == days


def test_the_bank_is_asked_no_more_often_while_it_is_down(stages: dict[str, Stage]) -> None:
    requests = stages["prod"].web.requests
    host = next(name for name, _ in requests if "nrb.org" in name)
    healthy = [requests[host, at(day, 12).date()] for day in (0, 1, 2, 4, 5)]
    assert 0 < requests[host, at(3, 12).date()] <= min(healthy)


def test_dev_tells_of_itself_alone(stages: dict[str, Stage]) -> None:
    announced = stages["dev"].announced
    assert all(words.startswith("dev: ") for _, words in announced)
    assert any("no outlet answers" in words for _, words in announced)
    assert not [words for _, words in stages["prod"].announced if words.startswith("dev")]
    assert {sources.find(key).name for key in ("nrb",)} <= {
        name for _, words in announced for name in ("Nepal Rastra Bank",) if name in words
    }
