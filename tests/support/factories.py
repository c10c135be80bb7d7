"""Plain values for tests: each factory fills in what a test does not care about, and every field can be given.

The defaults are one day of one market: Monday, 17 August 2026, read at 11:45 in Kathmandu.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, TypedDict, Unpack

from chautari.core.http_messages import HttpResponse
from chautari.news.model.parsed_article import BlockKind, ParsedArticle, TextBlock
from chautari.news.model.source import FeedEntry
from chautari.rates.model.instruments import Market
from chautari.rates.model.observations import Observation, ParsedQuote, RuleViolation
from chautari.rates.model.series import MarketDay, Status, Verdict
from chautari.rates.model.source_health import SourceHealth

MONDAY = date(2026, 8, 17)
NOW = datetime(2026, 8, 17, 6, 0, tzinfo=UTC)
NOON = datetime(2026, 8, 17, 6, 15, tzinfo=UTC)
# Standing of the real sources in their markets, the authority first.
RANKS = {"fenegosida": 0, "nepalipatro": 1, "hamropatro": 2, "goldmandu": 3, "nrb": 0, "nrbday": 1, "nrbapp": 2}
ARTICLE_URL = "https://example.com.np/news/1"


@dataclass(frozen=True)
class LambdaContext:
    """The part of Lambda's context that handlers and the logger read."""

    function_name: str = "api"
    seconds_left: int = 290
    memory_limit_in_mb: int = 1024
    aws_request_id: str = "52fdfc07-2182-454f-963f-5f0f9a621d72"

    @property
    def invoked_function_arn(self) -> str:
        """The ARN of the function in an account that does not exist."""
        return f"arn:aws:lambda:ap-south-1:123456789012:function:{self.function_name}"

    def get_remaining_time_in_millis(self) -> int:
        """The time left before the timeout."""
        return 1000 * self.seconds_left


class ObservationFields(TypedDict, total=False):
    """Fields of an observation besides its source, figures and unit."""

    stated: Mapping[str, str]
    observed_at: datetime
    revision: int
    faults: Iterable[RuleViolation]
    related: Mapping[str, str]


def response(
    body: bytes = b"",
    *,
    url: str = "https://source.example/",
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    fetched_at: datetime = NOW,
) -> HttpResponse:
    """An HTTP response with `body`."""
    return HttpResponse(url, status, headers or {}, body, fetched_at)


def quote(instrument: str, figures: Mapping[str, str], on: date = MONDAY, unit: int | None = None) -> ParsedQuote:
    """One parsed row of a response."""
    return ParsedQuote(instrument, on, figures, unit)


def observation(
    source: str, figures: Mapping[str, str], unit: int | None = None, **fields: Unpack[ObservationFields]
) -> Observation:
    """The first revision of an observation of `source`, with the origin and rank that the source really has."""
    return Observation(
        source=source,
        origin="nrb" if source.startswith("nrb") else "fenegosida",
        rank=RANKS[source],
        figures=figures,
        unit=unit,
        stated=fields.get("stated", {}),
        observed_at=fields.get("observed_at", NOW),
        revision=fields.get("revision", 1),
        faults=tuple(fields.get("faults", ())),
        related=fields.get("related", {}),
    )


def metal_observation(source: str, tola: int | str, **fields: Unpack[ObservationFields]) -> Observation:
    """An observation of a metal with its price per tola only."""
    return observation(source, {"tola": str(tola)}, **fields)


def forex_observation(
    buy: str | None, sell: str | None, unit: int = 1, source: str = "nrb", **fields: Unpack[ObservationFields]
) -> Observation:
    """An observation of a currency; a side that is None is not quoted."""
    figures = {name: text for name, text in (("buy", buy), ("sell", sell)) if text is not None}
    return observation(source, figures, unit, **fields)


class VerdictFields(TypedDict, total=False):
    """Fields of a day's verdict; the default is provisional, led by the first observation."""

    status: Status
    source: str
    agreeing: tuple[str, ...]
    reasons: tuple[RuleViolation, ...]


def market_day(on: date = MONDAY, *observations: Observation, **verdict: Unpack[VerdictFields]) -> MarketDay:
    """A day whose first observation is the lead; without any, the Federation's price of fine gold."""
    readings = observations or (metal_observation("fenegosida", 300000),)
    first = readings[0].source
    return MarketDay(on, readings, replace(Verdict("provisional", first, (first,)), **verdict))


class HealthFields(TypedDict, total=False):
    """Fields of a source's health besides its key and its last run."""

    market: Market
    rhythm: Mapping[str, Any] | None
    last_success_at: str | None
    last_market_date: str | None
    last_run: Mapping[str, Any]
    failures: Mapping[str, int]
    last_failure: Mapping[str, str] | None
    failing_since: str | None
    streak: int
    recent: Mapping[str, list[int]]


def source_health(
    key: str = "fenegosida", *, at: str = "2026-08-17T11:45:00+05:45", **fields: Unpack[HealthFields]
) -> SourceHealth:
    """A source whose last run was at `at` and succeeded."""
    origin = "nrb" if key.startswith("nrb") else "fenegosida"
    market: Market = "forex" if origin == "nrb" else "metals"
    plain = SourceHealth(key, key.title(), f"https://{key}.example/", market, origin, None, at, at, str(MONDAY))
    return replace(plain, **fields)


def feed_entry(url: str = ARTICLE_URL, title: str = "Gold rises to a record", **fields: Any) -> FeedEntry:
    """An entry of a feed that states its link and title; `fields` are what else it states."""
    return replace(FeedEntry(link=url, title=title), **fields)


def parsed_article(
    *texts: str, title: str = "Gold rises to a record", kind: BlockKind = "paragraph", **fields: Any
) -> ParsedArticle:
    """An article as its page states it: a title, a block of `kind` for each text, and `fields`."""
    blocks = tuple(TextBlock(kind, text) for text in texts or ("The price of gold rose to a record on Monday.",))
    return replace(ParsedArticle(title, blocks), **fields)
