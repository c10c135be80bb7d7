"""What is wrong at a look: pure rules over what was read of sources, outlets, queues and runs."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby

from chautari.nepali.clock import NPT
from chautari.news.model.feed_state import FeedState
from chautari.watch.model.condition import Condition
from chautari.watch.model.findings import Findings, QueueDepths
from chautari.watch.model.source_outlook import NEVER_READ, of_sources

OUTLET_UNREAD = timedelta(hours=12)
# A feed that is due waits while its host is used or left alone, for six hours at most (`polite_client.MAX_REST`).
HELD = timedelta(hours=12)
# Outlets publish at all hours; the longest pause between two articles of eighteen outlets was under three hours.
NEWS_PAUSE = timedelta(hours=6)
CALENDAR_PAUSE = timedelta(hours=26)
# An export begins before three at night: one that failed is told in the afternoon.
EXPORT_PAUSE = timedelta(hours=36)
# A run is every five minutes, and takes twenty messages of a receiver; a night of stories is an hour's work at most.
ALERTS_WAIT = timedelta(hours=1)
LEAST_CONCURRENCY = 20
MANY_LINKS = 50


def conditions(findings: Findings) -> Iterator[Condition]:
    """Everything that is wrong."""
    yield from of_sources(findings)
    yield from _rules(findings)
    yield from _news(findings)
    yield from _queues(findings.queues)
    yield from _calendar(findings)
    due_since = findings.alerts_due_since
    if due_since and findings.now - due_since > ALERTS_WAIT:
        yield Condition("alerts", "", f"no alert was sent since {_clock(due_since)} though some wait")
    if findings.has_export:
        yield from _export(findings)
    if findings.undrawn_cards:
        path, why = min(findings.undrawn_cards.items())
        words = f"{_counted(len(findings.undrawn_cards), 'card')} could not be drawn and show what was true before"
        yield Condition("cards", "", f"{words}; {path}: {why}")
    if findings.concurrency is not None and findings.concurrency < LEAST_CONCURRENCY:
        words = f"Lambda runs {findings.concurrency} functions of this account at once, so that readers can starve"
        yield Condition("concurrency", "", f"{words}; ask Service Quotas for more")


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
