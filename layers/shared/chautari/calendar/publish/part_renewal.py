"""The parts of a year, made anew where the year, the code or the months that have times are others than before."""

from datetime import date
from typing import Any

from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.near_years import is_near, timed_months
from chautari.calendar.publish import made_of
from chautari.calendar.store import part_items
from chautari.calendar.store.part_items import MadeOf
from chautari.calendar.views.part_contents import parts_of
from chautari.dynamodb import codec
from chautari.dynamodb.table import Table


def renewed(table: Table, built: Almanac, etag: str, stored: MadeOf, today: date) -> list[dict[str, Any]]:
    """Actions that write the parts of a near year, or of one that has them; none where they are made of this already.

    `etag`: that of the document of the year. Parts that are no longer near stay as true as the year.
    """
    if not stored.version and not is_near(built.year, today):
        return []
    months = timed_months(built.year, today)
    digest = codec.sha256(codec.json_text([etag, made_of.code(), months]))
    if stored.digest == digest:
        return []
    return part_items.puts(table, built.year, parts_of(built, months), MadeOf(digest, stored.version + 1))
