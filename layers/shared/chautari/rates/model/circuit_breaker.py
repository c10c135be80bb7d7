"""Circuit breaker of a source, with a policy for each kind of failure. Pure.

A source whose breaker is open is skipped by scheduled runs, but for one probe an interval. The interval doubles after
each failure up to a maximum, and a success closes the breaker: a failure never makes requests more frequent.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chautari.core.errors import Blocked, NotFoundOrMoved, SchemaChanged, Unreachable
from chautari.rates.model.source_health import SourceHealth


@dataclass(frozen=True, slots=True)
class FailurePolicy:
    """When the breaker opens, and the intervals between the probes of an open one.

    - `opens_after`: consecutive failures that open it.
    - `initial_interval`: from the last failed run to the first probe. It doubles with each further failure.
    - `longest_interval`: the maximum of that.
    """

    opens_after: int
    initial_interval: timedelta = timedelta(hours=1)
    longest_interval: timedelta = timedelta(hours=4)

    def pause(self, streak: int) -> timedelta:
        """How long the breaker stays open after the `streak`-th failure in a row; zero while it is closed."""
        if streak < self.opens_after:
            return timedelta(0)
        return min(self.longest_interval, self.initial_interval * (1 << min(streak - self.opens_after, 10)))


POLICIES = {
    # A fault of the network passes soon: it is asked again within the hour. Three in a row are an outage.
    Unreachable.kind: FailurePolicy(3, timedelta(minutes=30), longest_interval=timedelta(hours=1)),
    Blocked.kind: FailurePolicy(2, longest_interval=timedelta(hours=12)),
    NotFoundOrMoved.kind: FailurePolicy(3),
    SchemaChanged.kind: FailurePolicy(3),
}


def open_until(health: SourceHealth | None) -> datetime | None:
    """The instant of the next probe of a source whose breaker is open; None while it is closed."""
    if health is None or health.last_failure is None:
        return None
    pause = POLICIES[health.last_failure["kind"]].pause(health.streak)
    return datetime.fromisoformat(health.last_failure["at"]) + pause if pause else None
