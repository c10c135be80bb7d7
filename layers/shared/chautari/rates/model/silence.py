"""Detection of silent sources: nothing could be read, or nothing new was published, for a day. Pure."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from chautari.rates.model.publisher import Publisher
from chautari.rates.model.source_health import SourceHealth

SILENCE_THRESHOLD = timedelta(days=1)


def reason(source: Publisher, health: SourceHealth | None, now: datetime, closed: Collection[date]) -> str | None:
    """Why `source` counts as silent at `now`, in words; None if it is not silent, or is read once.

    `closed` are the days on which its market is closed.

    - A source is polled every day, and answers with its last rates when the market is closed. So a day on which
      nothing could be read means that it is blocked, moved or changed.
    - A publication that is overdue by a day means that the source has stopped publishing. A price that stands until the
      next list is never overdue.
    """
    if source.schedule is None and not source.polls:
        return None
    if health is None or health.last_success_at is None or health.last_market_date is None:
        return "it has never answered"
    if now - datetime.fromisoformat(health.last_success_at) > SILENCE_THRESHOLD:
        return f"nothing was read since {health.last_success_at}"
    newest, schedule = date.fromisoformat(health.last_market_date), source.schedule
    if schedule and schedule.late_by(newest, now, closed) > SILENCE_THRESHOLD:
        return f"nothing new since {health.last_market_date}"
    return None
