"""Poll times of sources: times of the day in Nepal, on some days of the week. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from chautari.nepali.clock import NPT, today

EVERY_DAY = range(7)  # as date.weekday() counts: Monday is 0
SATURDAY_ONLY = (5,)
NOT_SATURDAYS = (0, 1, 2, 3, 4, 6)
DAYS_OF_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class PollTimes:
    """Every combination of `hours` and `minutes`, on `weekdays`."""

    hours: Collection[int]
    minutes: Collection[int]
    weekdays: Collection[int] = EVERY_DAY

    def on(self, day: date) -> Iterator[datetime]:
        """The instants of one day in Kathmandu."""
        if day.weekday() in self.weekdays:
            yield from (
                datetime.combine(day, time(hour, minute), NPT) for hour in self.hours for minute in self.minutes
            )


def latest(polls: Collection[PollTimes], now: datetime) -> datetime | None:
    """The last instant of `polls` up to `now`; None if there are no polls."""
    days = (today(now) - timedelta(days=back) for back in range(DAYS_OF_A_WEEK + 1))
    return max((at for day in days for times in polls for at in times.on(day) if at <= now), default=None)
