"""The composer: makes the answers anew that are read whole, and stores those that changed or grow old."""

from collections.abc import Callable
from datetime import datetime, timedelta

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import endpoint_of
from chautari.api.problems import Problem
from chautari.api.rates import latest
from chautari.dynamodb import codec, composed_answers
from chautari.dynamodb.composed_answers import LIFE, ComposedAnswer
from chautari.dynamodb.table import Conflict, Table

ATTEMPTS = 5
# The dispatch comes every five minutes: one that would end before the one after the next is stored anew.
RENEWED = timedelta(minutes=11)

PARTS: dict[str, Callable[[Request], Reply]] = {
    "home": latest.home_of_parts,
    "metals": latest.metals_of_parts,
    "forex": latest.forex_of_parts,
}


def compose(table: Table, now: datetime) -> list[str]:
    """Compose every answer as of `now`. Returns the names of those that were stored; what is not ready is left out.

    Raises Conflict after ATTEMPTS lost races.
    """
    return [name for name in PARTS if _compose(table, name, now)]


def _compose(table: Table, name: str, now: datetime) -> bool:
    """The stored answer is read before its parts, so that one made of older parts never replaces it."""
    for _ in range(ATTEMPTS):
        stored = composed_answers.get(table, name)
        reply = _reply(table, name, now)
        if reply is None or (stored and _is_still(stored, reply, now)):
            return False
        version = stored.version + 1 if stored else 1
        try:
            composed_answers.put(table, name, _answer(reply, version, now))
            return True
        except Conflict:
            continue
    raise Conflict(f"composed answer {name}: given up after {ATTEMPTS} attempts")


def _reply(table: Table, name: str, now: datetime) -> Reply | None:
    endpoint = endpoint_of(name)
    try:
        return PARTS[name](Request(endpoint.path, endpoint.values({}, ""), table, now))
    except Problem as problem:
        if problem.kind != "not-ready":
            raise
        return None


def _is_still(stored: ComposedAnswer, reply: Reply, now: datetime) -> bool:
    """Whether the stored answer says the same for as long, and lives beyond the next dispatch."""
    return (stored.etag, stored.until) == (reply.etag, reply.until) and now - stored.at < LIFE - RENEWED


def _answer(reply: Reply, version: int, now: datetime) -> ComposedAnswer:
    return ComposedAnswer(codec.gzipped(reply.body), reply.etag, now, reply.until, version)
