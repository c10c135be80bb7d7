"""What is wrong at a look: pure rules over what was read of sources, outlets, queues and runs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import groupby

from chautari.markets import declarations
from chautari.nepali.clock import NPT
from chautari.news.model.feed_state import FeedState
from chautari.rates.model import silence
from chautari.rates.model.publisher import Publisher
from chautari.watch.model.condition import Condition
from chautari.watch.model.findings import Findings, QueueDepths

# A source that could not be read for so long is told; a day of silence is worse (`rates.model.silence`).
UNREAD = timedelta(hours=2)
NEVER_READ = timedelta(days=1)
OUTLET_UNREAD = timedelta(hours=12)
# A feed that is due waits while its host is used or left alone, for six hours at most (`polite_client.MAX_REST`).
HELD = timedelta(hours=12)
# Outlets publish at all hours; the longest pause between two articles of eighteen outlets was under three hours.
NEWS_PAUSE = timedelta(hours=6)
CALENDAR_PAUSE = timedelta(hours=26)
# An export begins before three at night: one that failed is told in the afternoon.
EXPORT_PAUSE = timedelta(hours=36)
LEAST_CONCURRENCY = 20
MANY_LINKS = 50
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


def conditions(findings: Findings) -> Iterator[Condition]:
    """Everything that is wrong."""
    yield from _sources(findings)
    yield from _rules(findings)
    yield from _news(findings)
    yield from _queues(findings.queues)
    yield from _calendar(findings)
    if findings.has_export:
        yield from _export(findings)
    if findings.concurrency is not None and findings.concurrency < LEAST_CONCURRENCY:
        words = f"Lambda runs {findings.concurrency} functions of this account at once, so that readers can starve"
        yield Condition("concurrency", "", f"{words}; ask Service Quotas for more")


def _sources(findings: Findings) -> Iterator[Condition]:
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


def _rules(findings: Findings) -> Iterator[Condition]:
    for authority, repeated in findings.contradictions.items():
        for contradiction in filter(lambda repeated: repeated.is_incident, repeated):
            rule, instrument = contradiction.rule, contradiction.instrument
            times = len(contradiction.dates)
            words = f"{authority} printed {contradiction.example} {times} times, against our rule of its {rule}"
            yield Condition("rule-contradicted", f"{authority}/{rule}/{instrument}", f"{words}; {instrument} is held")


def _news(findings: Findings) -> Iterator[Condition]:
    by_outlet = [(key, list(states)) for key, states in groupby(findings.feeds, key=lambda state: state.source)]
    failing = [(key, states) for key, states in by_outlet if _failing_since(states)]
    for key, states in failing:
        since = _failing_since(states)
        if since and findings.now - since >= OUTLET_UNREAD:
            yield Condition("outlet", key, f"no feed of {states[0].outlet} could be read since {_clock(since)}")
    yield from _held_hosts(by_outlet, findings.now)
    if findings.are_outlets_watched and not by_outlet:
        yield Condition("news-stopped", "", "no feed was ever read", patience=NEVER_READ)
    elif by_outlet and len(failing) == len(by_outlet):
        yield Condition("news-stopped", "", "no outlet answers, so that there is no news at all")
    elif by_outlet and findings.newest_article_at and findings.now - findings.newest_article_at > NEWS_PAUSE:
        yield Condition("news-stopped", "", f"no article was stored since {_clock(findings.newest_article_at)}")


def _held_hosts(by_outlet: list[tuple[str, list[FeedState]]], now: datetime) -> Iterator[Condition]:
    """Outlets none of whose feeds was asked though due; none where no outlet is asked at all.

    A poll that finds the host taken is no failure and leaves the feed's state alone, so that only `next_at` tells.
    """
    due = {key: max(state.next_at for state in states) for key, states in by_outlet}
    held = {key: at for key, at in due.items() if now - at >= HELD}
    for key, states in by_outlet if len(held) < len(by_outlet) else ():
        if key in held:
            words = f"no feed of {states[0].outlet} was asked though due since {_clock(held[key])}"
            yield Condition("outlet", key, f"{words}: its host is left alone, or in use by other runs of ours")


def _failing_since(states: Iterable[FeedState]) -> datetime | None:
    """Since when no feed of an outlet could be read; None if one could."""
    instants = [state.failing_since for state in states]
    return max(instant for instant in instants if instant) if all(instants) else None


def _queues(queues: QueueDepths) -> Iterator[Condition]:
    if queues.failed_runs:
        words = f"{_counted(queues.failed_runs, 'run')} ended in a mistake of ours or could not be started"
        yield Condition("failed-runs", "", f"{words}; make redrive runs them again")
    if queues.failed_links:
        words = f"{_counted(queues.failed_links, 'article')} could not be read for a mistake of ours"
        yield Condition("failed-links", "", f"{words}; make redrive tries them again")
    if queues.links > MANY_LINKS:
        yield Condition("links-waiting", "", "articles have waited to be read for two hours")


def _calendar(findings: Findings) -> Iterator[Condition]:
    if findings.calendar_at is None:
        yield Condition("calendar", "", "the calendar was never published", patience=NEVER_READ)
    if findings.calendar_at and findings.now - findings.calendar_at > CALENDAR_PAUSE:
        yield Condition("calendar", "", f"the calendar was not published since {_clock(findings.calendar_at)}")
    for place in findings.refused_notices:
        yield Condition(
            "notices-refused", place[:200], f"a notice was refused: {place}; what was accepted before stands"
        )


def _export(findings: Findings) -> Iterator[Condition]:
    loss = "so that what came since would be lost with the account"
    if findings.exported_at is None:
        yield Condition("export", "", "no export was ever complete", patience=EXPORT_PAUSE)
    elif findings.now - findings.exported_at > EXPORT_PAUSE:
        yield Condition("export", "", f"no export was complete since {_clock(findings.exported_at)}, {loss}")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _clock(at: datetime) -> str:
    return f"{at.astimezone(NPT):%Y-%m-%d %H:%M}"
