"""Public holidays: the government's list of the year where there is one, else what the rules lead us to expect.

A list (overlay) replaces the rules of its year whole, because which observances are holidays is decided anew each year.
Eids and elections stand in lists only: both are announced.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from chautari.calendar.almanac import Holiday, Observance
from chautari.calendar.festivals import BLOCKS, Block, declared, year_span
from chautari.calendar.names import SCOPES

EXPECTED_FROM = 2076  # before the list of that year other observances were holidays
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class BadOverlay(ValueError):
    """A holiday list that cannot be right: the one in force stays."""


def expected(observances: Sequence[Observance]) -> list[Holiday]:
    """The holidays of a year by rule: its two blocks, and what recent lists gave a day off outside them."""
    scopes = {festival.key: festival.holiday for festival in declared()}
    blocks = [_block(block, observances) for block in BLOCKS]
    single = [
        Holiday(it.key, it.day, it.day, it.ne, it.en, scope, "expected", it.source, None)
        for it in observances
        if (scope := scopes[it.key]) and not (scope == "national" and _within(it.day, blocks))
    ]
    return sorted(blocks + single, key=lambda holiday: holiday.first)


def _block(block: Block, observances: Sequence[Observance]) -> Holiday:
    days = {it.key: it.day for it in observances}
    last = date.fromordinal(days[block.last].toordinal() + block.days_after)
    return Holiday(block.key, days[block.first], last, block.ne, block.en, "national", "expected", "recent lists", None)


def _within(day: date, holidays: Sequence[Holiday]) -> bool:
    return any(holiday.first <= day <= holiday.last for holiday in holidays)


def official(document: Mapping[str, Any]) -> list[Holiday]:
    """The holidays of an overlay document (see `data/holidays-2083.json`). Raises BadOverlay."""
    try:
        published, span = date.fromisoformat(document["published_on"]), year_span(document["year"])
        found = [_listed(row, str(document["source"]), published) for row in document["holidays"]]
    except (KeyError, TypeError, ValueError) as reason:
        raise BadOverlay(f"not a holiday list: {reason!r}") from reason
    for holiday in found:
        _check(holiday, span)
    if not found or len({holiday.key for holiday in found}) < len(found):
        raise BadOverlay("a list names each of its holidays once, and at least one")
    return sorted(found, key=lambda holiday: holiday.first)


def _listed(row: Mapping[str, str], source: str, published: date) -> Holiday:
    first = date.fromisoformat(row["date"])
    last = date.fromisoformat(row.get("to", row["date"]))
    return Holiday(row["key"], first, last, row["ne"], row["en"], row["scope"], "official", source, published)


def _check(holiday: Holiday, span: tuple[date, date]) -> None:
    if not span[0] <= holiday.first <= holiday.last <= span[1]:
        raise BadOverlay(f"{holiday.key} is not within the year: {holiday.first} to {holiday.last}")
    if (
        holiday.scope not in SCOPES
        or not _KEY.fullmatch(holiday.key)
        or not (holiday.ne.strip() and holiday.en.strip())
    ):
        raise BadOverlay(f"{holiday.key} lacks a name or a known scope: {holiday.scope!r}")
