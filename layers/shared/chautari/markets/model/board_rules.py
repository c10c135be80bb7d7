"""Rules of a board's rows: each looks at one quote beside what stood before, and says in words what is wrong."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from chautari.markets.model.board import BoardQuote, DatedFigures, RowReason, StandingRow

Effect = Literal["held", "provisional"]


# What was served longer ago says nothing of a jump: fruit comes back after its season at another price.
JUMP_MEMORY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class RowScene:
    """What a row is compared with.

    - `headline`, `jump`: the figure that moves, and the least fraction of a move that agreement does not settle.
    - `declared_unit`: empty for an instrument that is not declared.
    - `standing`: what was known of the instrument; None for one that is seen for the first time.
    - `band`: figures of the market's band on this day, by instrument of that market; empty if not known.
    """

    on: date
    headline: str
    jump: Decimal
    declared_unit: str
    standing: StandingRow | None
    band: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)

    @property
    def before(self) -> DatedFigures | None:
        """The figures last served before this day."""
        return self.standing.served_before(self.on) if self.standing else None


@dataclass(frozen=True, slots=True)
class BoardRule:
    """A named rule of a row: `broken` says in words how a quote breaks it; None if it does not."""

    name: str
    effect: Effect
    broken: Callable[[BoardQuote, RowScene], str | None]


def ordered(*figures: str) -> BoardRule:
    """The figures never fall from left to right."""

    def broken(quote: BoardQuote, _: RowScene) -> str | None:
        amounts = [Decimal(quote.figures[name]) for name in figures if name in quote.figures]
        return None if amounts == sorted(amounts) else f"{', '.join(figures)}: {' > '.join(map(str, amounts))}"

    return BoardRule("ordered", "held", broken)


def spread_within(low: str, high: str, times: Decimal) -> BoardRule:
    """`high` is at most `times` `low`."""

    def broken(quote: BoardQuote, _: RowScene) -> str | None:
        least, most = Decimal(quote.figures[low]), Decimal(quote.figures[high])
        return f"{high} {most} is above {times} times {low} {least}" if most > times * least else None

    return BoardRule("spread", "held", broken)


def _unit_changed(quote: BoardQuote, scene: RowScene) -> str | None:
    expected = scene.standing.unit if scene.standing else scene.declared_unit or quote.unit
    return None if quote.unit == expected else f"per {quote.unit}, before per {expected}"


def _jumped(quote: BoardQuote, scene: RowScene) -> str | None:
    headline, before = scene.headline, scene.before
    if (
        before is None
        or scene.on - before.date > JUMP_MEMORY
        or headline not in before.figures
        or headline not in quote.figures
    ):
        return None
    old, new = Decimal(before.figures[headline]), Decimal(quote.figures[headline])
    low, high = sorted((old, new))
    return f"{old} on {before.date}, {new} now" if low and (high - low) / low > scene.jump else None


def _unpriced(quote: BoardQuote, scene: RowScene) -> str | None:
    printed = quote.figures.get(scene.headline, "1")
    return None if Decimal(printed) > 0 else f"{scene.headline} {printed} is no price"


GENERIC = (
    BoardRule("unit", "held", _unit_changed),
    BoardRule("priced", "held", _unpriced),
    BoardRule("jump", "provisional", _jumped),
)


def reasons(quote: BoardQuote, scene: RowScene, rules: Iterable[BoardRule]) -> list[tuple[Effect, RowReason]]:
    """The broken rules of a quote, a market's own `rules` and the generic ones, with their effects."""
    broken = ((rule, rule.broken(quote, scene)) for rule in (*rules, *GENERIC))
    return [(rule.effect, RowReason(rule.name, words)) for rule, words in broken if words]
