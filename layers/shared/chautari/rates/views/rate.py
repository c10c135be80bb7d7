"""Fields of every rate, of metals and currencies alike: date, status, change and the observations that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from chautari.nepali import bikram_sambat
from chautari.nepali.clock import NPT
from chautari.nepali.numerals import plain
from chautari.rates.model.instruments import Instrument
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.provenance import ProvenanceId
from chautari.rates.model.series import MarketDay, Series

if TYPE_CHECKING:
    from chautari.rates.views.day_types import Change, Day, Held, Reading, Reason, StatusFields

PAISA = Decimal("0.01")


def dated(market_date: date) -> Day:
    """A market date in both calendars."""
    return {"date": str(market_date), "date_bs": str(bikram_sambat.to_bs(market_date))}


def status_fields(instrument: Instrument, day: MarketDay) -> StatusFields:
    """A day's status, its instant of observation, and the observations that its rate rests on."""
    return {
        "status": day.verdict.status,
        "observed_at": day.lead.observed_at.astimezone(NPT).isoformat(),
        "sources": [reading_of(instrument, day, observation) for observation in day.observations],
        "reasons": reasons(day.verdict.reasons),
        "proof": str(ProvenanceId(instrument.key, day.date)),
    }


def reading_of(instrument: Instrument, day: MarketDay, observation: Observation) -> Reading:
    """One source's observation: figures as printed, whether they agree with the rate, and its proof."""
    return {
        "source": observation.source,
        "origin": observation.origin,
        "agrees": observation.source in day.verdict.agreeing,
        "figures": dict(observation.figures),
        "observed_at": observation.observed_at.astimezone(NPT).isoformat(),
        "revision": observation.revision,
        "faults": reasons(observation.faults),
        "proof": str(ProvenanceId(instrument.key, day.date, observation.source, observation.revision)),
    }


def reasons(violations: Iterable[RuleViolation]) -> list[Reason]:
    """Rule violations as pairs of the rule's name and the case in words."""
    return [{"rule": violation.rule, "detail": violation.detail} for violation in violations]


def change(instrument: Instrument, day: MarketDay, previous: MarketDay | None) -> Change | None:
    """The change since the `previous` served market day; None without one, or without a headline figure of both days.

    - Measured on the first headline figure that both days print.
    - `amount`: NPR per tola or per the quoted unit, signed.
    - `percent`: signed, to two places.
    """
    name = _shared_headline(instrument, day, previous) if previous else None
    if previous is None or name is None:
        return None
    after, before = (market_day.lead.amounts[name] / (market_day.lead.unit or 1) for market_day in (day, previous))
    amount, percent = (after - before) * (day.lead.unit or 1), (after / before - 1) * 100
    return {
        "amount": plain(amount),
        "percent": plain(percent.quantize(PAISA)),
        "since": str(previous.date),
        "since_bs": str(bikram_sambat.to_bs(previous.date)),
    }


def _shared_headline(instrument: Instrument, day: MarketDay, previous: MarketDay) -> str | None:
    shared = day.lead.figures.keys() & previous.lead.figures.keys()
    return next((name for name in instrument.headlines if name in shared), None)


def newest(series: Series) -> tuple[MarketDay | None, MarketDay | None]:
    """The latest served day, and the latest day of all if it is later, and so held."""
    latest_day = next(series.before(date.max), None)
    served = series.last_served_before(date.max)
    return served, latest_day if latest_day is not served else None


def held(instrument: Instrument, day: MarketDay | None) -> Held | None:
    """A held day: its date, the reasons, and the observations; None for no day."""
    return None if day is None else {**dated(day.date), **status_fields(instrument, day)}
