"""Circuit breaker of a source: its recorded health held against the policy for its kind of failure. Pure."""

from datetime import datetime

from chautari.rates.model.failure_policies import POLICIES
from chautari.rates.model.source_health import SourceHealth


def open_until(health: SourceHealth | None) -> datetime | None:
    """The instant of the next probe of a source whose breaker is open; None while it is closed."""
    if health is None or health.last_failure is None:
        return None
    pause = POLICIES[health.last_failure["kind"]].pause(health.streak)
    return datetime.fromisoformat(health.last_failure["at"]) + pause if pause else None
