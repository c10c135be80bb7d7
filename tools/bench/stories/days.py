"""The days of ../shared/captures/news-days as reports, split by weeks into those to learn, to tune and to measure on.

The split was made before any score was seen: by ISO week, so that a story that goes on for days is in one part. Of
Nagarik a summary and its address belong together, and a title to another of its articles: they are two reports.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from chautari.nepali.clock import NPT
from chautari.news.stories.address_words import address_words
from chautari.news.stories.daily_series import series_of
from chautari.news.stories.report import Report, numbers_of, text_terms

Part = Literal["learn", "tune", "held-out"]
HEADLINES = "headlines_2025-12_2026-05.json.gz"
# Gorkhapatra's articles of 14 to 16 April 2026, with bodies; the day is in the held-out part.
BODIES, BODIES_DAY = "dawasherpa_2026-04-16.json.gz", "2026-04-16"
SOURCES = {"KathmanduPost": "kathmandupost", "NagarikNews": "nagarik", "News24": "news24"}
# Folders of the Kathmandu Post whose articles are of the kind opinion when the program reads them.
OPINIONS = frozenset(("columns", "editorial", "interviews"))
_DATED = re.compile(r"/(\d{4})/(\d\d)/(\d\d)/")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DayReport:
    """A report with its place in the captures: `K46` is the Kathmandu Post's at position 46 of its day."""

    day: str
    place: str
    text: str
    report: Report


def part_of(day: str) -> Part:
    """The part that a day is in: one week in four is measured on, one is tuned on."""
    week = date.fromisoformat(day).isocalendar().week % 4
    return "held-out" if week == 0 else "tune" if week == 1 else "learn"


def week_of(day: str) -> int:
    """The ISO week that a day is in, counted through the years."""
    return (date.fromisoformat(day) - date(1969, 12, 29)).days // 7


def load(folder: Path) -> dict[str, list[Row]]:
    """The entries of every day."""
    with gzip.open(folder / HEADLINES, "rt", encoding="utf-8") as file:
        days: dict[str, list[Row]] = json.load(file)
    return days


def reports(days: dict[str, list[Row]], folder: Path, with_address: bool) -> Iterator[DayReport]:
    """Each report once, on the day when it was first there, in the order of the captures."""
    seen: set[str] = set()
    bodies = list(_with_bodies(folder))
    for day in sorted(days):
        for number, row in enumerate(days[day]):
            for day_report in _of_row(day, number, row, with_address):
                key = day_report.text if day_report.place[0] == "T" else row["source_url"].partition("?")[0]
                if key not in seen and _is_of_day(day, row):
                    yield day_report
                seen.add(key)
        yield from (entry for entry in bodies if entry.day == day)


def _is_of_day(day: str, row: Row) -> bool:
    """Whether a card that tells its day in its address is of this day: the Post's stay for weeks."""
    dated, is_card = _DATED.search(row["source_url"]), str(row["source"]) == "KathmanduPost"
    if not is_card or dated is None:
        return not is_card
    year, month, day_of_month = map(int, dated.groups())
    apart = date(year, month, day_of_month) - date.fromisoformat(day)
    return -1 <= apart.days <= 1


def _of_row(day: str, number: int, row: Row, with_address: bool) -> Iterator[DayReport]:
    if row["source"] == "KathmanduPost":
        yield _report(day, f"K{number}", row, row["title"], "en")
    elif row["source"] == "News24":
        yield _report(day, f"B{number}", row, row["title"], "ne")
    else:
        yield _report(day, f"L{number}", row, row["summary"], "ne", row["source_url"] if with_address else "")
        yield _report(day, f"T{number}", row, row["title"], "ne")


def _report(day: str, place: str, row: Row, text: str, language: str, address: str = "") -> DayReport:
    terms = text_terms(text)
    report = Report(
        id=f"{day}/{place}",
        source=SOURCES[row["source"]],
        language=language,
        at=_noon(day) + timedelta(minutes=int(place[1:])),
        original=f"{day}/{place}",
        headline=terms,
        lead=(),
        numbers=numbers_of(text),
        address=text_terms(address_words(address)),
        series=series_of(text),
        is_opinion=place[0] == "K" and urlsplit(row["source_url"]).path.split("/")[1] in OPINIONS,
    )
    return DayReport(day, place, text, report)


def _with_bodies(folder: Path) -> Iterator[DayReport]:
    with gzip.open(folder / BODIES, "rt", encoding="utf-8") as file:
        rows: list[Row] = json.load(file)["news"]
    for number, row in enumerate(rows):
        day = f"{datetime.fromtimestamp(row['timestamp'] / 1000, NPT):%Y-%m-%d}"
        report = Report(
            id=f"{BODIES_DAY}/G{number}",
            source="gorkhapatra",
            language="ne",
            at=_noon(day) + timedelta(minutes=number),
            original=f"{BODIES_DAY}/G{number}",
            headline=text_terms(row["title"]),
            lead=text_terms(row["content"][:300]),
            numbers=numbers_of(f"{row['title']}\n{row['longContent']}"),
            series=series_of(row["title"]),
        )
        yield DayReport(day, f"G{number}", row["title"], report)


def _noon(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(12), NPT)
