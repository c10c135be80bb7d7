"""Pages are composed by the dispatch, say what their parts say, and end with what any part says anew."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pkgutil import resolve_name
from typing import Any

import pytest

from chautari.api.endpoint import Reply, Request
from chautari.api.problems import not_ready
from chautari.composition import addresses, storing
from chautari.composition.addresses import LONG_LIFE
from chautari.composition.page_composer import PageComposer
from chautari.dynamodb import composed_answers, composed_parts
from chautari.dynamodb.composed_answers import LIFE
from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from tests.api import data
from tests.api.conftest import table_in_memory
from tests.api.news import data as news_data
from tests.composition.composed_pages import LONG, MINUTE, OF_FOREX, OF_NEWS, OF_RECORD, SITE, Scene
from tools.local import pause, take_down

UNIT = 8192  # where the read is eventually consistent
DAYS = count(2, 2)


@pytest.fixture(scope="module")
def table() -> Iterator[Table]:
    with pytest.MonkeyPatch.context() as environment, table_in_memory("pages") as table:
        environment.setenv("SEARCH_INDEX", "/nowhere")
        data.stock(table)
        PageComposer().compose(table, data.AT, SITE)
        yield table


@pytest.fixture
def composed(table: Table) -> Scene:
    """Everything composed at one instant, for tests that only read."""
    scene = Scene(table, data.AT)
    if scene.holding() != scene.names():
        composed_answers.expire(table, scene.names(), data.AT)
        scene.compose()
    return scene


@pytest.fixture
def later(table: Table) -> Scene:
    """Another day, on which nothing is composed yet."""
    return Scene(table, data.AT + timedelta(days=next(DAYS)))


def test_every_address_is_composed_once_for_all_its_spellings(composed: Scene) -> None:
    names = set(addresses.of_site(composed.table, composed.at))
    assert {*OF_NEWS, *OF_RECORD, *OF_FOREX, "/ne/metals", "/en/counter", "/v1/news-sources"} <= names
    assert not {"/", "/ne/", "/en/forex/{code}", "/en/forex/EUR"} & names


def test_what_is_passed_through_says_what_its_parts_say(composed: Scene) -> None:
    for name in composed.names():
        reply, made = composed.passed(name), composed.of_parts(name)
        assert reply is not None
        assert (reply.gzipped, reply.etag, reply.media_type) == (True, made.etag, made.media_type), name
        assert len({answer.headers.get("Content-Security-Policy") for answer in (reply, made)}) == 1


def test_each_is_one_read_of_one_unit_but_the_long_lists(composed: Scene) -> None:
    stored = {name: composed_answers.get(composed.table, name) for name in composed.names()}
    sizes = {name: len(answer.body) + len(answer.policy) + 300 for name, answer in stored.items() if answer}
    assert len(sizes) == len(stored)
    assert {name: -(-2 * size // UNIT) / 2 for name, size in sizes.items() if size > UNIT} == LONG


def test_another_origin_or_a_filled_form_is_answered_of_the_parts(composed: Scene) -> None:
    other = "https://d1.cloudfront.example"
    assert composed.passed("/en", origin=other) is None
    assert composed.passed("/en", min_status="confirmed") is None
    assert composed.passed("/en/metals", tola="") is None
    assert composed.passed("/v1/runs", limit="5") is None
    assert composed.passed("/v1/runs", origin=other) is not None


def test_what_the_clock_alone_changes_is_never_told_late(composed: Scene) -> None:
    """Through the day, with nothing composed since."""
    compared = 0
    for name in ("/ne/metals", "/en/forex/USD", "/ne/counter", "/sitemap.xml"):
        for minutes in range(0, 24 * 60, 95):
            if reply := composed.passed(name, minutes):
                assert reply.etag == composed.of_parts(name, minutes).etag, (name, minutes)
                compared += 1
    assert compared > 4


def test_no_page_outlives_its_day_or_its_life(composed: Scene) -> None:
    last = ((composed.at + LONG_LIFE).astimezone(NPT).replace(hour=0, minute=0) - composed.at) / MINUTE
    assert "/en/counter" in composed.holding(last - 1)
    assert composed.holding(last) == set()
    assert last > LIFE / MINUTE - 1
    assert composed.holding(LIFE / MINUTE - 1) >= OF_NEWS | OF_RECORD
    assert not (OF_NEWS | OF_RECORD) & composed.holding(LIFE / MINUTE)


def test_a_process_makes_nothing_anew_of_parts_that_nobody_wrote(later: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    composer, made, store = PageComposer(), set[str](), storing.store

    def noted(table: Table, compositions: Any, now: Any) -> Any:
        made.update(compositions)
        return store(table, compositions, now)

    assert later.compose(composer, site="") == set(), "which is no site"
    later.compose(composer)
    monkeypatch.setattr(storing, "store", noted)
    assert later.compose(composer, 2) == set()
    assert made == OF_NEWS, "which change at most dispatches, and are made at each"
    later.compose(composer, 5)
    assert made >= OF_RECORD
    made.clear()
    later.compose(composer, 5, "https://other.example.np")
    assert made >= OF_FOREX
    assert later.passed("/en/forex/USD", 5) is None


def test_what_grows_old_is_stored_anew_in_time(later: Scene) -> None:
    composer, old = PageComposer(), (LIFE - storing.RENEWED) / MINUTE
    later.compose(composer)
    assert not OF_NEWS & later.compose(composer, old - 1)
    assert later.compose(composer, old) >= OF_NEWS
    assert "/en/counter" in later.compose(composer, 6 * 60), "at midnight"


def test_a_part_that_is_written_ends_what_is_composed_of_it_until_the_next_dispatch(later: Scene) -> None:
    composer = PageComposer()
    later.compose(composer)
    before = later.holding()
    composed_parts.expire(later.table, later.at, "forex")
    assert before - later.holding() >= OF_FOREX
    assert {"/ne/metals", "/en/counter", "/en/news"} <= later.holding()
    assert later.compose(composer) >= OF_FOREX
    assert later.holding() == before


def test_what_a_killed_run_left_is_composed_anew(later: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    composer = PageComposer()
    later.compose(composer)
    with monkeypatch.context() as killed, pytest.raises(KeyboardInterrupt):
        killed.setattr(composed_answers, "expire", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        composed_parts.expire(later.table, later.at, "counter")
    monkeypatch.setattr("chautari.api.pages.counter.counter", lambda request: Reply(b"new", '"new"'))
    assert "/en/counter" in later.compose(composer)


def test_who_composes_of_older_parts_meanwhile_makes_it_again(later: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    name, made = "/en/counter", list[str]()
    answer = resolve_name("chautari.api.pages.counter:counter")

    def overtaken(request: Request) -> Reply:
        reply: Reply = answer(request)
        made.append(request.path)
        if made == [name]:
            composed_parts.expire(later.table, later.at, "counter")
        return reply

    monkeypatch.setattr("chautari.api.pages.counter.counter", overtaken)
    later.compose()
    assert made.count(name) == 2
    assert name in later.holding()


def test_an_article_that_is_taken_off_is_on_no_page_at_once(later: Scene) -> None:
    later.compose()
    taken, title = news_data.article_id(7), f">{news_data.written(7).summary.title}<"
    assert title in later.page("/en/news")
    take_down.decide(later.table, take_down.arguments(["--article", taken, "--reason", "by order"]), later.at)
    assert not (OF_NEWS | OF_RECORD) & later.holding()
    later.compose()
    assert title not in later.page("/en/news")


def test_a_pause_ends_the_status_and_stands_on_it(later: Scene) -> None:
    later.compose()
    pause.apply(later.table, pause.arguments(["pause", "--source", "nrb", "--reason", "moved"]), later.at)
    assert not OF_RECORD & later.holding()
    later.compose()
    assert "moved" in later.page("/en/status")
    pause.apply(later.table, pause.arguments(["resume", "--source", "nrb"]), later.at)
    assert not OF_RECORD & later.holding()


def test_an_answer_that_there_is_no_more_ends(later: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    later.compose()

    def nothing(_: Request) -> Reply:
        raise not_ready("counter")

    monkeypatch.setattr("chautari.api.pages.counter.counter", nothing)
    assert "/en/counter" not in later.compose()
    assert "/en/counter" not in later.holding()
