"""Rare numbers: what two reports count alike, weighed by how few reports of the window count it too.

In business news the numbers that two bodies share tell the event better than their words do.
"""

from collections import Counter
from collections.abc import Iterable
from math import log, sqrt

from chautari.news.stories.report import Report

# One number in common is chance: 500 people, 30 percent.
LEAST_SHARED = 2


class RareNumbers:
    """In how many reports of the window each number stands."""

    def __init__(self, reports: Iterable[Report]) -> None:
        """Count the numbers of `reports`."""
        self._reports = 0
        self._counts: Counter[str] = Counter()
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """Count one report more."""
        self._reports += 1
        self._counts.update(report.numbers)

    def likeness(self, left: Report, right: Report) -> float:
        """The cosine of the numbers of two reports, 0 to 1; 0 if they share fewer than LEAST_SHARED."""
        shared = left.numbers & right.numbers
        if len(shared) < LEAST_SHARED:
            return 0.0
        lengths = sqrt(self._weight(left.numbers) * self._weight(right.numbers))
        return self._weight(shared) / lengths if lengths else 0.0

    def _weight(self, numbers: Iterable[str]) -> float:
        """The sum of the squared weights."""
        return sum(log((self._reports + 2) / (self._counts[number] + 1)) ** 2 for number in numbers)
