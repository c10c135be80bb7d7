"""Bursts: words that stand in far more reports of these days than they used to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from chautari.news.stories.frequencies import Frequencies
from chautari.news.stories.report import Report

# Added to counts, so that one report of a small window is no burst.
_WINDOW_REPORTS, _ARCHIVE_REPORTS = 10, 50


class Bursts:
    """How much more often terms stand in the reports of the window than in the archive."""

    def __init__(self, reports: Iterable[Report], frequencies: Mapping[str, Frequencies]) -> None:
        """Count the terms of `reports` by language."""
        self._frequencies = frequencies
        self._reports: Counter[str] = Counter()
        self._counts: dict[str, Counter[str]] = {language: Counter() for language in frequencies}
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """Count one report more."""
        self._reports[report.language] += 1
        self._counts[report.language].update({term.key for term in (*report.headline, *report.lead)})

    def burst(self, language: str, key: str) -> float:
        """The logarithm of a term's share of the window's reports over its share of the archive's; at least 0."""
        archive = self._frequencies[language]
        now = (self._counts[language][key] + 0.1) / (self._reports[language] + _WINDOW_REPORTS)
        before = (archive.counts.get(key, 0) + 0.5) / (archive.reports + _ARCHIVE_REPORTS)
        return max(0.0, log(now / before))
