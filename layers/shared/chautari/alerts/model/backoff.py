"""When a message is tried again: at growing distances, some three days long."""

from datetime import timedelta

_DELAYS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 30, 60, 180, 360, 720, 1440, 1440))
# The first attempt and one after each delay.
MOST_FAILURES = len(_DELAYS) + 1


def delay(failures: int) -> timedelta:
    """The time until the next attempt after the `failures`-th failure, from 1."""
    return _DELAYS[min(failures, len(_DELAYS)) - 1]
