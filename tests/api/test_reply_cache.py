"""What a process still has of an answer it gives again, never for longer than the answer itself allows."""

from dataclasses import dataclass, field, replace

import pytest

from chautari.api import reply_cache
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import Problem
from chautari.api.reply_cache import ReplyCache
from chautari.dynamodb.table import Table
from tests.api.data import AT
from tests.support.played_edge import Clock

REQUEST = Request("/v1/metals", {"format": "json"}, Table(None, "t"), AT, origin="https://a.example")


@dataclass
class Answers:
    """Numbers its replies; `kept` is their Cache-Control."""

    kept: str = "public, max-age=60, stale-if-error=1200"
    size: int = 1
    given: list[Request] = field(default_factory=list)

    def __call__(self, request: Request) -> Reply:
        self.given.append(request)
        return Reply(bytes(self.size), f'"{len(self.given)}"', headers={"Cache-Control": self.kept}, packed=True)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(clock: Clock) -> ReplyCache:
    return ReplyCache(clock)


@pytest.mark.parametrize("seconds, lifetime", [(60, 60), (7, 7), (86400, 60)])
def test_a_reply_is_kept_for_its_own_lifetime_and_a_minute_at_most(
    cache: ReplyCache, clock: Clock, seconds: int, lifetime: int
) -> None:
    answers = Answers(f"public, max-age={seconds}")
    tags = []
    for _ in range(lifetime + 1):
        tags.append(cache.reply(REQUEST, answers).etag)
        clock.seconds += 1
    assert tags == ['"1"'] * lifetime + ['"2"']


def test_those_behind_keep_it_for_what_is_left(cache: ReplyCache, clock: Clock) -> None:
    answers = Answers()
    cache.reply(REQUEST, answers)
    clock.seconds += 45.5
    kept = cache.reply(REQUEST, answers).headers["Cache-Control"]
    assert kept == "public, max-age=15, stale-if-error=1200"


def test_a_clock_that_went_back_keeps_nothing(cache: ReplyCache, clock: Clock) -> None:
    answers = Answers()
    cache.reply(REQUEST, answers)
    clock.seconds -= 5
    assert cache.reply(REQUEST, answers).etag == '"2"'


@pytest.mark.parametrize(
    "other",
    [
        replace(REQUEST, path="/v1/forex"),
        replace(REQUEST, values={"format": "csv"}),
        replace(REQUEST, origin="https://b.example"),
        replace(REQUEST, table=Table(None, "other")),
    ],
    ids=["path", "value", "origin", "table"],
)
def test_another_request_has_another_reply(cache: ReplyCache, other: Request) -> None:
    answers = Answers()
    assert [cache.reply(request, answers).etag for request in (REQUEST, other, REQUEST)] == ['"1"', '"2"', '"1"']


@pytest.mark.parametrize("answers", [Answers("no-store"), Answers("public, max-age=0"), Answers(size=200_001)])
def test_what_nobody_may_keep_or_is_too_large_is_not_kept(cache: ReplyCache, answers: Answers) -> None:
    assert [cache.reply(REQUEST, answers).etag for _ in range(2)] == ['"1"', '"2"']


def test_a_problem_is_not_kept(cache: ReplyCache) -> None:
    def refuses(_: Request) -> Reply:
        raise Problem("not-ready", "no metals yet")

    with pytest.raises(Problem):
        cache.reply(REQUEST, refuses)
    assert cache.reply(REQUEST, Answers()).etag == '"1"'


def test_the_first_go_where_all_together_are_too_large(cache: ReplyCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reply_cache, "MOST_BYTES", 25)
    answers = Answers(size=10)
    first, second, third = (replace(REQUEST, path=path) for path in ("/1", "/2", "/3"))
    tags = [cache.reply(request, answers).etag for request in (first, second, third, third, second, first)]
    assert tags == ['"1"', '"2"', '"3"', '"3"', '"2"', '"4"']


def test_replies_that_ended_take_no_room(cache: ReplyCache, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reply_cache, "MOST_BYTES", 25)
    answers = Answers(size=10)
    for _ in range(9):
        cache.reply(REQUEST, answers)
        clock.seconds += 60
    other = replace(REQUEST, path="/v1/forex")
    tags = [cache.reply(request, answers).etag for request in (REQUEST, other, REQUEST, other)]
    assert tags[:2] == tags[2:]
