"""What the board's answers may print of their own: names, rows, prices and dates, drawn alone for each answer."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from chautari.markets.declarations.vegetables import MARKET
from tools.drill.kalimati import Price, Printed
from tools.drill.vegetables.days import MarketDay

Change = Callable[[Printed, MarketDay, Random], Printed]


def another_edition(printed: Printed, day: MarketDay, rng: Random) -> Printed:
    """An earlier board: with its own date, under the date of today, or some of its rows."""
    earlier = rng.choice(day.earlier)
    kind = rng.choice(("with its date", "under today's", "some rows"))
    if kind == "with its date":
        return earlier
    if kind == "under today's":
        return replace(earlier, on=printed.on)
    hit = set(rng.sample(sorted(printed.prices), rng.randint(1, len(printed.prices) // 2)))
    old = {key: price for key, price in earlier.prices.items() if key in hit and key in printed.prices}
    return replace(printed, prices={**printed.prices, **old})


def another_groups_price(printed: Printed, _: MarketDay, rng: Random) -> Printed:
    """The price of another commodity or column: two rows exchanged, rows shifted, columns exchanged."""
    change = rng.choice((_exchanged, _shifted, _columns_exchanged))
    return change(printed, rng)


def a_new_name(printed: Printed, _: MarketDay, rng: Random) -> Printed:
    """A name that nobody declared, on one row or beside them all, or one row under the name of another."""
    key = rng.choice(list(printed.prices))
    if rng.random() < 0.3:
        absent = [name for name in MARKET.instruments if name not in printed.prices]
        return _called(printed, key, rng.choice(absent))
    if rng.random() < 0.5:
        return replace(_called(printed, key, "nayan"), names={"nayan": ("New", "नयाँ")})
    return printed.with_price("nayan", *printed.prices[key], name=("New", "नयाँ"))


def _called(printed: Printed, key: str, name: str) -> Printed:
    prices = {(name if known_key == key else known_key): price for known_key, price in printed.prices.items()}
    return replace(printed, prices=prices)


def a_missing_name(printed: Printed, _: MarketDay, rng: Random) -> Printed:
    """Some rows gone, half a board, or the names one row off the figures."""
    kind = rng.choice(("some", "cut", "names"))
    keys = list(printed.prices)
    if kind == "some":
        return printed.without(*rng.sample(keys, rng.randint(1, 12)))
    if kind == "cut":
        return _cut(printed, rng)
    start = rng.randrange(len(keys) - 1)
    names = [*keys[:start], *keys[start + 1 :]]
    return replace(printed, prices=dict(zip(names, list(printed.prices.values())[: len(names)], strict=True)))


def all_ten_times(printed: Printed, _: MarketDay, __: Random) -> Printed:
    """Every price ten times as much."""
    return replace(printed, prices={key: _ten_times(price) for key, price in printed.prices.items()})


def _ten_times(price: Price) -> Price:
    low, high, average = (f"{float(text) * 10:.2f}" for text in price)
    return low, high, average


def _exchanged(printed: Printed, rng: Random) -> Printed:
    """Two rows have known_key other's prices."""
    first, second = rng.sample(list(printed.prices), 2)
    prices = {**printed.prices, first: printed.prices[second], second: printed.prices[first]}
    return replace(printed, prices=prices)


def _shifted(printed: Printed, rng: Random) -> Printed:
    """From a row on, known_key has the price of the next."""
    keys, prices = list(printed.prices), list(printed.prices.values())
    start = rng.randrange(len(keys))
    shifted = [*prices[:start], *prices[start + 1 :], prices[start]]
    return replace(printed, prices=dict(zip(keys, shifted, strict=True)))


def _cut(printed: Printed, rng: Random) -> Printed:
    """Only the first rows."""
    keys = list(printed.prices)[: rng.randrange(5, len(printed.prices))]
    return replace(printed, prices={key: printed.prices[key] for key in keys})


def _columns_exchanged(printed: Printed, rng: Random) -> Printed:
    key = rng.choice(list(printed.prices))
    low, high, average = printed.prices[key]
    return printed.with_price(key, high, low, average)


CHANGES: dict[str, Change] = {
    "another group's price": another_groups_price,
    "another edition": another_edition,
    "a new name": a_new_name,
    "a missing name": a_missing_name,
    "all ten times": all_ten_times,
}
