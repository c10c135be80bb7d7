"""The price in force at an instant, from lists that hold until the next. Pure.

Petrol on 20 July 2026: the list of 15 July, 24:00 hrs, is the last with a petrol price before it, 197.00. On a day of a
gap between two stretches of lists no price is known, however long the one before the gap may have stood.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from chautari.markets.model.effect_date import EffectDate
from chautari.markets.model.price_list import ListedPrice, PriceHistory, PriceList


class OutsideHistory(LookupError):
    """An instant for which no list is known: before the first, or in a gap between two stretches.

    `after` and `before` are the instants between which nothing is known: None before the first stretch, or after the
    last.
    """

    def __init__(self, after: datetime | None, before: datetime | None) -> None:
        start = f" from {after:%Y-%m-%d}" if after else ""
        super().__init__(f"no price list is known{start}" + (f" until {before:%Y-%m-%d}" if before else ""))
        self.after, self.before = after, before


@dataclass(frozen=True, slots=True)
class PriceStep:
    """One product's price by one list.

    - `until`: the next list's effect, or the end of its stretch where a gap follows; None while it is in force.
    - `is_superseded`: whether a list ended it, not a gap.
    """

    product: str
    price: ListedPrice
    effect: EffectDate
    until: datetime | None
    is_superseded: bool

    def holds(self, at: datetime) -> bool:
        """Whether it is the price at `at` by the instants that count."""
        return self.effect.at <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class PriceInForce:
    """The price of a product at an instant.

    - `alternative`: the step that holds instead if contradicted dates are read the other way; None if none does.
    - `served_before`: the step before it that is served; None if there is none.
    - `left_out`: the effect of a later list that has no price of the product, and that one reading alone has; None if
      there is none.
    """

    step: PriceStep
    alternative: PriceStep | None = None
    served_before: PriceStep | None = None
    left_out: EffectDate | None = None


def steps(history: PriceHistory, product: str) -> tuple[PriceStep, ...]:
    """Every list's price of a product, earliest first. One that repeats the price before it is a step too."""
    lists = [printed for printed in history.lists if product in printed.prices or not history.keeps_unlisted]
    pairs = zip_longest(lists, lists[1:])  # the last has no successor
    return tuple(
        _step(history, product, printed, successor) for printed, successor in pairs if product in printed.prices
    )


def in_force(history: PriceHistory, product: str, at: datetime) -> PriceInForce | None:
    """The price of a product at `at`; None if no list of the stretch prices it then. Raises OutsideHistory."""
    require_within(history, at)
    priced = steps(history, product)
    index = next((number for number, step in enumerate(priced) if step.holds(at)), None)
    if index is None:
        return None
    current, earlier = priced[index], priced[:index]
    served = next((step for step in reversed(earlier) if step.price.status != "held"), None)
    if at < current.effect.latest:  # by the other date it had not begun
        return PriceInForce(current, earlier[-1] if earlier else None, served)
    later = (printed for printed in history.lists if current.effect.at < printed.effect.at <= at)
    left_out = next((printed.effect for printed in later if not printed.is_seconded), None)
    early = next((step for step in priced[index + 1 :] if step.effect.earliest <= at), None)
    return PriceInForce(current, early, served, left_out)


def announced(history: PriceHistory, product: str, now: datetime) -> PriceStep | None:
    """The price that takes effect next after `now`; None if none is announced."""
    return next((step for step in steps(history, product) if step.effect.at > now), None)


def _step(history: PriceHistory, product: str, printed: PriceList, successor: PriceList | None) -> PriceStep:
    end = _end_of_stretch(history, printed.effect.at)
    is_superseded = successor is not None and (end is None or successor.effect.at <= end)
    until = successor.effect.at if successor and is_superseded else end
    return PriceStep(product, printed.prices[product], printed.effect, until, is_superseded)


def _end_of_stretch(history: PriceHistory, at: datetime) -> datetime | None:
    """The end of the stretch that holds `at`; None if it has none yet."""
    return next((stretch.last for stretch in history.stretches if stretch.last is None or at <= stretch.last), None)


def require_within(history: PriceHistory, at: datetime) -> None:
    """Raises OutsideHistory for an instant in no stretch of the history."""
    after: datetime | None = None
    for stretch in history.stretches:
        if at < stretch.first:
            raise OutsideHistory(after, stretch.first)
        if stretch.last is None or at <= stretch.last:
            return
        after = stretch.last
    raise OutsideHistory(after, None)
