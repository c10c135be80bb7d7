"""The steps of a back-fill, windows of a source of rates and pages of a source of boards, and the time they take."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from chautari.markets import sources as board_sources
from chautari.markets.model.board_source import PagedPast
from chautari.rates import sources
from tools.local import windows
from tools.local.functions import Report

# NRB answers for up to 100 days at once.
WINDOW_DAYS = 90


@dataclass(frozen=True, slots=True)
class Step:
    """One invocation: its event, and how it is noted once it is done."""

    note: str
    event: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Past:
    """All steps of one source. `pages`: of a source that is read page by page, newest first."""

    source: str
    steps: tuple[Step, ...]
    pages: PagedPast | None = None

    def is_at_its_end(self, report: Report) -> bool:
        """Whether a page was the last: none stands behind it, or it goes back before the first day asked for."""
        if self.pages is None:
            return False
        (only,) = report["reports"]
        newest = only["last_market_date"]
        return newest is None or date.fromisoformat(newest) < self.pages.first_day


def rates_keys() -> tuple[str, ...]:
    """The keys of the sources of rates."""
    return sources.keys()


def of_rates(source: str, first: date, last: date) -> Past:
    """The windows of a source of rates."""
    steps = (
        Step(f"{start} {end}", {"sources": [source], "from": str(start), "to": str(end)})
        for start, end in windows.of_days(first, last, WINDOW_DAYS)
    )
    return Past(source, tuple(steps))


def every(last: date) -> list[Past]:
    """Everything that a source answers for before its latest day, from its first day on."""
    declared = [(key, sources.find(key).first_day) for key in rates_keys()]
    boards = [(key, board_sources.find(key).past) for key in board_sources.source_keys()]
    return [
        *(of_rates(key, first, last) for key, first in declared if first),
        *(_of_pages(key, pages) for key, pages in boards if pages),
    ]


def _of_pages(source: str, pages: PagedPast) -> Past:
    steps = (Step(f"page {page}", {"sources": [source], "page": page}) for page in range(pages.most_pages))
    return Past(source, tuple(steps), pages)


def noted(notes: Path) -> dict[str, float]:
    """The steps done, each with the seconds that it took; 0 where they were not noted."""
    lines = notes.read_text().splitlines() if notes.exists() else []
    return {note: float(seconds or 0) for note, _, seconds in (line.partition("\t") for line in lines)}


def estimate(pasts: Iterable[Past], notes_of: Callable[[str], Path], pause: float) -> Iterator[str]:
    """A line for each source: the steps left, and the time for them by what its steps took so far."""
    known = least = 0.0
    for past in pasts:
        done = noted(notes_of(past.source))
        left = sum(step.note not in done for step in past.steps)
        measured = [seconds for seconds in done.values() if seconds]
        seconds_each = sum(measured) / len(measured) if measured else 0.0
        words = f"{seconds_each:.1f} s each so far" if measured else "no step measured yet"
        most = "at most " if past.pages else ""
        yield f"{past.source}: {most}{left} of {len(past.steps)} steps left, {pause:.0f} s of rest after each, {words}"
        least += left * pause
        known += left * seconds_each
    yield f"At least {_minutes(least)} of rests, and {_minutes(known)} by the steps measured so far."


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 60 else f"{seconds:.0f} s"
