"""The price in force at an instant, from lists that hold until the next. Pure.

Petrol on 20 July 2026: the list of 15 July, 24:00 hrs, is the last with a petrol price before it, 197.00. On a day of a
gap between two stretches of lists no price is known, however long the one before the gap may have stood.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from chautari.markets.model.effect_date import EffectDate
from chautari.markets.model.price_list import PriceHistory, PriceList, Stretch


class OutsideHistory(LookupError):
    """An instant for which no list is known: before the first, or in a gap between two stretches.

    `after` and `before` are the instants between which nothing is known; `after` is None before the first stretch.
    """

    def __init__(self, after: datetime | None, before: datetime | None) -> None:
        super().__init__(f"no price list is known between {after} and {before}")
        self.after, self.before = after, before


@dataclass(frozen=True, slots=True)
class PriceStep:
    """One product's price by one list.

    - `until`: the next list's effect, or the end of its stretch where a gap follows; None if nothing is known after it.
    - `is_superseded`: whether a list ended it, not a gap.
    - `doubt`: why its figure is probably a slip; empty if it is not.
    """

    product: str
    figure: str
    effect: EffectDate
    until: datetime | None
    is_superseded: bool
    evidence: str
    doubt: str = ""

    def holds(self, at: datetime) -> bool:
        """Whether it is the price at `at` by the instants that count."""
        return self.effect.at <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class PriceInForce:
    """The price of a product at an instant. `alternative`: the step that holds instead if contradicted dates are read
    the other way; None if none does.
    """

    step: PriceStep
    alternative: PriceStep | None = None


def steps(history: PriceHistory, product: str) -> tuple[PriceStep, ...]:
    """Every list's price of a product, earliest first. One that repeats the price before it is a step too."""
    lists = [printed for printed in _ordered(history) if product in printed.prices]
    return tuple(
        _step(history, product, printed, successor)
        for printed, successor in zip_longest(lists, lists[1:])  # the last has no successor
    )


def in_force(history: PriceHistory, product: str, at: datetime) -> PriceInForce | None:
    """The price of a product at `at`; None if no list of the stretch had priced it by then. Raises OutsideHistory."""
    _require_within(history, at)
    priced = steps(history, product)
    index = next((number for number, step in enumerate(priced) if step.holds(at)), None)
    if index is None:
        return None
    current = priced[index]
    if at < current.effect.latest:  # by the other date it had not begun
        return PriceInForce(current, priced[index - 1] if index else None)
    early = next((step for step in priced[index + 1 :] if step.effect.earliest <= at), None)
    return PriceInForce(current, early)


def announced(history: PriceHistory, product: str, now: datetime) -> PriceStep | None:
    """The price that takes effect next after `now`; None if none is announced."""
    return next((step for step in steps(history, product) if step.effect.at > now), None)


def _ordered(history: PriceHistory) -> list[PriceList]:
    return sorted(history.lists, key=lambda printed: printed.effect.at)


def _step(history: PriceHistory, product: str, printed: PriceList, successor: PriceList | None) -> PriceStep:
    end = _end_of_stretch(history, printed.effect.at)
    superseded = successor is not None and (end is None or successor.effect.at <= end)
    return PriceStep(
        product,
        printed.prices[product],
        printed.effect,
        successor.effect.at if successor and superseded else end,
        superseded,
        printed.evidence,
        printed.doubtful.get(product, ""),
    )


def _end_of_stretch(history: PriceHistory, at: datetime) -> datetime | None:
    """The end of the stretch that holds `at`, where another follows it; None in the last: it is in force still."""
    return next((stretch.last for stretch in sorted(history.stretches)[:-1] if at <= stretch.last), None)


def _require_within(history: PriceHistory, at: datetime) -> None:
    """Raises OutsideHistory. The last stretch has no end here: whether it is late is for freshness to say."""
    after: datetime | None = None
    *earlier, newest = sorted(history.stretches)
    for stretch in (*earlier, Stretch(newest.first, datetime.max.replace(tzinfo=at.tzinfo))):
        if at < stretch.first:
            raise OutsideHistory(after, stretch.first)
        if at <= stretch.last:
            return
        after = stretch.last
