"""Cache-Control of answers that may be kept for other than the usual minute: they change with the clock, or are long
past.
"""

from datetime import date, datetime, time, timedelta

from chautari.nepali.clock import NPT, today

MINUTE, HOUR, DAY, WEEK = 60, 3600, 86400, 604800
WHILE_REVALIDATED = 300
BETWEEN_POLLS = 1200
Headers = dict[str, str]
# Of what search engines are told: an hour more or less is nothing to them.
OF_SITE = {"Cache-Control": f"public, max-age={HOUR}"}


def of_today(now: datetime) -> Headers:
    """Headers of an answer that depends on today's date; no cache shows it past midnight in Kathmandu, not even on an
    error.
    """
    return until(now, midnight(now))


def until(now: datetime, *ends: datetime | None, on_error: int = DAY) -> Headers:
    """Headers of an answer that holds until the first of `ends`; no cache shows it later. None is no end.

    `on_error`: seconds for which it may be shown at most while requests to us fail.
    """
    transitions = [end for end in ends if end is not None]
    remaining = max(0, int((min(transitions) - now).total_seconds())) if transitions else WEEK
    fresh = min(MINUTE, remaining)
    return _header(fresh, min(WHILE_REVALIDATED, remaining - fresh), min(on_error, remaining - fresh))


def of_rates(now: datetime, *ends: datetime | None) -> Headers:
    """Headers of an answer with rates.

    A correction comes with any poll, at the least 20 minutes apart (`RateSource.polls`): no cache shows a rate for
    longer than that while requests to us fail.
    """
    return until(now, *ends, on_error=BETWEEN_POLLS)


def midnight(now: datetime) -> datetime:
    """The next midnight in Kathmandu."""
    return datetime.combine(today(now) + timedelta(days=1), time(), NPT)


def of_day(last: date, now: datetime) -> Headers:
    """Headers of an answer about days up to `last`: a day if they are past, as only a corrected rule changes them."""
    return _long_lived() if last < today(now) else _header(MINUTE, WHILE_REVALIDATED, DAY)


def of_instant(at: datetime, now: datetime) -> Headers:
    """Headers of an answer as of `at`: a day, once no run of that time can still be at work."""
    return _long_lived() if now - at > timedelta(seconds=HOUR) else _header(MINUTE, WHILE_REVALIDATED, DAY)


def _long_lived() -> Headers:
    return _header(DAY, WEEK, WEEK)


def _header(fresh: int, while_revalidated: int, on_error: int) -> Headers:
    directives = f"max-age={fresh}, stale-while-revalidate={while_revalidated}, stale-if-error={on_error}"
    return {"Cache-Control": f"public, {directives}"}
