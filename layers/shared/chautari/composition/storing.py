"""Storing composed answers: those that changed or grow old, and never one of older parts over a newer one."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from chautari.api.endpoint import Reply
from chautari.api.problems import Problem
from chautari.composition import packing
from chautari.dynamodb import composed_answers
from chautari.dynamodb.composed_answers import LIFE, ComposedAnswer
from chautari.dynamodb.request_cache import consistent
from chautari.dynamodb.table import Conflict, Table

ATTEMPTS = 5
# The dispatch comes every five minutes: one that would end before the one after the next is stored anew.
RENEWED = timedelta(minutes=11)
# Of an address that has no answer yet.
NOTHING = ("not-ready", "no-rate")


class Composition(NamedTuple):
    """How an answer is made of the parts in a table, how long it is served, and the origin that stands in it."""

    make: Callable[[Table], Reply]
    life: timedelta = LIFE
    origin: str = ""


class StandingAnswer(NamedTuple):
    """The answer that stands now, and whether it was written just now."""

    answer: ComposedAnswer
    is_new: bool


def store(table: Table, compositions: Mapping[str, Composition], now: datetime) -> dict[str, StandingAnswer]:
    """Compose answers by their names as of `now`, and store those that differ. What is not ready is left out.

    The stored answers are read before their parts, which are read once for all of them, and never as they were a moment
    ago, however a request reads them. Raises Conflict after ATTEMPTS lost races.
    """
    standing, waiting = dict[str, StandingAnswer](), dict(compositions)
    for _ in range(ATTEMPTS):
        before = {name: composed_answers.get(table, name) for name in waiting}
        parts = consistent(table)
        for name in [*waiting]:
            try:
                standing |= _store(table, name, before[name], _answer(waiting[name], parts, now), now)
                del waiting[name]
            except Conflict:
                continue
        if not waiting:
            return standing
    raise Conflict(f"composed answers {', '.join(waiting)}: given up after {ATTEMPTS} attempts")


def _answer(composition: Composition, parts: Table, now: datetime) -> ComposedAnswer | None:
    try:
        reply = composition.make(parts)
    except Problem as problem:
        if problem.kind not in NOTHING:
            raise
        return None
    body = reply.body if reply.gzipped else packing.packed(reply.body)
    policy = reply.headers.get("Content-Security-Policy", "")
    life, origin = composition.life, composition.origin
    return ComposedAnswer(body, reply.etag, now, reply.until, 1, life, origin, reply.media_type, policy)


def _store(
    table: Table, name: str, before: ComposedAnswer | None, answer: ComposedAnswer | None, now: datetime
) -> Iterator[tuple[str, StandingAnswer]]:
    if answer is None:
        if before and before.holds(now):
            composed_answers.expire(table, [name], now)
        return
    if before and _is_still(before, answer, now):
        yield name, StandingAnswer(before, is_new=False)
        return
    answer = answer.following(before)
    composed_answers.put(table, name, answer)
    yield name, StandingAnswer(answer, is_new=True)


def _is_still(before: ComposedAnswer, answer: ComposedAnswer, now: datetime) -> bool:
    """Whether the stored answer says the same for as long, and lives beyond the next dispatch."""
    same = (before.etag, before.until, before.origin) == (answer.etag, answer.until, answer.origin)
    return same and now < renewed_at(before)


def renewed_at(answer: ComposedAnswer) -> datetime:
    """The instant from which an answer is stored anew though nothing changed."""
    return answer.at + answer.life - RENEWED
