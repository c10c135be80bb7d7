"""What joining goes on from: the stories that may change, and the reports of the window as they were joined."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from chautari.news.stories.likeness import Knowledge
from chautari.news.stories.report import Report
from chautari.news.stories.story import Member, Story


@dataclass(frozen=True, slots=True)
class JoinedStories:
    """The state after a run.

    - until: the instant of the change log up to which articles were joined.
    - stories: by name, those that a report may still join.
    - reports: those of the window; displayed: how a story shows each of them, by article.
    - knowledge: what was learnt from the archive, at `learnt_at` (None: nothing yet).
    """

    until: datetime
    knowledge: Knowledge
    learnt_at: datetime | None = None
    stories: Mapping[str, Story] = field(default_factory=dict)
    reports: tuple[Report, ...] = ()
    displayed: Mapping[str, Member] = field(default_factory=dict)
