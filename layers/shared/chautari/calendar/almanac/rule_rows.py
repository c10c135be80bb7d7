"""Rules of observances as the tables declare them, and in words."""

from calendar import month_name
from collections.abc import Mapping

from chautari.calendar.almanac.calendar_names import MONTHS, WEEKDAYS
from chautari.calendar.almanac.observance_rules import (
    EVERY,
    HALF,
    OnAdDay,
    OnAdWeekday,
    OnBsDay,
    OnTithi,
    Rule,
)

LAST = 9  # as the number of a weekday in its month
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}


def rule_of(row: Mapping[str, str]) -> Rule:
    """The rule that a row of a table declares. Raises ValueError for an unknown one."""
    month, day = map(int, row["date"].split("-"))
    days_after = int(row["days_after"] or 0)
    weekday = int(row["weekday"]) if row.get("weekday") else None
    match row["rule"]:
        case "bs":
            return OnBsDay(month, day, days_after)
        case "ad":
            return OnAdDay(month, day)
        case "ad-weekday" if weekday is not None:
            return OnAdWeekday(month, -1 if day == LAST else day, weekday)
        case "tithi" | "adhik-tithi" | "tithi-of-both-halves" as kind:
            adhik, both = kind == "adhik-tithi", kind == "tithi-of-both-halves"
            return OnTithi(month, day, row["kala"], row["pick"] == "last", days_after, adhik, weekday, both)
        case unknown:
            raise ValueError(f"no such rule: {unknown}")


def in_words(rule: Rule) -> str:
    """A rule in English: `tithi 28 of the lunar month Asoj (from new moon), at sunrise`."""
    match rule:
        case OnTithi():
            return _tithi(rule)
        case OnBsDay(month, day, days_after):
            return f"{day} {MONTHS['en'][month - 1]} of Bikram Sambat{_after(days_after)}"
        case OnAdDay(month, day):
            return f"{day} {month_name[month]}"
        case OnAdWeekday(month, nth, weekday):
            return f"the {_ORDINALS[nth]} {WEEKDAYS['en'][weekday]} of {month_name[month]}"


def _tithi(rule: OnTithi) -> str:
    tithis = f"tithi {rule.tithi}" + (f" and {rule.tithi + HALF}" if rule.both_halves else "")
    extra = "extra " if rule.adhik else ""
    named = f"the {extra}lunar month {MONTHS['en'][rule.month - 1]}"
    month = f"every {extra}lunar month" if rule.month == EVERY else named
    second = ", the last of two days" if rule.last else ""
    weekday = "" if rule.weekday is None else f", if it is a {WEEKDAYS['en'][rule.weekday]}"
    return f"{tithis} of {month} (from new moon), at {rule.kala}{second}{_after(rule.days_after)}{weekday}"


def _after(days: int) -> str:
    if days == 0:
        return ""
    return f", {abs(days)} day{'s' if abs(days) > 1 else ''} {'after' if days > 0 else 'before'}"
