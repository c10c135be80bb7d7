"""Ranking of stories: by breadth, speed and freshness; what is in the reader's language comes first.

Six independent outlets within three hours stand before three outlets within a day, and a story that nobody added to
for half a day counts half.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import log2

from chautari.news.stories.story import Story, independent_outlets

# A story that nobody adds to loses half of its rank in this time.
HALF_LIFE = timedelta(hours=12)
# Outlets that report within this time of the first make a story fast.
SPEED = timedelta(hours=3)


def rank(story: Story, now: datetime) -> float:
    """Breadth plus half of speed, halved for every HALF_LIFE since the last report."""
    first, last = story.members[0].at, story.members[-1].at
    early = [member for member in story.members if member.at - first <= SPEED]
    reach = log2(1 + story.outlets) + 0.5 * log2(independent_outlets(early))
    age = max(timedelta(0), now - last)
    return float(reach * 0.5 ** (age / HALF_LIFE))


def ranked(stories: Iterable[Story], now: datetime, language: str | None = None) -> list[Story]:
    """Stories, the highest rank first; if `language` is given, those that are told in it before the others."""
    standing = [story for story in stories if story.members]

    def order(story: Story) -> tuple[bool, float, str]:
        is_own = language is None or any(member.language == language for member in story.members)
        return (is_own, rank(story, now), story.id)

    return sorted(standing, key=order, reverse=True)
