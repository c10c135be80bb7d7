"""`make bench-vegetables`: every bundled day of vegetables as a daily run, through the parsers, checks and judgement.

Each day is printed in the shape of the board's two answers and read back. What is counted:

- days refused, and how many rows are held or provisional, each by its rule;
- names that are new to a system that began with the names of the first 100 days;
- half a board of each day: every one must be refused.

The least number of rows, their share of the day before, the spread and the jump were chosen on the even days
(`date.toordinal`); the odd ones are held out, and the table has both.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from chautari.core.errors import SourceError
from chautari.core.http_messages import HttpResponse
from chautari.markets.declarations.vegetables import KEY_OF_ENGLISH, MARKET
from chautari.markets.ingest import reading_checks
from chautari.markets.model import judgement
from chautari.markets.model.board import Board, BoardReading, BoardRow, Standing
from chautari.markets.model.board_source import BoardAddress
from chautari.markets.model.market import MarketDeclaration
from chautari.markets.sources.kalimati import SOURCE
from chautari.markets.store import bundled_history
from chautari.nepali.clock import NPT
from chautari.nepali.numerals import devanagari_digits

UNITS = {"kg": ("KG", "के.जी."), "dozen": ("Doz", "दर्जन"), "piece": ("1 Pc", "प्रति गोटा")}
ENGLISH = {key: printed for printed, key in KEY_OF_ENGLISH.items()}
FIRST_DAYS = 100


@dataclass(slots=True)
class Tally:
    """What came of the days of one half."""

    days: int = 0
    rows: int = 0
    refused: list[str] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    held: list[str] = field(default_factory=list)
    jumps: list[str] = field(default_factory=list)
    halves_refused: int = 0


def days() -> Iterator[tuple[date, tuple[BoardRow, ...]]]:
    """Every bundled day with its rows, earliest first."""
    first = bundled_history.first_day(MARKET)
    on = first or date.max
    while on < date(2027, 1, 1):
        board = bundled_history.board(MARKET, on)
        if board is not None:
            yield on, board.rows
        on += timedelta(days=1)


def answers(on: date, rows: tuple[BoardRow, ...]) -> Iterator[tuple[BoardAddress, HttpResponse]]:
    """The board's answers in Nepali and English for the rows of a day."""
    at = datetime.combine(on, time(10, 0), NPT)
    for address, place in zip(SOURCE.addresses[:2], (1, 0), strict=True):
        prices = [_printed(row, place) for row in rows]
        stated = devanagari_digits(str(on)) if place else str(on)
        body = json.dumps({"status": 200, "date": stated, "prices": prices}, ensure_ascii=False).encode()
        yield address, HttpResponse(address.request(on).url, 200, {}, body, at)


def _printed(row: BoardRow, place: int) -> Mapping[str, str]:
    figures = {f"{name}price": text for name, text in row.quote.figures.items()}
    if place:
        figures = {name: devanagari_digits(text) for name, text in figures.items()}
    name = row.quote.name_ne if place else ENGLISH[row.quote.instrument]
    return {"commodityname": name, "commodityunit": UNITS[row.quote.unit][place], **figures}


def readings(market: MarketDeclaration, on: date, rows: tuple[BoardRow, ...]) -> tuple[BoardReading, ...]:
    """The readings of a day. Raises SourceError where a run would refuse it."""
    parsed = (reading_checks.readings(SOURCE, market, *answer, on, "bench") for answer in answers(on, rows))
    return tuple(reading for pairs in parsed for reading, _ in pairs)


def replay(market: MarketDeclaration) -> Iterator[tuple[date, Board | SourceError, bool]]:
    """Every day as a run, one after the other, and whether half of it would have been refused."""
    standing = Standing(market.key)
    for on, rows in days():
        is_half_refused = _is_half_refused(on, rows, standing)
        try:
            stated = readings(market, on, rows)
            for reading in stated:
                reading_checks.require_news(market, reading, standing)
        except SourceError as error:
            yield on, error, is_half_refused
            continue
        board = judgement.judged(market, Board(market.key, on, stated), standing)
        standing = judgement.updated(standing, board)
        yield on, board, is_half_refused


def tally() -> dict[str, Tally]:
    """Both halves, replayed."""
    halves = {"even": Tally(), "odd": Tally()}
    for on, outcome, is_half_refused in replay(MARKET):
        half = halves["odd" if on.toordinal() % 2 else "even"]
        half.days += 1
        half.halves_refused += is_half_refused
        if isinstance(outcome, SourceError):
            half.refused.append(f"{on}: {outcome.kind}: {outcome}")
            continue
        half.rows += len(outcome.rows)
        half.statuses.update(row.status for row in outcome.rows)
        for row in outcome.rows:
            for reason in row.reasons:
                lines = half.held if row.status == "held" else half.jumps
                lines.append(f"{on} {row.quote.instrument}: {reason.rule}: {reason.detail}")
    return halves


def _is_half_refused(on: date, rows: tuple[BoardRow, ...], standing: Standing) -> bool:
    """Whether half of a day's rows would be refused after what stood."""
    try:
        for reading in readings(MARKET, on, rows[: len(rows) // 2]):
            reading_checks.require_news(MARKET, reading, standing)
    except SourceError:
        return True
    return False


def new_names() -> dict[str, date]:
    """The names that are shown as new, with their first day, where only those of the first days are declared."""
    first = [rows for _, (_, rows) in zip(range(FIRST_DAYS), days(), strict=False)]
    declared = {row.quote.instrument for rows in first for row in rows}
    market = replace(MARKET, instruments={key: MARKET.instruments[key] for key in declared})
    names: dict[str, date] = {}
    for on, outcome, _ in replay(market):
        for row in outcome.rows if isinstance(outcome, Board) else ():
            if row.is_new:
                names.setdefault(row.quote.instrument, on)
    return names


def main() -> int:
    """Print the counts and the lists."""
    halves = tally()
    print("| half | days | refused | rows | official | provisional | held | half boards refused |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, half in halves.items():
        counts = [half.statuses[status] for status in ("official", "provisional", "held")]
        cells = [half.days, len(half.refused), half.rows, *counts, half.halves_refused]
        print(f"| {name} | {' | '.join(f'{cell:,}' for cell in cells)} |")
    for title in ("refused", "held", "jumps"):
        print(f"\n{title}")
        for half in halves.values():
            print("\n".join(f"  {line}" for line in getattr(half, title)))
    print(f"\nnew after the first {FIRST_DAYS} days")
    for key, on in new_names().items():
        print(f"  {on} {key}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
