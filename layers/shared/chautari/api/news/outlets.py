"""Which outlets there are, as far as their feeds were ever asked."""

from chautari.api.endpoint import Request
from chautari.api.problems import bad_value
from chautari.news.store import feed_state, listings


def require_known(request: Request) -> None:
    """Raises Problem where the request names an outlet that nobody ever asked and of which nothing is stored."""
    asked = request.values.get("source")
    if asked is None or listings.newest(request.table, listings.source_listing(asked), None, 1):
        return
    known = sorted({state.source for state in feed_state.all_states(request.table)})
    if asked not in known:
        raise bad_value("source", f"no outlet {asked!r} was ever asked", known)
