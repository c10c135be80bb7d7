"""Month rows published after this code: looked up once an hour and applied to this process's table."""

from datetime import datetime
from functools import lru_cache

from chautari.calendar.store import years
from chautari.dynamodb.table import Table
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import YearRow


def refresh(table: Table, now: datetime) -> None:
    """Apply the rows in force to this process."""
    _refresh(table, int(now.timestamp()) // 3600)


def renew(table: Table, now: datetime) -> None:
    """Look up and apply the rows in force, whatever was looked up in this hour."""
    _refresh.cache_clear()
    refresh(table, now)


@lru_cache(maxsize=1)
def _refresh(table: Table, _hour: int) -> None:
    rows = (notice for notice in years.notices(table) if notice.kind == "months")
    bikram_sambat.adopt({row.year: YearRow(tuple(row.document["months"]), "official") for row in rows})
