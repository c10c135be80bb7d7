"""Whether a source of rates has been silent for a day: nothing could be read, or nothing new came. Pure."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from chautari.rates.model.source import RateSource
from chautari.rates.model.source_health import SourceHealth

SILENCE_THRESHOLD = timedelta(days=1)


def reason(source: RateSource, known: SourceHealth | None, now: datetime, closed: Collection[date]) -> str | None:
    """Why `source` counts as silent at `now`, None where it does not or is read once; `closed` are its market's days.

    It is asked every day and answers with its last rates when the market is closed, so a day on which nothing could be
    read means that it is blocked, moved or changed. A day beyond its declared rhythm means that it publishes no more.
    """
    if source.schedule is None:
        return None
    if known is None or known.last_success_at is None or known.last_market_date is None:
        return "it has never answered"
    if now - datetime.fromisoformat(known.last_success_at) > SILENCE_THRESHOLD:
        return f"nothing was read since {known.last_success_at}"
    if source.schedule.late_by(date.fromisoformat(known.last_market_date), now, closed) > SILENCE_THRESHOLD:
        return f"nothing new since {known.last_market_date}"
    return None
