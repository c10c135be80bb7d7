"""The drill of the vegetables' board: its three answers changed independently, as real pages change, through parsers,
checks and judgement: `python -m tools.drill.vegetables [cases seed]`.

A wrong row is one whose served figures are not the board's. It is counted by its status; where every answer that was
read prints it alike, apart: no comparison sees it.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from chautari.core.errors import SourceError
from chautari.core.http_messages import HttpResponse
from chautari.markets.declarations.vegetables import MARKET
from chautari.markets.ingest import reading_checks
from chautari.markets.model import judgement
from chautari.markets.model.board import Board, BoardReading, Standing
from chautari.markets.sources.kalimati import SOURCE
from chautari.nepali.clock import NPT
from tools.drill.kalimati import BODIES, MONDAY, Price, Printed, whole

DAY = timedelta(days=1)
Rng = random.Random
Change = Callable[[Printed, Rng], Printed | bytes]


def _moved(printed: Printed, rng: Rng, change: Callable[[Price], tuple[str, ...]]) -> Printed:
    """One row changed."""
    key = rng.choice(list(printed.prices))
    return printed.with_price(key, *change(printed.prices[key]))


def _digit(price: Price, rng: Rng) -> tuple[str, ...]:
    place = rng.randrange(3)
    text = price[place]
    at = rng.choice([at for at, digit in enumerate(text) if digit.isdigit()])
    return (*price[:place], text[:at] + rng.choice("0123456789") + text[at + 1 :], *price[place + 1 :])


def _ten_times(price: Price) -> Price:
    low, high, average = (f"{float(text) * 10:.2f}" for text in price)
    return low, high, average


def _exchanged(printed: Printed, rng: Rng) -> Printed:
    """Two rows have each other's prices."""
    first, second = rng.sample(list(printed.prices), 2)
    prices = {**printed.prices, first: printed.prices[second], second: printed.prices[first]}
    return replace(printed, prices=prices)


def _shifted(printed: Printed, rng: Rng) -> Printed:
    """From a row on, each has the price of the next."""
    keys, prices = list(printed.prices), list(printed.prices.values())
    start = rng.randrange(len(keys))
    shifted = [*prices[:start], *prices[start + 1 :], prices[start]]
    return replace(printed, prices=dict(zip(keys, shifted, strict=True)))


def _cut(printed: Printed, rng: Rng) -> Printed:
    """Only the first rows."""
    keys = list(printed.prices)[: rng.randrange(5, len(printed.prices))]
    return replace(printed, prices={key: printed.prices[key] for key in keys})


def _new_name(printed: Printed, rng: Rng) -> Printed:
    """A row has a name that nobody declared."""
    key = rng.choice(list(printed.prices))
    prices = {("nayan" if name == key else name): price for name, price in printed.prices.items()}
    return replace(printed, prices=prices, names={"nayan": ("New", "नयाँ")})


CHANGES: dict[str, Change] = {
    "a digit": lambda printed, rng: _moved(printed, rng, lambda price: _digit(price, rng)),
    "ten times": lambda printed, rng: _moved(printed, rng, _ten_times),
    "all ten times": lambda printed, _: replace(
        printed, prices={key: _ten_times(price) for key, price in printed.prices.items()}
    ),
    "columns exchanged": lambda printed, rng: _moved(printed, rng, lambda price: (price[1], price[0], price[2])),
    "zeros": lambda printed, rng: _moved(printed, rng, lambda _: ("0.00", "0.00", "0.00")),
    "two rows exchanged": _exchanged,
    "rows shifted": _shifted,
    "a missing name": lambda printed, rng: printed.without(rng.choice(list(printed.prices))),
    "a new name": _new_name,
    "half a board": _cut,
    "another day's date": lambda printed, rng: replace(printed, on=printed.on + rng.choice((-9, -1, 1, 365)) * DAY),
    "yesterday's board": lambda printed, _: replace(printed, prices=whole()),
    "another page": lambda *_: b"<html><body>maintenance</body></html>",
    "cut short": lambda printed, rng: BODIES["np"](printed)[: rng.randrange(100, 3000)],
}


def case(number: int, seed: int) -> Counter[str]:
    """One case: what became of its rows, by kind of change."""
    rng = Rng(f"{seed}/{number}")
    truth = Printed(MONDAY + DAY, whole(raised=rng.randrange(1, 9)))
    at = datetime.combine(truth.on, time(11, 0), NPT)
    readings, kinds, unchanged = list[BoardReading](), list[str](), 0
    for address, name in zip(SOURCE.addresses, BODIES, strict=True):
        kind = rng.choice(list(CHANGES)) if rng.random() < 0.6 else ""
        printed = CHANGES[kind](truth, rng) if kind else truth
        body = printed if isinstance(printed, bytes) else BODIES[name](printed)
        kinds += [kind] if kind else []
        try:
            page = HttpResponse(address.request(truth.on).url, 200, {}, body, at)
            for reading, _ in reading_checks.readings(SOURCE, MARKET, address, page, truth.on, "drill"):
                reading_checks.require_news(MARKET, reading, _BEFORE)
                readings.append(reading)
                unchanged += not kind
        except SourceError:
            continue
    return _outcomes(truth, [reading for reading in readings if reading.date == truth.on], kinds, bool(unchanged))


def _outcomes(truth: Printed, readings: list[BoardReading], kinds: list[str], is_seen: bool) -> Counter[str]:
    """Rows by status; wrong ones with their kinds."""
    if not readings:
        return Counter(["refused"])
    board = judgement.judged(MARKET, Board(MARKET.key, truth.on, tuple(readings)), _BEFORE)
    counts = Counter[str]()
    for row in board.rows:
        right = truth.prices.get(row.quote.instrument)
        is_right = right == tuple(row.quote.figures[name] for name in ("min", "max", "avg"))
        if is_right or not row.is_served:
            counts[f"{'right' if is_right else 'wrong'} {row.status}"] += 1
            continue
        alike = "" if is_seen or len(row.readings) == 1 else " alike everywhere"
        counts[f"wrong {row.status}{alike}"] += 1
        counts[f"  wrong {row.status}{alike}: {' + '.join(sorted(set(kinds)))}"] += 1
    return counts


def _before() -> Standing:
    """What stands after the day before."""
    printed = Printed()
    address = SOURCE.addresses[0]
    at = datetime.combine(MONDAY, time(11, 0), NPT)
    page = HttpResponse(address.request(MONDAY).url, 200, {}, BODIES["np"](printed), at)
    readings = tuple(reading for reading, _ in reading_checks.readings(SOURCE, MARKET, address, page, MONDAY, "drill"))
    board = judgement.judged(MARKET, Board(MARKET.key, MONDAY, readings), Standing(MARKET.key))
    return judgement.updated(Standing(MARKET.key), board)


_BEFORE = _before()


def main(arguments: list[str]) -> int:
    """Run the cases, print the counts; 1 if a wrong row was official though an unchanged answer was read."""
    cases, seed = (int(text) for text in (arguments if len(arguments) == 2 else ("20000", "1")))
    counts = Counter[str]()
    for number in range(cases):
        counts.update(case(number, seed))
    for name, count in sorted(counts.items()):
        if not name.startswith("  ") or "official" in name:
            print(f"{count:>9,}  {name}")
    return 1 if counts["wrong official"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
