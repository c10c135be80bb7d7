"""Stamps of parts: short texts that differ where a part was written, for a few reads and without composing anything."""

from chautari.dynamodb import bank_keys, composed_parts, read_models
from chautari.dynamodb.table import Table
from chautari.rates.views import trends

# The views that say of a part whether it changed. What these lack, an expiry of the part counts.
_VIEWS = {
    "metals": ("metals", trends.view_of("metals")),
    "forex": ("forex", trends.view_of("forex")),
    "counter": (bank_keys.COUNTER,),
}
# Parts that change at most dispatches, or with the clock alone.
_LIVE = {"news", "record"}


def is_live(parts: tuple[str, ...]) -> bool:
    """Whether what is composed of `parts` is made at each dispatch, without a look whether they changed."""
    return not _LIVE.isdisjoint(parts)


def stamp(table: Table, parts: tuple[str, ...]) -> str:
    """What stands for the content of `parts`; empty where they are to be read in any case."""
    return "" if is_live(parts) else " ".join(_stamp(table, part) for part in parts)


def _stamp(table: Table, part: str) -> str:
    views = [read_models.get(table, name) for name in _VIEWS[part]]
    return f"{composed_parts.get(table, part).version} {' '.join(view.etag if view else '' for view in views)}"
