"""The health of a source: its last runs, successes and failures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from chautari.rates.model.instruments import Market


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """A source and how its runs went. Instants and dates are ISO texts; `rhythm` is None for a source that is read
    once.

    `last_run` counts rows: read, stored, held, and dropped by rule. `failures` counts failed runs by kind since the
    first, `recent` has by day in Kathmandu how many runs there were and how many of them read nothing. `failing_since`
    is the first run of those that read nothing since the last that did, `streak` how many of them a repetition could
    not help. `version` counts the writes: who counts must have seen what was counted.
    """

    key: str
    name: str
    home: str
    market: Market
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


RECENT_PERIOD = timedelta(days=30)
