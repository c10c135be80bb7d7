"""The composer: makes the answers anew that are read whole, and stores those that changed or grow old."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import endpoint_of
from chautari.api.rates import latest
from chautari.composition import storing
from chautari.composition.storing import Composition
from chautari.dynamodb.table import Table

PARTS: dict[str, Callable[[Request], Reply]] = {
    "home": latest.home_of_parts,
    "metals": latest.metals_of_parts,
    "forex": latest.forex_of_parts,
}


def compose(table: Table, now: datetime) -> list[str]:
    """Compose the answers with rates as of `now`. Returns the names of those that were stored.

    What is not ready is left out. Raises Conflict after many lost races.
    """
    compositions = {name: Composition(partial(_reply, name, now)) for name in PARTS}
    stored = storing.store(table, compositions, now)
    return [name for name in PARTS if name in stored and stored[name].is_new]


def _reply(name: str, now: datetime, parts: Table) -> Reply:
    endpoint = endpoint_of(name)
    return PARTS[name](Request(endpoint.path, endpoint.values({}, ""), parts, now))
