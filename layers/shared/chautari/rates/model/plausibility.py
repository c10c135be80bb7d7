"""Plausible moves: how far a price moves in the market days that passed, and what makes a large move doubtful. Pure.

Measured on 2,673 market days of gold and silver, 2017 to 2026, and on 117 days of the bank in 2020, 2022 and 2026.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from chautari.rates.model.agreement import headline_amount
from chautari.rates.model.instruments import ANCHOR, GRAMS_PER_TOLA, INSTRUMENTS, Instrument
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.publication_schedule import SATURDAY

# How many times the jump of one day a move may be after any gap: gold moved 20 % in 20 market days and 32 % in 45,
# where the square root of time alone would allow 31 % and 47 %.
MAX_GAP_FACTOR = 4

# How far the ratio of gold to silver moves in one market day: 11.6 % on 2020-06-07 after the lockdown, 12.0 % on the
# day of a typing error (2021-06-28), and 20.9 % once (2026-02-01, silver -22 %).
RATIO_BAND = Decimal("0.12")

# Ten grams in place of a tola or the reverse is a move of 10 / 11.664 or 11.664 / 10, give or take a day's own move.
UNIT_ERRORS = (10 / GRAMS_PER_TOLA, GRAMS_PER_TOLA / 10)
UNIT_ERROR_BAND = Decimal("0.02")
# Where the move is that of another unit, the related metal has to have gone a third of the way itself: 5 % of 14 or 17.
UNIT_RATIO_BAND = Decimal("0.10")


@dataclass(frozen=True, slots=True)
class Baseline:
    """A headline amount in NPR that a plausible one lies near, the market day `on` that it is of, and `related`.

    `related` maps an instrument to the amount that the same table printed for it.
    """

    amount: Decimal
    on: date | None = None
    related: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, instrument: Instrument, on: date, observation: Observation) -> "Baseline":
        """The baseline that an observation of the day `on` makes."""
        return cls(headline_amount(instrument, observation), on, observation.related)

    def move_to(self, amount: Decimal) -> Decimal:
        """The move from the baseline to `amount`, as a share: 0.05 is 5 % dearer."""
        return amount / self.amount - 1


def market_days(instrument: Instrument, earlier: date | None, later: date | None) -> int:
    """The market days after `earlier` up to `later`, at least 1; the bank publishes on Saturdays too.

    Closed days other than Saturdays count, as nobody knows all of them in advance. 1 where a date is not known.
    """
    if earlier is None or later is None:
        return 1
    days = ((earlier + timedelta(number)).weekday() for number in range(1, (later - earlier).days + 1))
    return max(1, sum(1 for weekday in days if weekday != SATURDAY or instrument.market != "metals"))


def largest_move(instrument: Instrument, days: int) -> Decimal:
    """The largest share by which a price moves in `days` market days: the jump of one day, by the root of time."""
    return instrument.jump * min(Decimal(days).sqrt(), Decimal(MAX_GAP_FACTOR))


def borne_out_later(amount: Decimal, baseline: Decimal, later: Sequence[Decimal]) -> bool:
    """Whether two of the `later` days stayed where a jump from `baseline` to `amount` had gone.

    They lie within a quarter of the jump from it; after a typing error the price is back at the baseline.
    """
    return sum(abs(after - amount) * 4 <= abs(amount - baseline) for after in later) >= 2


def looks_like_another_unit(instrument: Instrument, lead: Observation, move: Decimal) -> bool:
    """Whether the move is that of ten grams printed as a tola or the reverse, and the figures do not say otherwise.

    They do where the ten grams are printed beside the tola, and both in the authority's own steps.
    """
    alone = "tola" in lead.figures and len(lead.figures) == 1
    return _unit_factor(move) and (alone or _computed(instrument, lead))


def _unit_factor(move: Decimal) -> bool:
    return any(abs((1 + move) / factor - 1) <= UNIT_ERROR_BAND for factor in UNIT_ERRORS)


def _computed(instrument: Instrument, lead: Observation) -> bool:
    """Whether a tola is printed with figures that are not in the authority's own steps: it was computed."""
    stepped = ((amount, instrument.steps[name]) for name, amount in lead.amounts.items() if name in instrument.steps)
    return "tola" in lead.figures and any(amount % step for amount, step in stepped)


def moves_with_the_table(lead: Observation, baseline: Baseline, move: Decimal, limit: Decimal) -> bool:
    """Whether a currency moved as another of its table did, while the pegged one stood: no typing error does that.

    A table that is misread or scaled as a whole moves the pegged one too.
    """
    shared = lead.related.keys() & baseline.related.keys()
    others = shared - {ANCHOR}
    if ANCHOR not in shared or Decimal(lead.related[ANCHOR]) != Decimal(baseline.related[ANCHOR]):
        return False
    other_moves = [Decimal(lead.related[name]) / Decimal(baseline.related[name]) - 1 for name in others]
    return any(abs(other) * 2 >= abs(move) and abs((1 + move) / (1 + other) - 1) <= limit for other in other_moves)


def ratio_move(lead: Observation, baseline: Baseline, move: Decimal) -> tuple[str, Decimal] | None:
    """The related instrument whose ratio to this one moved most since the baseline, and by what share.

    None where one of the tables printed no related amount.
    """
    shared = lead.related.keys() & baseline.related.keys()
    moves = {
        name: (1 + move) * Decimal(baseline.related[name]) / Decimal(lead.related[name]) - 1 for name in sorted(shared)
    }
    return max(moves.items(), key=lambda pair: abs(pair[1]), default=None)


def counter_evidence(
    instrument: Instrument, lead: Observation, amount: Decimal, earlier: Sequence[Baseline]
) -> RuleViolation | None:
    """What speaks against the amount of a lead, of the figure itself or of its table; None where nothing does.

    - It is measured on the `earlier` days that were served, the latest first. One of them will do: the table of another
      may have been misprinted, in this figure or in the related one.
    - It counts from a move of more than one day's jump on, however long the gap: weeks explain a move, and no evidence
      against it. A computed figure of another unit counts also where the day before was mistaken in the same way.
    """
    moves = [(baseline, baseline.move_to(amount)) for baseline in earlier]
    far = bool(moves) and abs(moves[0][1]) > instrument.jump
    found = (_evidence(instrument, lead, baseline, move, far=far) for baseline, move in moves)
    return next((evidence for evidence in found if evidence is not None), None)


def _evidence(
    instrument: Instrument, lead: Observation, baseline: Baseline, move: Decimal, *, far: bool
) -> RuleViolation | None:
    if abs(move) <= instrument.jump or not (far or _computed(instrument, lead)):
        return None
    if looks_like_another_unit(instrument, lead, move):
        return RuleViolation("unit_in_doubt", f"{move:+.1%}: as ten grams for a tola")
    return _parted(lead, baseline, move) if far else None


def _parted(lead: Observation, baseline: Baseline, move: Decimal) -> RuleViolation | None:
    """What the related instrument says against a move: it did not go with it, or its own unit was lost too."""
    related, unit = ratio_move(lead, baseline, move), _unit_factor(move)
    if unit and baseline.related and not _related_in_steps(lead):
        return RuleViolation("unit_in_doubt", f"{move:+.1%}, and no related price in its unit beside it")
    band = UNIT_RATIO_BAND if unit else RATIO_BAND
    if related is None or abs(related[1]) <= band:
        return None
    detail = f"{move:+.1%}, and {related[1]:+.1%} against {related[0]}, more than {band:.0%}"
    return RuleViolation("outside_fair_band", detail)


def _related_in_steps(lead: Observation) -> bool:
    """Whether a related price stands beside the lead's, as the authority rounds it."""
    printed = ((Decimal(text), INSTRUMENTS[name]) for name, text in lead.related.items())
    return any(amount % related.steps[related.headlines[0]] == 0 for amount, related in printed)
