"""Reply cache: what a process answered lately it answers again, no longer than a cache behind it would.

A reply is kept for its own max-age, counted from when it was made, and says to those behind what is left of it: so an
answer is never older than a cache alone would let it be, and an edge that has one is never given an older one. None is
kept beyond MOST_SECONDS: an edge whose copies were invalidated has what is true after that.
"""

import gzip
import re
import time
from collections.abc import Callable
from dataclasses import replace

from chautari.api.endpoint import Reply, Request
from chautari.api.responses import FRESH

MOST_SECONDS = 60
MOST_BYTES, MOST_BYTES_OF_ONE = 8_000_000, 200_000
_MAX_AGE = re.compile(r"max-age=(\d+)")
ReplyKey = tuple[str, str, tuple[tuple[str, str], ...], str]


class ReplyCache:
    """The last replies of a process, MOST_BYTES together. `clock`: seconds; it goes on while a Lambda is frozen."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._replies: dict[ReplyKey, tuple[float, Reply]] = {}
        self._bytes = 0

    def reply(self, request: Request, answer: Callable[[Request], Reply]) -> Reply:
        """The reply to a request as it was made before, or by `answer`. What that raises is not kept."""
        key, now = _key(request), self._clock()
        if key in self._replies:
            made_at, reply = self._replies[key]
            age = int(now - made_at)
            if 0 <= age < min(MOST_SECONDS, _max_age(reply)):
                return _aged(reply, age)
            self._drop(key)
        reply = _compressed(answer(request))
        if _max_age(reply) and len(reply.body) <= MOST_BYTES_OF_ONE:
            self._keep(key, now, reply)
        return reply

    def _keep(self, key: ReplyKey, now: float, reply: Reply) -> None:
        self._replies[key] = now, reply
        self._bytes += len(reply.body)
        while self._bytes > MOST_BYTES:
            self._drop(next(iter(self._replies)))

    def _drop(self, key: ReplyKey) -> None:
        _, reply = self._replies.pop(key)
        self._bytes -= len(reply.body)


def _key(request: Request) -> ReplyKey:
    return request.table.name, request.path, tuple(sorted(request.values.items())), request.origin


def _compressed(reply: Reply) -> Reply:
    """The reply as most clients take it, so that its body is compressed once."""
    if reply.gzipped or reply.packed:
        return reply
    return replace(reply, body=gzip.compress(reply.body, 6, mtime=0), gzipped=True)


def _max_age(reply: Reply) -> int:
    stated = _MAX_AGE.search(_cache_control(reply))
    return int(stated[1]) if stated else 0


def _aged(reply: Reply, age: int) -> Reply:
    left = _MAX_AGE.sub(f"max-age={_max_age(reply) - age}", _cache_control(reply))
    return replace(reply, headers={**reply.headers, "Cache-Control": left})


def _cache_control(reply: Reply) -> str:
    return {**FRESH, **reply.headers}["Cache-Control"]
