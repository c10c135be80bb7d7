"""The record of one run of a source."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class JobRun:
    """What a run of `source` did, in plain values. `at` is its instant as keys.instant writes it: it sorts by time.

    `skipped` says why the source was not asked at all.
    """

    source: str
    at: str
    rows_read: int = 0
    rows_stored: int = 0
    rows_held: int = 0
    rows_dropped: Mapping[str, int] = field(default_factory=dict)
    last_market_date: str | None = None
    failure: Mapping[str, str] | None = None
    skipped: str | None = None

    @property
    def position(self) -> tuple[str, str]:
        """Where it stands among all runs."""
        return self.at, self.source
