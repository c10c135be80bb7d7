"""What is done about stories after a batch of articles: learn once a day, and join what the change log tells."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from chautari.dynamodb.table import Table
from chautari.news.ingest import story_joining, story_learning


@dataclass(frozen=True, slots=True)
class StoriesReport:
    """What a run did: changes of articles joined, reports that the window held, whether it learnt."""

    joined: int
    window: int
    has_learnt: bool


def run(table: Table, now: datetime, has_time: Callable[[], bool]) -> StoriesReport:
    """Learn if that is due, then join, as long as there is time. Raises as they do."""
    has_learnt = has_time() and story_learning.run(table, now)
    joining = story_joining.run(table, now, has_time)
    return StoriesReport(joining.joined, joining.window, has_learnt)
