"""Publication schedule of a source, and lateness measured against it. Times are Nepal's. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from chautari.nepali.clock import NPT

SATURDAY = 5
GRACE = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class PublicationSchedule:
    """A daily publication.

    - `due`: the time of the day.
    - `saturdays`: whether days without a market have one too. These are Saturdays, Nepal's weekend, and the days that
      a caller passes as `closed` (see `rates.model.market_closures`).
    """

    due: time
    saturdays: bool

    def expects(self, on: date, closed: Collection[date] = ()) -> bool:
        """Whether a publication dated `on` is expected."""
        return self.saturdays or not (on.weekday() == SATURDAY or on in closed)

    def due_at(self, on: date) -> datetime:
        """The instant at which the publication dated `on` is due."""
        return datetime.combine(on, self.due, NPT)

    def next_due(self, after: date, closed: Collection[date] = ()) -> datetime:
        """The instant of the first publication expected after the market date `after`."""
        on = after + timedelta(days=1)
        while not self.expects(on, closed):
            on += timedelta(days=1)
        return self.due_at(on)

    def late_by(self, last: date, now: datetime, closed: Collection[date] = ()) -> timedelta:
        """How long the publication after market date `last` is overdue at `now`; zero within two hours of grace."""
        overdue = now - self.next_due(last, closed)
        return overdue if overdue > GRACE else timedelta(0)
