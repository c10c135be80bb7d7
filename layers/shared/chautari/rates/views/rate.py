"""Fields of every rate, of metals and currencies alike: date, status, change and the observations that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from chautari.nepali import bikram_sambat
from chautari.nepali.clock import NPT
from chautari.nepali.numerals import plain
from chautari.rates.model.instruments import Instrument
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.provenance import ProvenanceId
from chautari.rates.model.series import MarketDay, Series

if TYPE_CHECKING:
    from chautari.rates.views.day_types import Agreement, Change, Day, Held, Reading, Reason, StatusFields, Superseded

PAISA = Decimal("0.01")


def dated(market_date: date) -> Day:
    """A market date in both calendars."""
    return {"date": str(market_date), "date_bs": _date_bs(market_date)}


# The answers of a run name few days, each of them many times.
@lru_cache(maxsize=4096)
def _date_bs(market_date: date) -> str:
    return str(bikram_sambat.to_bs(market_date))


def status_fields(instrument: Instrument, day: MarketDay) -> StatusFields:
    """Status, time of observation and the readings that a day's rate rests on."""
    readings = (*day.observations, day.standing) if day.standing else day.observations
    return {
        "status": day.verdict.status,
        "observed_at": day.lead.observed_at.astimezone(NPT).isoformat(),
        "agreement": _agreement(day),
        "sources": [reading_of(instrument, day, reading) for reading in readings],
        "reasons": reasons(day.verdict.reasons),
        "superseded": _superseded(instrument, day),
        "proof": str(ProvenanceId(instrument.key, day.date)),
    }


def _agreement(day: MarketDay) -> Agreement | None:
    """Whether those who agree repeat one authority's figure; None where one source is alone."""
    origins = [reading.origin for reading in day.observations if reading.source in day.verdict.agreeing]
    if len(origins) < 2:
        return None
    return "independent" if len(set(origins)) > 1 else "repeated"


def _superseded(instrument: Instrument, day: MarketDay) -> Superseded | None:
    """The surer rate of the same day that stood before, with what it rests on."""
    if day.superseded is None:
        return None
    reading = day.superseded.observation
    return {
        "status": day.superseded.status,
        "source": reading.source,
        "figures": dict(reading.figures),
        "observed_at": reading.observed_at.astimezone(NPT).isoformat(),
        "proof": str(ProvenanceId(instrument.key, day.date, reading.source, reading.revision)),
    }


def reading_of(instrument: Instrument, day: MarketDay, reading: Observation) -> Reading:
    """One source's reading: its figures as printed, whether it says the same as the rate, and what it rests on."""
    return {
        "source": reading.source,
        "origin": reading.origin,
        "agrees": reading is day.standing or reading.source in day.verdict.agreeing,
        "figures": dict(reading.figures),
        "observed_at": reading.observed_at.astimezone(NPT).isoformat(),
        "revision": reading.revision,
        "faults": reasons(reading.faults),
        "proof": str(ProvenanceId(instrument.key, day.date, reading.source, reading.revision)),
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
        "since_bs": _date_bs(previous.date),
    }


def _shared_headline(instrument: Instrument, day: MarketDay, previous: MarketDay) -> str | None:
    shared = day.lead.figures.keys() & previous.lead.figures.keys()
    return next((name for name in instrument.headlines if name in shared), None)


def newest(series: Series) -> tuple[MarketDay | None, MarketDay | None]:
    """The latest day that is served, and the latest held day if it is later than that.

    No day is served where the latest was and is withdrawn: an answer does not go back to the day before.
    """
    last = next(series.before(date.max), None)
    served = None if last and last.withdrawn else series.last_served_before(date.max)
    return served, last if last is not served else None


def held(instrument: Instrument, day: MarketDay | None) -> Held | None:
    """A held day: its date, the reasons, and the observations; None for no day."""
    return None if day is None or day.pending else {**dated(day.date), **status_fields(instrument, day)}
