"""Known outlets: those whose feeds were ever polled."""

from chautari.api.endpoint import Request
from chautari.api.problems import bad_value
from chautari.news.store import feed_state, listings


def require_known(request: Request) -> None:
    """Raise Problem for an outlet that was never polled and of which nothing is stored."""
    asked = request.values.get("source")
    if asked is None or listings.newest(request.table, listings.source_listing(asked), None, 1):
        return
    known = sorted({state.source for state in feed_state.all_states(request.table)})
    if asked not in known:
        raise bad_value("source", f"no outlet {asked!r} was ever asked", known)
