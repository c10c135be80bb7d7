"""Due polls of sources: their declared times against the state of the last poll. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from chautari.rates.model import poll_times
from chautari.rates.model.poll_times import PollTimes

# A run that did not come to its end is repeated once. One that read nothing is not: a source that is down would be
# asked twice as often as a healthy one, and each run has tried again within bounds (`fetching.http_client`).
MAX_ATTEMPTS = 2


class Polled(Protocol):
    """A source with poll times, be it of rates or of boards."""

    @property
    def key(self) -> str: ...
    @property
    def polls(self) -> tuple[PollTimes, ...]: ...


@dataclass(frozen=True, slots=True)
class Poll:
    """The poll of a source that was declared for the instant `at`, with its attempts so far."""

    source: str
    at: datetime
    attempts: int = 0
    finished: bool = False

    def with_attempt(self) -> "Poll":
        """The poll with another attempt counted."""
        return replace(self, attempts=self.attempts + 1)


def due(sources: Iterable[Polled], last: Mapping[str, Poll], now: datetime) -> list[Poll]:
    """The polls to be made at `now`: by number of attempts, then the longest due first. `last` is by source key."""
    polls = (_due_poll(source, last.get(source.key), now) for source in sources)
    return sorted((poll for poll in polls if poll), key=lambda poll: (poll.attempts, poll.at, poll.source))


def _due_poll(source: Polled, last: Poll | None, now: datetime) -> Poll | None:
    at = poll_times.latest(source.polls, now)
    if at is None:
        return None
    if last is None or last.at < at:
        return Poll(source.key, at)
    return None if last.finished or last.attempts >= MAX_ATTEMPTS else last
