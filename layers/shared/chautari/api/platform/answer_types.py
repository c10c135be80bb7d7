"""Answer types of sources, runs and the API itself."""

from typing import Annotated, Literal, TypedDict

from chautari.core.answer_types import INLINE, Amount, Component, Count, Date, Instant, JsonSchema, Pause
from chautari.rates.model.instruments import Market


class RunFailure(TypedDict):
    kind: Literal["unreachable", "refused", "moved", "changed", "evidence_refused"]
    detail: str


class LastFailure(TypedDict):
    kind: Literal["unreachable", "refused", "moved", "changed"]
    detail: str
    at: Instant


class Rhythm(TypedDict):
    due: str
    saturdays: bool


class Breaker(TypedDict):
    open: bool
    next_probe_at: Instant | None


class Availability(TypedDict):
    days: Count
    runs: Count
    failed: Count
    percent: Amount | None


class Punctuality(TypedDict):
    late: bool | None
    late_by_seconds: Count | None
    late_by: str | None
    next_expected_at: Instant | None


class Source(Punctuality):
    key: str
    name: str
    home: str
    market: Market
    origin: str
    rhythm: Annotated[Rhythm, INLINE] | None
    last_run_at: Instant
    last_success_at: Instant | None
    last_market_date: Date | None
    failures: dict[str, Count]
    last_failure: Annotated[LastFailure, INLINE] | None
    failing_since: Instant | None
    breaker: Annotated[Breaker, INLINE]
    availability: Annotated[Availability, INLINE]
    paused: Annotated[Pause, INLINE] | None
    last_run: Annotated[dict[str, object], JsonSchema(description="Rows read, stored, held, and dropped by rule.")]


class MarketToday(TypedDict):
    date: Date
    open: bool
    closed_for: str | None


class Sources(TypedDict):
    as_of: Instant
    metals_market: Annotated[MarketToday, INLINE]
    sources: list[Source]


class Run(TypedDict):
    source: str
    at: Instant
    rows_read: Count
    rows_stored: Count
    rows_dropped: dict[str, Count]
    rows_held: Count
    last_market_date: Date | None
    failure: Annotated[RunFailure, INLINE] | None
    skipped: str | None


class Runs(TypedDict):
    runs: list[Run]
    next: str | None


class IndexRow(TypedDict):
    path: str
    summary: str
    parameters: list[str]


class Index(TypedDict):
    name: str
    documentation: str
    endpoints: list[Annotated[IndexRow, INLINE]]


OpenApi = Annotated[dict[str, object], Component("OpenApi", required=["openapi", "info", "paths"])]
