"""The window: the reports of the last days by event and story, with which a new one is compared."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from chautari.news.stories.bursts import Bursts
from chautari.news.stories.lexicon import with_partners
from chautari.news.stories.likeness import Knowledge, Weighed, weighed
from chautari.news.stories.news_vocabulary import common_partners
from chautari.news.stories.rare_numbers import RareNumbers
from chautari.news.stories.report import Report

# A report later than this is another happening, or the next link of a chain.
LENGTH = timedelta(hours=72)


class Window:
    """Reports by id, event and story."""

    def __init__(self, reports: Iterable[Report], knowledge: Knowledge) -> None:
        """Take in `reports` as they were joined."""
        kept = list(reports)
        # Kept out of the state: what is learnt stays what was learnt, and a state from before has them too.
        self.knowledge = replace(knowledge, lexicon=with_partners(knowledge.lexicon, common_partners()))
        self.bursts = Bursts(kept, knowledge.frequencies)
        self.numbers = RareNumbers(kept)
        self.reports: dict[str, Weighed] = {}
        self.events: defaultdict[str, set[str]] = defaultdict(set)
        self.stories: defaultdict[str, set[str]] = defaultdict(set)
        for report in kept:
            self._put(report)

    def weigh(self, report: Report) -> Weighed:
        """`report` with the weights of the archive."""
        return weighed(report, self.knowledge)

    def add(self, report: Report) -> None:
        """Take in a report that was joined."""
        self.bursts.add(report)
        self.numbers.add(report)
        self._put(report)

    def remove(self, report_id: str) -> Report | None:
        """Take a report out of its event and story; returns it, or None if it is not in the window."""
        entry = self.reports.pop(report_id, None)
        if entry is None:
            return None
        self._forget(entry.report)
        return entry.report

    def move(self, report_id: str, event: str, story: str) -> Report:
        """Put a report of the window into another event and story; returns it as it is then."""
        old = self.reports.pop(report_id).report
        self._forget(old)
        moved = replace(old, event=event, story=story)
        self._put(moved)
        return moved

    def leave_story(self, story: str) -> None:
        """Put the reports of a story that is closed into none."""
        for report_id in list(self.stories.pop(story, ())):
            self.move(report_id, self.reports[report_id].report.event, "")

    def of_event(self, event: str) -> list[Weighed]:
        """The reports of an event, earliest first."""
        return self._ordered(self.events.get(event, ()))

    def events_of(self, story: str) -> list[str]:
        """The events of a story that have a report in the window, earliest first."""
        ordered = self._ordered(self.stories.get(story, ()))
        return list(dict.fromkeys(entry.report.event for entry in ordered))

    def _ordered(self, ids: Iterable[str]) -> list[Weighed]:
        entries = (self.reports[report_id] for report_id in ids)
        return sorted(entries, key=lambda entry: (entry.report.at, entry.report.id))

    def _put(self, report: Report) -> None:
        self.reports[report.id] = self.weigh(report)
        self.events[report.event].add(report.id)
        if report.story:
            self.stories[report.story].add(report.id)

    def _forget(self, report: Report) -> None:
        self.events[report.event].discard(report.id)
        if not self.events[report.event]:
            del self.events[report.event]
        if report.story:
            self.stories[report.story].discard(report.id)
