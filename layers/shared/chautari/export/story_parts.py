"""Parts of stories: the closed ones by the month of their beginning, and the state of joining as a restore puts it.

The state is an object on a shelf and no item: its rows are made for the export.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

from chautari.dynamodb import schema, story_keys
from chautari.dynamodb.codec import Attributes
from chautari.dynamodb.table import Table
from chautari.export.table_parts import UNMARKED, Part, items_of, mark_of_month, months, next_month
from chautari.news.store import change_clock, story_state
from chautari.news.store.story_state import StateShelf
from chautari.news.stories.story_ledger import CLOSED_AFTER, LONGEST
from chautari.news.stories.window import LENGTH

# Nothing that began in a month, and no article of it, is closed later than this after its end.
SETTLED_AFTER = LONGEST + CLOSED_AFTER + timedelta(days=2)


def parts(table: Table, shelf: StateShelf, now: datetime) -> list[Part]:
    """The state, and a part `stories/<month>` for each month since the first change of an article."""
    clock = change_clock.read(table)
    if clock is None:
        return []
    closed = [
        Part(f"stories/{month:%Y-%m}", mark_of_month(month, now, SETTLED_AFTER), _reader(table, month))
        for month in months(clock.first - LENGTH, now)
    ]
    return [*closed, Part("joined", UNMARKED, lambda: _state(table, shelf))]


def _reader(table: Table, month: date) -> Callable[[], Iterator[Attributes]]:
    def read() -> Iterator[Attributes]:
        day = datetime.combine(month, datetime.min.time(), UTC).date()
        while day < next_month(month):
            yield from items_of(table, story_keys.stories_of(day))
            day += timedelta(days=1)

    return read


def _state(table: Table, shelf: StateShelf) -> Iterator[Attributes]:
    shelved = shelf.manifest()
    return map(schema.stamped, story_state.rows(shelved.body if shelved else story_state.restored(table)))
