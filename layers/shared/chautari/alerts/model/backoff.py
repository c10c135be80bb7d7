"""When a message is tried again: at growing distances, some three days long."""

from datetime import timedelta

_DELAYS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 30, 60, 180, 360, 720, 1440, 1440))
# The first attempt and one after each delay.
MOST_FAILURES = len(_DELAYS) + 1


def delay(failures: int, pause: timedelta = timedelta(0)) -> timedelta:
    """The time until the next attempt after the `failures`-th failure, from 1; `pause` is what the receiver wants."""
    return max(_DELAYS[min(failures, len(_DELAYS)) - 1], pause)


def pause(seconds: float) -> timedelta:
    """A pause that a receiver wants (Retry-After), of a day at most."""
    return timedelta(seconds=min(max(seconds, 0), _DELAYS[-1].total_seconds()))
