"""Health of a source: its last runs, successes and failures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

RECENT_PERIOD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """A source and the outcome of its runs. Instants and dates are ISO texts.

    - `market`: the key of its market.
    - `rhythm`: its publication schedule; None for a source that is read once.
    - `last_run`: counts of rows: read, stored, held, and dropped by rule.
    - `failures`: failed runs by kind, since the first run.
    - `failing_since`: the first run that read nothing since the last that read something.
    - `streak`: consecutive runs that read nothing.
    - `recent`: by day in Kathmandu, the number of runs and how many of them read nothing.
    - `version`: number of writes. A write is accepted only for the version that it was computed from.
    """

    key: str
    name: str
    home: str
    market: str
    origin: str
    rhythm: Mapping[str, Any] | None
    last_run_at: str
    last_success_at: str | None = None
    last_market_date: str | None = None
    last_run: Mapping[str, Any] = field(default_factory=dict)
    failures: Mapping[str, int] = field(default_factory=dict)
    last_failure: Mapping[str, str] | None = None
    failing_since: str | None = None
    streak: int = 0
    recent: Mapping[str, list[int]] = field(default_factory=dict)
    version: int = 1
