"""What is done about each kind of failure when it comes again and again: the breaker of a source, one row a kind.

A source whose breaker is open is left alone by scheduled runs, but for one probe an interval that doubles; a success
closes it. Nobody is asked harder for having failed.
"""

from dataclasses import dataclass
from datetime import timedelta

from chautari.core.errors import Blocked, NotFoundOrMoved, SchemaChanged, Unreachable


@dataclass(frozen=True, slots=True)
class FailurePolicy:
    """`opens_after` runs in a row the breaker opens, None for never: then the next run may well succeed.

    The first probe comes `first` after the last try, each after it twice as long, and none later than `longest`.
    """

    opens_after: int | None
    first: timedelta = timedelta(hours=1)
    longest: timedelta = timedelta(hours=4)

    def rest(self, streak: int) -> timedelta:
        """How long the source is left alone after the `streak`-th failure in a row; zero while it is closed."""
        if self.opens_after is None or streak < self.opens_after:
            return timedelta(0)
        return min(self.longest, self.first * (1 << min(streak - self.opens_after, 10)))


POLICIES = {
    Unreachable.kind: FailurePolicy(None),
    Blocked.kind: FailurePolicy(2, longest=timedelta(hours=12)),
    NotFoundOrMoved.kind: FailurePolicy(3),
    SchemaChanged.kind: FailurePolicy(3),
}
