"""How long an answer may be kept, where that is not the usual minute: what says today, and what is long past."""

from datetime import date, datetime, time, timedelta

from chautari.domain.kathmandu import NPT, today

MINUTE, DAY, WEEK = 60, 86400, 604800
WHILE_REVALIDATED = 300
Headers = dict[str, str]


def of_today(now: datetime) -> Headers:
    """Of an answer that depends on today's date: nobody shows it past midnight in Kathmandu, not even on an error."""
    midnight = datetime.combine(today(now) + timedelta(days=1), time(), NPT)
    left = max(0, int((midnight - now).total_seconds()))
    fresh = min(MINUTE, left)
    return _header(fresh, min(WHILE_REVALIDATED, left - fresh), min(DAY, left - fresh))


def of_day(last: date, now: datetime) -> Headers:
    """Of an answer about days up to `last`: a day where they are past, since nothing but a mended rule changes them."""
    return _header(DAY, WEEK, WEEK) if last < today(now) else _header(MINUTE, WHILE_REVALIDATED, DAY)


def _header(fresh: int, while_revalidated: int, on_error: int) -> Headers:
    said = f"max-age={fresh}, stale-while-revalidate={while_revalidated}, stale-if-error={on_error}"
    return {"Cache-Control": f"public, {said}"}
