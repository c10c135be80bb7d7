"""Parser of decisions on days off, as `data/decisions/` holds them and an operator's notice brings them.

`{"decision": "eid-2083", "authority": ..., "decided_on": ..., "source": ..., "changes": [{"adds": "eid-al-fitr",
"date": "2027-03-10"}]}` adds a day. The other changes are `moves`, `revokes` and `weekly_rest`.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from chautari.calendar.almanac import holidays
from chautari.calendar.almanac.festivals import BLOCKS, declared, year_span
from chautari.calendar.almanac.holidays import InvalidHolidayList
from chautari.calendar.model.amendment import WeeklyRest
from chautari.calendar.model.decision import ACTIONS, Action, Decision, HolidayChange
from chautari.calendar.model.scopes import SCOPES, Scope
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR, OutOfRange, to_bs

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Dashain, the longest, has 15 days by custom, and 7 by the list of 2083.
MOST_DAYS = 31
# Whole lists are known with 33 (2083) to 45 (2081) holidays.
LEAST_OF_A_WHOLE_LIST = 20
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAMES = {block.key: (block.ne, block.en) for block in BLOCKS} | {
    row.key: (row.ne, row.en) for row in holidays.undated()
}


class InvalidDecision(ValueError):
    """The document is no decision; nothing changes."""


def parse(document: Mapping[str, Any], number: int | None = None) -> Decision:
    """The decision of a document; `number` is its place among the accepted ones. Raises InvalidDecision."""
    try:
        return _parsed(document, number)
    except InvalidDecision:
        raise
    except (AttributeError, InvalidHolidayList, KeyError, OutOfRange, OverflowError, TypeError, ValueError) as reason:
        raise InvalidDecision(f"not a decision: {reason!r}"[:300]) from reason


def _parsed(document: Mapping[str, Any], number: int | None) -> Decision:
    sha256, url = evidence(document)
    scope = _scope(document.get("scope", "national"))
    source = holidays.text(document["source"])
    rows = holidays.rows(document.get("changes", []))
    whole_year = document.get("whole_year")
    decision = Decision(
        id=_key(document["decision"]),
        number=number,
        authority=holidays.text(document["authority"]),
        decided_on=_day(document, "decided_on"),
        in_force_from=_day(document, "in_force_from"),
        source=source,
        url=url or _url(document.get("url")),
        sha256=sha256,
        is_archived=False,
        whole_year=None if whole_year is None else _year(whole_year),
        revokes=None if document.get("revokes_decision") is None else _key(document["revokes_decision"]),
        changes=tuple(_change(row, scope, source) for row in rows if "weekly_rest" not in row),
        weekly_rest=tuple(_weekly_rest(row, source) for row in rows if "weekly_rest" in row),
        missing=tuple(holidays.missing_row(row) for row in holidays.rows(document.get("missing", []))),
    )
    _check(decision)
    return decision


def _check(decision: Decision) -> None:
    if not (decision.changes or decision.weekly_rest or decision.missing or decision.revokes):
        raise InvalidDecision(f"{decision.id} changes nothing")
    if decision.whole_year is None:
        return
    first, last = year_span(decision.whole_year)
    named = [change for change in decision.changes if change.action == "adds"]
    if len({change.key for change in named}) < LEAST_OF_A_WHOLE_LIST:
        raise InvalidDecision(f"the list of a whole year names {LEAST_OF_A_WHOLE_LIST} holidays or more")
    for change in named:
        if not first <= change.first <= change.last <= last:
            raise InvalidDecision(f"{change.key} is not within {decision.whole_year}: {change.first} to {change.last}")


def _change(row: Mapping[str, Any], scope: Scope, source: str) -> HolidayChange:
    action = _action(row)
    key = _key(row[action])
    first = date.fromisoformat(row["date"])
    last = _day(row, "to") or first
    _check_span(key, first, last, MOST_DAYS)
    ne, en = _names(key)
    return HolidayChange(
        action,
        key,
        first,
        last,
        _day(row, "from"),
        row.get("further") is True,
        holidays.text(row.get("ne", ne or (key if action != "adds" else ""))),
        holidays.text(row.get("en", en or (key if action != "adds" else ""))),
        _scope(row["scope"]) if "scope" in row else scope,
        holidays.text(row.get("source", source)),
    )


def _action(row: Mapping[str, Any]) -> Action:
    actions = [action for action in ACTIONS if action in row]
    if len(actions) != 1:
        raise InvalidDecision(f"a change is one of {', '.join(ACTIONS)} and weekly_rest: {sorted(row)[:10]}"[:300])
    return actions[0]


def _weekly_rest(row: Mapping[str, Any], source: str) -> WeeklyRest:
    names, first = row["weekly_rest"], date.fromisoformat(row["date"])
    last = _day(row, "to") or year_span(LAST_YEAR)[1]
    if not isinstance(names, list) or len(names) > len(WEEKDAYS):
        raise InvalidDecision("a weekly rest has a list of weekdays")
    _check_span("weekly_rest", first, last, date.max.toordinal())
    return WeeklyRest(tuple(sorted({WEEKDAYS.index(name) for name in names})), first, last, source)


def _check_span(key: str, first: date, last: date, most: int) -> None:
    if not 1 <= (last - first).days + 1 <= most:
        raise InvalidDecision(f"{key} does not last 1 to {most} days: {first} to {last}")
    to_bs(first)
    to_bs(last)


@cache
def _names_of_festivals() -> dict[str, tuple[str, str]]:
    return {festival.key: (festival.ne, festival.en) for festival in declared()}


def _names(key: str) -> tuple[str, str]:
    return _NAMES.get(key) or _names_of_festivals().get(key, ("", ""))


def _key(value: object) -> str:
    if not holidays.is_key(value):
        raise InvalidDecision(f"no key: {value!r}"[:200])
    return str(value)


def _scope(value: object) -> Scope:
    for scope in SCOPES:
        if scope == value:
            return scope
    raise InvalidDecision(f"no such scope: {value!r}"[:200])


def _day(row: Mapping[str, Any], name: str) -> date | None:
    stated = row.get(name)
    return None if stated is None else date.fromisoformat(stated)


def _year(value: object) -> int:
    if not isinstance(value, int) or not FIRST_YEAR <= value <= LAST_YEAR:
        raise InvalidDecision(f"no BS year: {value!r}"[:200])
    return value


def evidence(document: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Hash and address of the document that proves a notice, None for what is not stated. Raises InvalidDecision."""
    stated = document.get("evidence", {})
    if not isinstance(stated, dict):
        raise InvalidDecision(f"no evidence: {stated!r}"[:200])
    return _sha256(stated.get("sha256")), _url(stated.get("url"))


def _sha256(value: object) -> str | None:
    if value is not None and not (isinstance(value, str) and _SHA256.fullmatch(value)):
        raise InvalidDecision(f"no SHA-256: {value!r}"[:200])
    return value


def _url(value: object) -> str | None:
    if value is not None and not (isinstance(value, str) and value.startswith("https://") and len(value) <= 500):
        raise InvalidDecision(f"no https address: {value!r}"[:200])
    return value
