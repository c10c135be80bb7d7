"""How long an answer may be kept, where that is not the usual minute: what the clock changes, and what is long past."""

from datetime import date, datetime, time, timedelta

from chautari.nepali.clock import NPT, today

MINUTE, HOUR, DAY, WEEK = 60, 3600, 86400, 604800
WHILE_REVALIDATED = 300
BETWEEN_POLLS = 1800
Headers = dict[str, str]


def of_today(now: datetime) -> Headers:
    """Of an answer that depends on today's date: nobody shows it past midnight in Kathmandu, not even on an error."""
    return until(now, midnight(now))


def until(now: datetime, *ends: datetime | None, on_error: int = DAY) -> Headers:
    """Of an answer that holds until the first of `ends`: nobody shows it later. None is an end that never comes.

    `on_error`: for how many seconds at most it may be shown while we fail.
    """
    known = [end for end in ends if end is not None]
    left = max(0, int((min(known) - now).total_seconds())) if known else WEEK
    fresh = min(MINUTE, left)
    return _header(fresh, min(WHILE_REVALIDATED, left - fresh), min(on_error, left - fresh))


def of_rates(now: datetime, *ends: datetime | None) -> Headers:
    """Of an answer with rates: a correction comes with any of the day's polls, so none is shown for longer than these.

    Sources are polled some half an hour to two hours apart while their market is open (`RateSource.polls`).
    """
    return until(now, *ends, on_error=BETWEEN_POLLS)


def midnight(now: datetime) -> datetime:
    """The next midnight in Kathmandu."""
    return datetime.combine(today(now) + timedelta(days=1), time(), NPT)


def of_day(last: date, now: datetime) -> Headers:
    """Of an answer about days up to `last`: a day where they are past, since nothing but a mended rule changes them."""
    return _past() if last < today(now) else _header(MINUTE, WHILE_REVALIDATED, DAY)


def of_instant(at: datetime, now: datetime) -> Headers:
    """Of an answer as it was at `at`: a day, once no run of that time is still at work."""
    return _past() if now - at > timedelta(seconds=HOUR) else _header(MINUTE, WHILE_REVALIDATED, DAY)


def _past() -> Headers:
    return _header(DAY, WEEK, WEEK)


def _header(fresh: int, while_revalidated: int, on_error: int) -> Headers:
    said = f"max-age={fresh}, stale-while-revalidate={while_revalidated}, stale-if-error={on_error}"
    return {"Cache-Control": f"public, {said}"}
