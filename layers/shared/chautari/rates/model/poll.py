"""Which sources of rates are due: what was declared, held against how the last poll of each went. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from chautari.rates.model import poll_times
from chautari.rates.model.source import RateSource

# A poll that read nothing is repeated once: it may have been a passing fault. The next declared instant comes anyway.
MAX_ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Poll:
    """How the poll of a source that was declared for `at` went: how often it was tried and whether that is the end."""

    source: str
    at: datetime
    attempts: int = 0
    finished: bool = False

    def with_attempt(self) -> "Poll":
        """The poll once another attempt has begun."""
        return replace(self, attempts=self.attempts + 1)


def due(sources: Iterable[RateSource], last: Mapping[str, Poll], now: datetime) -> list[Poll]:
    """The polls that are to be made at `now`: those never tried first, and of these the longest due."""
    found = (_open(source, last.get(source.key), now) for source in sources)
    return sorted((poll for poll in found if poll), key=lambda poll: (poll.attempts, poll.at, poll.source))


def _open(source: RateSource, last: Poll | None, now: datetime) -> Poll | None:
    at = poll_times.latest(source.polls, now)
    if at is None:
        return None
    if last is None or last.at < at:
        return Poll(source.key, at)
    return None if last.finished or last.attempts >= MAX_ATTEMPTS else last
