"""Detect corrections: published days that a write changes.

Neither a day's first publication nor a better status is a correction.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from chautari.rates.model.correction import Correction, CorrectionCause, CorrectionKind, PublishedRate
from chautari.rates.model.instruments import INSTRUMENTS, Instrument
from chautari.rates.model.series import MarketDay, Revision, SeriesYear
from chautari.rates.store.series_codec import violations_to_json

_STATUSES_BY_TRUST = ("held", "provisional", "official", "confirmed")


def corrections(
    before: Sequence[SeriesYear], updated: Sequence[SeriesYear], revisions: Sequence[Revision]
) -> list[Correction]:
    """The corrections between the years `before` and the `updated` years, with the `revisions` that caused them."""
    previous_days = {day.date: day for year in before for day in year.days}
    changed_days = [day for year in updated for day in year.changed if day.date in previous_days]
    candidates = (_correction(updated[0].instrument, previous_days[day.date], day, revisions) for day in changed_days)
    return [correction for correction in candidates if correction]


def _correction(key: str, previous: MarketDay, current: MarketDay, revisions: Sequence[Revision]) -> Correction | None:
    kind = correction_kind(INSTRUMENTS[key], previous, current)
    if kind is None:
        return None
    causes = _causes(current.date, revisions)
    return Correction(key, str(current.date), kind, _published_rate(previous), _published_rate(current), causes)


def correction_kind(instrument: Instrument, previous: MarketDay, current: MarketDay) -> CorrectionKind | None:
    """Classify the change of a day from `previous` to `current`; None if nothing published has changed."""
    if not previous.served:
        return "released" if current.served else None
    if not current.served:
        return "withdrawn"
    if _figures_differ(instrument, previous, current):
        return "changed"
    return "weakened" if _trust(current) < _trust(previous) else None


def _trust(day: MarketDay) -> tuple[int, bool]:
    """How far a day's rate is to be trusted: by its status, and less where it is contested."""
    return _STATUSES_BY_TRUST.index(day.verdict.status), not day.contested


def _figures_differ(instrument: Instrument, previous: MarketDay, current: MarketDay) -> bool:
    """Whether a printed figure changed per one unit, or a headline figure is missing.

    A figure that was derived before and is printed now is not compared.
    """
    before, after = previous.lead, current.lead
    removed = before.figures.keys() - after.figures.keys()
    shared = before.figures.keys() & after.figures.keys()
    return not removed.isdisjoint(instrument.headlines) or any(
        Decimal(before.figures[name]) / (before.unit or 1) != Decimal(after.figures[name]) / (after.unit or 1)
        for name in shared
    )


def _published_rate(day: MarketDay) -> PublishedRate:
    verdict, lead = day.verdict, day.lead
    figures = dict(lead.figures) if day.served else None
    return PublishedRate(verdict.status, verdict.source, figures, lead.unit, violations_to_json(verdict.reasons))


def _causes(market_date: date, revisions: Sequence[Revision]) -> tuple[CorrectionCause, ...]:
    """The revisions of the day, or else of the latest revised day before it: that one had it re-evaluated."""
    latest_date = max((revision.date for revision in revisions if revision.date <= market_date), default=None)
    return tuple(
        CorrectionCause(
            revision.observation.source, str(revision.date), revision.observation.revision, revision.provenance.reason
        )
        for revision in revisions
        if revision.date == latest_date
    )
