"""The rows of months that were published after this code: looked up once an hour and put over the process's table."""

from datetime import datetime
from functools import lru_cache

from chautari.domain import bikram
from chautari.domain.bikram import YearRow
from chautari.store import calendar
from chautari.store.table import Table


def adopt(table: Table, now: datetime) -> None:
    """Make this process reckon with the rows in force."""
    _adopt(table, int(now.timestamp()) // 3600)


@lru_cache(maxsize=1)
def _adopt(table: Table, _hour: int) -> None:
    rows = (notice for notice in calendar.notices(table) if notice.kind == "months")
    bikram.adopt({row.year: YearRow(tuple(row.document["months"]), "official") for row in rows})
