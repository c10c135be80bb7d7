"""Lateness over the bundled nine years: what a source that published just as history says would have been called.

`make bench-lateness`; the bank's table has no such history, but is due on every day of the calendar.

Stated apart: the lockdown of 2020, the dealers' strike of 2025, and elections, which the government's list names. Also
counts the evidence of `data/market-closed.csv` anew.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import chautari
from chautari.calendar.almanac import build
from chautari.calendar.model.almanac import Almanac
from chautari.nepali.bikram_sambat import to_bs
from chautari.rates.model import market_closures
from chautari.rates.model.market_closures import MarketClosure
from chautari.rates.model.publication_schedule import GRACE, PublicationSchedule
from chautari.rates.sources import find

HISTORY = Path(chautari.__file__).parent / "data" / "metals-history"
SOURCES = ("fenegosida", "nepalipatro", "hamropatro")
FIRST_YEAR, LAST_YEAR = 2073, 2082
LOCKDOWN = {date(2020, 3, 24) + timedelta(n) for n in range(75)}
# Shops reopened "from Friday", 11 July 2025: https://english.nepalnews.com/?p=167095
STRIKE = {date(2025, 7, 4) + timedelta(n) for n in range(7)}
# Public holidays announced beforehand. https://en.wikipedia.org/wiki/Elections_in_Nepal
ELECTIONS = {date(2017, 5, 14), date(2022, 5, 13), date(2022, 11, 20)}


@cache
def published() -> list[date]:
    """The market dates of the bundled history, in order."""
    lines = [
        line for file in sorted(HISTORY.glob("*.csv")) for line in file.read_text(encoding="utf-8").splitlines()[1:]
    ]
    return [date.fromisoformat(line.partition(",")[0]) for line in lines]


@cache
def years() -> list[Almanac]:
    """The BS years of the history, by our rules alone."""
    return [build.almanac(year, None) for year in range(FIRST_YEAR, LAST_YEAR + 1)]


def closed_by_rule() -> dict[date, str]:
    """Every closed day of the history as the table has it."""
    return {day: key for year in years() for day, key in market_closures.closed_days(year).items()}


def counted(row: MarketClosure) -> tuple[int, int, tuple[int, ...]]:
    """What the history shows of a closing: days seen, days without a publication, the BS years of the others."""
    days = published()
    elections = sorted(day for day in ELECTIONS if row.since <= to_bs(day).year <= row.until)
    row_days = elections if row.key == "election" else [day for year in years() for day in row.days(year)]
    seen = [day for day in row_days if days[0] <= day <= days[-1] and day.weekday() != 5 and day not in LOCKDOWN]
    open_in = tuple(to_bs(day).year for day in seen if day in set(days))
    return len(seen), len(seen) - len(open_in), open_in


def missed(rhythm: PublicationSchedule, closed: set[date]) -> list[date]:
    """The market dates on which a publication was expected and history has none."""
    gaps = pairwise(published())
    return [day for last, following in gaps for day in _between(last, following) if rhythm.expects(day, closed)]


def _between(last: date, following: date) -> Iterator[date]:
    return (last + timedelta(n) for n in range(1, (following - last).days))


def called_late(rhythm: PublicationSchedule, closed: set[date]) -> set[date]:
    """The days in Kathmandu on some instant of which the source would have been called late, weekends included."""
    late = set()
    for last, following in pairwise(published()):
        detected = rhythm.next_due(last, closed) + GRACE
        until = rhythm.due_at(following)
        late |= {
            detected.date() + timedelta(n) for n in range((until.date() - detected.date()).days + 1) if detected < until
        }
    return late


def known_too_late(rhythm: PublicationSchedule, closed: set[date]) -> list[date]:
    """The publications that came on a day called closed: had the source stopped, it was known one later."""
    days = published()[1:]
    return [day for day in days if not rhythm.expects(day, closed)]


def stop_is_known(rhythm: PublicationSchedule, last: date, closed: set[date]) -> bool:
    """Whether a source that stops after `last` is called late two hours after the next one due, not before."""
    due = rhythm.next_due(last, closed)
    called = [rhythm.late_by(last, due + GRACE + timedelta(seconds=n), closed) > timedelta(0) for n in (0, 1)]
    return called == [False, True]


def figures() -> Iterator[str]:
    """Every figure, a source after the other, then the evidence."""
    closed = set(closed_by_rule())
    for key in SOURCES:
        rhythm = find(key).schedule
        assert rhythm is not None  # noqa: S101
        for line in _of_source(rhythm, closed):
            yield f"{key}: {line}"
    yield f"nrb: {_of_the_bank(published()[0], published()[-1])}"
    wrong = [row for row in market_closures.closures() if counted(row) != (row.seen, row.closed, row.open_in)]
    yield f"rows of market-closed.csv that history counts otherwise: {len(wrong)} of {len(market_closures.closures())}"


def _of_source(rhythm: PublicationSchedule, closed: set[date]) -> Iterator[str]:
    alarms = missed(rhythm, closed)
    named = {"lockdown": LOCKDOWN, "strike": STRIKE, "elections": ELECTIONS}
    apart = ", ".join(f"{name} {len([day for day in alarms if day in days])}" for name, days in named.items())
    rest = [day for day in alarms if day not in LOCKDOWN | STRIKE | ELECTIONS]
    yield f"false alarms in {len(published())} market days: {len(rest)} ({', '.join(map(str, rest))}); apart: {apart}"
    by_weekday = [day for day in missed(rhythm, set()) if day not in LOCKDOWN]
    yield f"the same by Saturdays alone, lockdown apart: {len(by_weekday)}"
    late = called_late(rhythm, closed) - LOCKDOWN
    yield f"days with late hours, lockdown apart: {len(late)}, and without the strike {len(late - STRIKE)}"
    detected = sum(stop_is_known(rhythm, last, closed) for last in published())
    yield f"stopped after any of {len(published())} days, it is known two hours after the first rate due: {detected}"
    longest = max(rhythm.next_due(last, closed) + GRACE - rhythm.due_at(last) for last in published())
    yield f"at the longest {longest} after its last rate was due, over Dashain"
    yield f"published on a day called closed: {len(known_too_late(rhythm, closed))} days, Saturdays among them"


def _of_the_bank(first: date, last: date) -> str:
    """That no holiday moves the bank, and how soon it is known to have stopped after any day."""
    rhythm = find("nrb").schedule
    assert rhythm is not None  # noqa: S101
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    expected = sum(rhythm.expects(day, set(days)) for day in days)
    detected = sum(stop_is_known(rhythm, day, set()) for day in days)
    due = f"due on {expected} of {len(days)} days, holidays too"
    return f"{due}; stopped after any of them, it is known two hours after the next: {detected}"


if __name__ == "__main__":
    for line in figures():
        print(line, flush=True)
