"""Whether a scheduled run may ask a source: what its health says, held against the policy of its failures."""

from datetime import datetime

from chautari.domain.policies import POLICIES
from chautari.store.health import Health


def rests_until(health: Health | None) -> datetime | None:
    """The instant of the next probe of a source whose breaker is open; None while it is closed."""
    if health is None or health.last_failure is None:
        return None
    rest = POLICIES[health.last_failure["kind"]].rest(health.streak)
    return datetime.fromisoformat(health.last_failure["at"]) + rest if rest else None
