"""EventBridge's cron, read as its documentation says: six fields, one of the two day fields `?`, weekdays by name.

Only what the template may use is understood; anything else is a ValueError, as it would be at deployment.
https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

WEEKDAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_PART = re.compile(r"(?:(?P<all>\*)|(?P<first>\w+)(?:-(?P<last>\w+))?)(?:/(?P<step>\d+))?")


@dataclass(frozen=True, slots=True)
class Cron:
    """When a schedule fires, on any day of the month and of the year."""

    minutes: frozenset[int]
    hours: frozenset[int]
    weekdays: frozenset[int]  # 1 is Sunday

    def fires_on(self, on: date) -> list[time]:
        """The times of day at which it fires on the date `on`, in order."""
        if on.isoweekday() % 7 + 1 not in self.weekdays:
            return []
        return [time(hour, minute) for hour in sorted(self.hours) for minute in sorted(self.minutes)]


def parse(expression: str) -> Cron:
    """The schedule `cron(minutes hours day month weekday year)`. Raises ValueError."""
    match = re.fullmatch(r"cron\((.*)\)", expression)
    fields = match[1].split(" ") if match else []
    if len(fields) != 6:
        raise ValueError(f"{expression}: not cron() of six fields")
    minutes, hours, day, month, weekday, year = fields
    if (month, year) != ("*", "*") or (day, weekday == "?") not in {("*", True), ("?", False)}:
        raise ValueError(f"{expression}: one of the day fields must be ?, every month and year is meant")
    days = "*" if weekday == "?" else weekday
    return Cron(_values(minutes, 0, 59), _values(hours, 0, 23), _values(days, 1, 7))


def _values(field: str, low: int, high: int) -> frozenset[int]:
    values = frozenset(value for part in field.split(",") for value in _part(part, low, high))
    if not values or min(values) < low or max(values) > high:
        raise ValueError(f"{field}: outside {low}-{high}")
    return values


def _part(part: str, low: int, high: int) -> Iterator[int]:
    match = _PART.fullmatch(part)
    if match is None:
        raise ValueError(f"{part}: not a number, a range or a step")
    first = low if match["all"] else _number(match["first"])
    last = _number(match["last"]) if match["last"] else high if match["all"] or match["step"] else first
    return iter(range(first, last + 1, int(match["step"] or 1)))


def _number(text: str) -> int:
    return WEEKDAYS.index(text) + 1 if text in WEEKDAYS else int(text)
