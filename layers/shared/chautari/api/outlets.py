"""Which outlets there are, as far as their feeds were ever asked."""

from chautari.api.contract import Request
from chautari.api.problem import bad_value
from chautari.store import feeds, lists


def require_known(request: Request) -> None:
    """Raises Problem where the request names an outlet that nobody ever asked and of which nothing is stored."""
    asked = request.values.get("source")
    if asked is None or lists.newest(request.table, lists.of_source(asked), None, 1):
        return
    known = sorted({state.source for state in feeds.everyone(request.table)})
    if asked not in known:
        raise bad_value("source", f"no outlet {asked!r} was ever asked", known)
