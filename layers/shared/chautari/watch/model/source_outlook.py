"""What is wrong with sources at a look: who could not be read, or is silent, and what its market goes on with. Pure."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import groupby

from chautari.markets import declarations
from chautari.nepali.clock import NPT
from chautari.rates.model import silence
from chautari.rates.model.publisher import Publisher
from chautari.watch.model.condition import Condition
from chautari.watch.model.findings import Findings

# A source that could not be read for so long is told; a day of silence is worse (`rates.model.silence`).
UNREAD = timedelta(hours=2)
NEVER_READ = timedelta(days=1)
# Levels of a source that is away, above those of `_unread`: one other of its market is left, with nothing to compare it
# with, or none.
_LAST, _NONE_LEFT = 3, 4
_MARKETS = {"metals": "gold and silver", "forex": "exchange rates", "forex-banks": "banks' rates"}
# So many other sources of a market are named; more are counted.
_MOST_NAMED = 3
_FAILURES = {
    "unreachable": "does not answer",
    "refused": "refuses us",
    "moved": "has moved",
    "changed": "answers in another shape",
    "repeated": "repeats an old board",
    "not_the_authority": "states the prices of others",
}


def of_sources(findings: Findings) -> Iterator[Condition]:
    """A condition for each source that is away, and for each whose evidence was refused."""
    unread = {source.key: worse for source in findings.sources if (worse := _unread(findings, source))}
    silent_markets = {market.subject: market for market in _silent_markets(findings, unread)}
    yield from silent_markets.values()
    for source in findings.sources:
        if source.market not in silent_markets and (level := unread.get(source.key)):
            left_sources = [
                other.name for other in findings.sources if other.market == source.market and other.key not in unread
            ]
            market = _market_name(source.market)
            named = " and ".join(left_sources) if len(left_sources) <= _MOST_NAMED else f"{len(left_sources)} others"
            goes_on = f"{market} go on with {named}"
            words = f"{_missing(findings, source)}; {goes_on if left_sources else f'no source of {market} is left'}"
            level = max(level, _LAST if len(left_sources) < 2 else 0) if left_sources else _NONE_LEFT
            # A stack of today has read nothing yet.
            patience = NEVER_READ if _is_never_read(findings, source) else None
            yield Condition("source", source.key, words, level, patience)
    for key in sorted(findings.refused_runs):
        yield Condition(
            "evidence-refused", key, f"the archive refused what {key} answered, so that nothing of it was stored"
        )


def _silent_markets(findings: Findings, unread: Mapping[str, int]) -> Iterator[Condition]:
    """A market of many sources of which none can be read is told once: eighteen banks are one sentence."""
    for market, sources in groupby(sorted(findings.sources, key=_market), key=_market):
        members = list(sources)
        if len(members) > _MOST_NAMED + 1 and all(source.key in unread for source in members):
            patience = NEVER_READ if all(_is_never_read(findings, source) for source in members) else None
            words = f"none of the {len(members)} sources of {_market_name(market)} can be read"
            yield Condition("source", market, words, _NONE_LEFT, patience)


def _market(source: Publisher) -> str:
    return source.market


def _market_name(market: str) -> str:
    return _MARKETS.get(market) or declarations.find(market).name


def _unread(findings: Findings, source: Publisher) -> int:
    """0 for a source that is well, 1 where it could not be read for a while, 2 where it is silent for a day."""
    health = findings.healths.get(source.key)
    if silence.reason(source, health, findings.now, findings.closed):
        return 2
    since = datetime.fromisoformat(health.failing_since) if health and health.failing_since else None
    return 1 if since and findings.now - since >= UNREAD else 0


def _is_never_read(findings: Findings, source: Publisher) -> bool:
    health = findings.healths.get(source.key)
    return health is None or health.last_success_at is None


def _missing(findings: Findings, source: Publisher) -> str:
    """What is missing of a source, and since when."""
    health = findings.healths.get(source.key)
    if health is None or _is_never_read(findings, source):
        return f"{source.name} has never been read"
    if health.failing_since and health.last_failure:
        since = _clock(datetime.fromisoformat(health.failing_since))
        return f"{source.name} {_FAILURES.get(health.last_failure['kind'], 'cannot be read')} since {since}"
    return f"{source.name} has published nothing since {health.last_market_date}"


def _clock(at: datetime) -> str:
    return f"{at.astimezone(NPT):%Y-%m-%d %H:%M}"
