"""Answer types of sources, runs and the API itself."""

from typing import Annotated, Literal, TypedDict

from chautari.core.answer_types import INLINE, Amount, Component, Count, Date, Instant, JsonSchema, Pause
from chautari.rates.model.authority_rules import RuleKind
from chautari.watch.model.condition import ConditionKind
from chautari.watch.model.incident import Turn


class RunFailure(TypedDict):
    kind: Literal["unreachable", "refused", "moved", "changed", "repeated", "not_the_authority", "evidence_refused"]
    detail: str


class LastFailure(TypedDict):
    kind: Literal["unreachable", "refused", "moved", "changed", "repeated", "not_the_authority"]
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
    market: Annotated[str, JsonSchema(description="metals, forex or a market of /v1/markets.")]
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


class OpenIncident(TypedDict):
    """Something that is wrong with the service at present; `in_words` in English."""

    kind: ConditionKind
    subject: Annotated[str, JsonSchema(description="Of what: a source, an outlet; empty where there is one of a kind.")]
    in_words: str
    level: Annotated[int, JsonSchema(minimum=1, description="Higher is worse.")]
    began_at: Instant


class IncidentAnnouncement(OpenIncident):
    """One turn of an incident, as it was announced."""

    turn: Turn
    at: Instant


class Incidents(TypedDict):
    looked_at: Annotated[Instant | None, JsonSchema(description="The last look; null before the first.")]
    open: list[OpenIncident]
    announcements: list[IncidentAnnouncement]
    next: str | None


class RuleIncident(TypedDict):
    """Publications that contradict a rule of their authority again and again: a change that nobody has adopted."""

    source: str
    rule: RuleKind
    instrument: str
    value: Annotated[str, JsonSchema(description="The value of the rule under which they would be right.")]
    example: Annotated[str, JsonSchema(description="What the newest prints.")]
    since: Date
    last: Date
    publications: Count
    adopt: Annotated[str, JsonSchema(description="The command that adopts the change.")]


class Sources(TypedDict):
    as_of: Instant
    metals_market: Annotated[MarketToday, INLINE]
    sources: list[Source]
    incidents: list[RuleIncident]


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
    missing: Annotated[list[str], JsonSchema(description="Listed currencies without a row on the newest day.")]
    unlisted: Annotated[
        dict[str, str], JsonSchema(description="What is printed of currencies that are not listed, by code.")
    ]


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
