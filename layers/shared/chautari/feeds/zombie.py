"""Feeds that answer and say nothing new: several of Nepal's served items of years ago, with 200, for months."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from chautari.domain.news import Entry

QUIET = timedelta(days=30)
_CLOCKS_DIFFER = timedelta(days=1)


def is_zombie(entries: Iterable[Entry], now: datetime, quiet: timedelta = QUIET) -> bool:
    """Whether the newest date of the entries is older than `quiet`; one that dates none is not known to be.

    Dates of the future are no sign of life: a mistyped year would hide it for ever.
    """
    stated = [at for entry in entries for at in (entry.published, entry.updated) if at is not None]
    past = [at for at in stated if at <= now + _CLOCKS_DIFFER]
    return bool(stated) and (not past or max(past) < now - quiet)
