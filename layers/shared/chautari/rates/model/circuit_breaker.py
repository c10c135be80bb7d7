"""Whether a scheduled run may ask a source: what its health says, held against the policy of its failures."""

from datetime import datetime

from chautari.rates.model.failure_policies import POLICIES
from chautari.rates.model.source_health import SourceHealth


def open_until(health: SourceHealth | None) -> datetime | None:
    """The instant of the next probe of a source whose breaker is open; None while it is closed."""
    if health is None or health.last_failure is None:
        return None
    rest = POLICIES[health.last_failure["kind"]].rest(health.streak)
    return datetime.fromisoformat(health.last_failure["at"]) + rest if rest else None
