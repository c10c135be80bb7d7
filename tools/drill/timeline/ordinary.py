"""Ordinary timelines: market days with moves that real days had, copied by everybody within two hours."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import chautari
from chautari.core.http_messages import HttpResponse
from chautari.nepali.clock import NPT
from chautari.rates import sources
from chautari.rates.model.instruments import GRAMS_PER_TOLA, INSTRUMENTS, Market
from chautari.rates.model.observations import ParsedQuote
from tools.drill.timeline.plan import DAY, Habit, Plan, Quote, Table, Word, at

ROOT = Path(__file__).parents[3]
FIRST_DAY, SPAN = date(2026, 1, 11), 270
SATURDAY = 5
# Short timelines more often: most faults of time need three days.
LENGTHS = (5, 5, 5, 5, 6, 6, 6, 7, 7, 8, 9, 12, 16, 20)
DOLLAR_GROUP = ("USD", "AED", "SAR", "QAR", "BHD", "OMR", "HKD")
EURO_GROUP = ("EUR", "DKK")
PAISA = Decimal("0.01")
SIDES = ("buy", "sell")
MINUTE = timedelta(minutes=1)


def ordinary(market: Market, rng: Random) -> Plan:
    """A timeline on which nothing special happens."""
    return ordinary_from(FIRST_DAY + rng.randrange(SPAN) * DAY, rng.choice(LENGTHS), market, rng)


def ordinary_from(first: date, count: int, market: Market, rng: Random) -> Plan:
    """The same with `count` market days from a date on."""
    days = tuple(_market_days(market, first, count))
    if market == "metals":
        words = tuple(_metal_words(days, rng))
        habits = {
            "nepalipatro": Habit(rng.randrange(5, 75) * MINUTE, rng.randrange(5, 75) * MINUTE),
            "hamropatro": Habit(rng.randrange(10, 115) * MINUTE, rng.randrange(10, 115) * MINUTE, by_update=True),
        }
        return Plan(market, days, words, habits, ("gold", "silver"))
    words = tuple(_forex_words(days, rng))
    floating = rng.choice(sorted(words[0].table.keys() - {"INR", *DOLLAR_GROUP, *EURO_GROUP}))
    focus = ("INR", floating, *rng.sample(sorted(words[0].table.keys() - {"INR", floating}), 1))
    habits = {key: Habit(timedelta(0), timedelta(0)) for key in ("nrbday", "nrbapp")}
    return Plan(market, days, words, habits, focus)


def _market_days(market: Market, first: date, count: int) -> Iterator[date]:
    on = first
    while count:
        if market == "forex" or on.weekday() != SATURDAY:
            yield on
            count -= 1
        on += DAY


def _metal_words(days: tuple[date, ...], rng: Random) -> Iterator[Word]:
    gold, silver = Decimal(rng.randrange(1500, 3200) * 100), Decimal(rng.randrange(300, 960) * 5)
    for on in days:
        moves = rng.choice(_metal_moves())
        gold, silver = step_of(gold * moves[0], "gold"), step_of(silver * moves[1], "silver")
        published = at(on, time(10, 25)) + rng.randrange(65) * MINUTE
        yield Word(published, on, {"gold": metal("gold", gold), "silver": metal("silver", silver)}, on)


def metal(key: str, tola: Decimal) -> Quote:
    """A metal's quote as the Federation prints it: ten grams follow from the tola."""
    steps = INSTRUMENTS[key].steps
    ten_grams = _rounded(tola * 10 / GRAMS_PER_TOLA, steps["10g"])
    return Quote({"tola": f"{tola:.2f}", "10g": f"{ten_grams:.2f}"})


def step_of(tola: Decimal, key: str) -> Decimal:
    """A tola in whole rounding steps."""
    return _rounded(tola, INSTRUMENTS[key].steps["tola"])


def _rounded(amount: Decimal, step: Decimal) -> Decimal:
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step


@cache
def _metal_moves() -> tuple[tuple[Decimal, Decimal], ...]:
    """The moves of gold and silver from one day of the bundled history to the next, uncorrected days left out."""
    rows = [
        row
        for path in sorted((Path(chautari.__file__).parent / "data" / "metals-history").glob("*.csv"))
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
        if row["gold_tola"] and row["silver_tola"] and not row["correction"]
    ]
    moves = []
    for earlier, later in pairwise(rows):
        apart = date.fromisoformat(later["date"]) - date.fromisoformat(earlier["date"])
        if apart <= 2 * DAY:
            pairs = ((Decimal(later[name]), Decimal(earlier[name])) for name in ("gold_tola", "silver_tola"))
            moves.append(tuple(now / before for now, before in pairs))
    return tuple((gold, silver) for gold, silver in moves)


@cache
def _bank_table() -> Mapping[str, ParsedQuote]:
    """The bank's recorded table of 2026-08-17."""
    body = (ROOT / "recorded" / "nrb" / "rates" / "body").read_bytes()
    page = HttpResponse("https://www.nrb.org.np/", 200, {}, body, datetime(2026, 8, 17, 12, tzinfo=NPT))
    quotes = (row for row in sources.find("nrb").parse(page) if isinstance(row, ParsedQuote))
    return {quote.instrument: quote for quote in quotes if quote.date == date(2026, 8, 17)}


def _forex_words(days: tuple[date, ...], rng: Random) -> Iterator[Word]:
    buys = {code: Decimal(quote.figures["buy"]) for code, quote in _bank_table().items()}
    ratio = Decimal("1.0039") + Decimal(rng.randrange(12)) / 10_000
    for on in days:
        group = {code: 1 + Decimal(round(rng.gauss(0, 0.0025), 5)) for code in ("dollar", "euro")}
        for code in sorted(buys):
            own = 1 + Decimal(round(rng.gauss(0, 0.004), 5))
            move = group["dollar"] if code in DOLLAR_GROUP else group["euro"] if code in EURO_GROUP else own
            buys[code] = buys[code] if code == "INR" else buys[code] * move
        yield Word(at(on, time(0, 0, 44)) + rng.randrange(10) * MINUTE, on, bank_table(buys, ratio), on)


def bank_table(buys: Mapping[str, Decimal], ratio: Decimal) -> Table:
    """The bank's table of these buying rates: every currency but the rupee sold at one ratio, in paisa."""
    table = {}
    for code, quote in _bank_table().items():
        sell = Decimal(quote.figures["sell"]) if code == "INR" else buys[code] * ratio
        table[code] = Quote({"buy": f"{buys[code]:.2f}", "sell": f"{sell.quantize(PAISA):.2f}"}, quote.unit)
    return table


def scaled(table: Table, shares: Mapping[str, Decimal]) -> Table:
    """The table with each of the named prices times a share; a currency is sold at the table's ratio."""
    ratio = ratio_of(table)
    return {key: _scaled(key, quote, shares[key], ratio) if key in shares else quote for key, quote in table.items()}


def _scaled(key: str, quote: Quote, share: Decimal, ratio: Decimal) -> Quote:
    if quote.unit is None:
        return metal(key, step_of(Decimal(quote.figures["tola"]) * share, key))
    buy = (Decimal(quote.figures["buy"]) * share).quantize(PAISA)
    figures = {"buy": f"{buy:.2f}", "sell": f"{buy * ratio:.2f}"}
    return Quote({side: figures[side] for side in quote.figures}, quote.unit)


def ratio_of(table: Table) -> Decimal:
    """The ratio of all selling to all buying rates, the rupee of India apart; 1 for metals."""
    pairs = [quote.figures for key, quote in table.items() if key != "INR" and quote.figures.keys() >= set(SIDES)]
    sides = [[Decimal(figures[side]) for figures in pairs] for side in SIDES]
    bought, sold = (sum(amounts, Decimal(0)) for amounts in sides)
    return sold / bought if bought else Decimal(1)
