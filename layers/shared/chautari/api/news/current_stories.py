"""The stories that may still change, as a process tells them: fetched when first asked for, then looked after."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache

from chautari.dynamodb.table import Table
from chautari.news.store import story_state
from chautari.news.stories.story import Story
from chautari.news.stories.story_ledger import homes
from chautari.search.store import reading_shelf
from chautari.search.store.index_shelf import ReadableShelf, ShelfUnreachable

# They are joined every half-hour.
LOOKED_AFTER_SECONDS = 300.0


class CurrentStories:
    """The newest state of the shelf that could be fetched. `clock` counts seconds.

    Where the shelf cannot be reached, what is here is told on.
    """

    def __init__(self, shelf: ReadableShelf, clock: Callable[[], float] = time.monotonic) -> None:
        self._shelf, self._clock = shelf, clock
        self._etag, self._looked_at = "", float("-inf")
        self._stories: Mapping[str, Story] | None = None
        self._homes: Mapping[str, str] = {}
        self._until: datetime | None = None

    def current(self, table: Table) -> Mapping[str, Story]:
        """The stories by name. Until a first run shelved any, those that a restore put into `table`.

        Raises ShelfUnreachable where none were fetched yet.
        """
        if self._clock() - self._looked_at >= LOOKED_AFTER_SECONDS:
            self._look(table)
        return self._stories or {}

    def until(self, table: Table) -> datetime | None:
        """The instant up to which articles were joined; None before a first run. Raises as `current` does."""
        self.current(table)
        return self._until

    def story_of(self, table: Table, article_id: str) -> str:
        """The story that an article is in; empty if in none of these. Raises as `current` does."""
        self.current(table)
        return self._homes.get(article_id, "")

    def _look(self, table: Table) -> None:
        try:
            self._swap(table)
        except ShelfUnreachable:
            if self._stories is None:
                raise
        # Without any the next request looks again; a shelf that fails is not asked by each of them.
        self._looked_at = self._clock() if self._etag else float("-inf")

    def _swap(self, table: Table) -> None:
        shelved = self._shelf.manifest(self._etag)
        if shelved or not self._etag:
            body = shelved.body if shelved else story_state.restored(table)
            self._stories, self._until = story_state.standing(body) if body else ({}, None)
            self._homes = dict(homes(self._stories.values()))
        if shelved:
            self._etag = shelved.etag


@cache
def of_process() -> CurrentStories:
    """The stories of this deployment."""
    return CurrentStories(reading_shelf.connect_stories())
