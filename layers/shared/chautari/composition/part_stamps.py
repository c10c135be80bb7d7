"""Stamps of parts: short texts that differ where a part was written, for a few reads and without composing anything."""

from datetime import datetime, timedelta

from chautari.calendar.store import publication
from chautari.dynamodb import bank_keys, board_keys, composed_parts, read_models
from chautari.dynamodb.table import Table
from chautari.markets import declarations
from chautari.nepali.clock import NPT
from chautari.news.store import change_clock, feed_state
from chautari.rates.store import polls
from chautari.rates.views import trends
from chautari.watch.store import watch_state

# The views that say of a part whether it changed. What these lack, an expiry of the part counts.
_VIEWS = {
    "metals": ("metals", trends.view_of("metals")),
    "forex": ("forex", trends.view_of("forex")),
    "counter": (bank_keys.COUNTER,),
    "boards": tuple(map(board_keys.view, declarations.kept_as_boards())),
}
# Of the record the clock alone tells much: how late a source is. Feeds are asked every ten minutes, and the dispatch
# this long after them finds what came of it.
_AFTER = timedelta(minutes=5)
# What changes at most dispatches is made at each, without a look.
_LIVE = {"news"}


def is_short_lived(parts: tuple[str, ...]) -> bool:
    """Whether what is composed of `parts` is served for a short while only, though nothing ends it."""
    return not {*_LIVE, "record"}.isdisjoint(parts)


def stamp(table: Table, parts: tuple[str, ...], now: datetime, of_site: str) -> str:
    """What stands for the content of `parts` at `now`, of a site; empty where they are to be read in any case."""
    return "" if not _LIVE.isdisjoint(parts) else " ".join([of_site, *(_stamp(table, part, now) for part in parts)])


def _stamp(table: Table, part: str, now: datetime) -> str:
    ended = composed_parts.get(table, part).version
    if part == "calendar":
        return f"{ended} {_of_calendar(table)}"
    if part == "revisions":
        clock = change_clock.read(table)
        return f"{ended} {clock.revisions if clock else 0}"
    return f"{ended} {_of_record(table, now) if part == 'record' else _of_views(table, part)}"


def _of_calendar(table: Table) -> str:
    """What every year is made of; nothing while a run writes them, and after one that did not come to its end."""
    last = publication.get(table)
    return last.made_of or "" if last else ""


def _of_views(table: Table, part: str) -> str:
    views = [read_models.get(table, name) for name in _VIEWS[part]]
    return " ".join(view.etag if view else "" for view in views)


def _of_record(table: Table, now: datetime) -> str:
    """The ten minutes of the clock, the last polls of sources of rates, how many feeds were polled, what is wrong."""
    opened = [key for key, incident in watch_state.get(table)[0].incidents.items() if incident.opened_at]
    minutes = f"{(now - _AFTER).astimezone(NPT):%Y-%m-%dT%H:%M}"[:-1]
    polled = sorted(map(str, polls.last_polls(table).values()))
    return f"{minutes} {polled} {len(feed_state.all_states(table))} {sorted(map(str, opened))}"
