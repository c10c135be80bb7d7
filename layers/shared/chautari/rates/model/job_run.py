"""Record of one run of a source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

EVIDENCE_REFUSED = "evidence_refused"


@dataclass(frozen=True, slots=True)
class JobRun:
    """The outcome of one run of `source`, in plain values.

    - `at`: its instant as `keys.instant` writes it, which sorts by time.
    - `rows_dropped`: counts by validation rule.
    - `skipped`: why no request was made; None if the source was read.
    - `missing`: the listed instruments without a row on the newest day.
    - `unlisted`: what the newest day prints of instruments that are not listed, in words, by instrument.
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
    missing: Sequence[str] = field(default_factory=list)
    unlisted: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_evidence_refused(self) -> bool:
        """Whether the archive refused the responses, so that nothing was stored."""
        return self.failure is not None and self.failure["kind"] == EVIDENCE_REFUSED

    @property
    def position(self) -> tuple[str, str]:
        """The position among all runs in order of time."""
        return self.at, self.source
