"""Nepal's clock: UTC+05:45, no summer time. https://en.wikipedia.org/wiki/Nepal_Standard_Time

A fixed offset and not the zone database: Asia/Kathmandu was +05:30 before 1986, and that change must never move a date.
"""

from datetime import date, datetime, timedelta, timezone

NPT = timezone(timedelta(hours=5, minutes=45), "NPT")


def today(now: datetime) -> date:
    """The calendar day in Kathmandu at the instant `now`. Raises ValueError if `now` has no zone."""
    if now.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return now.astimezone(NPT).date()
