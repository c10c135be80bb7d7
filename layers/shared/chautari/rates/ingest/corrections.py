"""What a write puts right of what had been given out. A day's first publication is no correction, nor is more trust."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from chautari.rates.model.correction import Correction, CorrectionCause, CorrectionKind, PublishedRate
from chautari.rates.model.instruments import INSTRUMENTS, Instrument
from chautari.rates.model.series import MarketDay, Revision, SeriesYear
from chautari.rates.store.series_codec import violations_to_json

_TRUST = ("held", "provisional", "official", "confirmed")


def corrections(
    before: Sequence[SeriesYear], moved: Sequence[SeriesYear], revisions: Sequence[Revision]
) -> list[Correction]:
    """The corrections that the years `moved` on from `before` hold, by the `revisions` that moved them."""
    known = {day.date: day for year in before for day in year.days}
    pairs = [(known[day.date], day) for year in moved for day in year.changed if day.date in known]
    return [found for old, new in pairs if (found := _correction(moved[0].instrument, old, new, revisions))]


def _correction(key: str, old: MarketDay, new: MarketDay, revisions: Sequence[Revision]) -> Correction | None:
    kind = kind_of(INSTRUMENTS[key], old, new)
    if kind is None:
        return None
    return Correction(key, str(new.date), kind, _said(old), _said(new), _causes(new.date, revisions))


def kind_of(instrument: Instrument, old: MarketDay, new: MarketDay) -> CorrectionKind | None:
    """What has become of a day that was `old`; None where nothing that had been given out is other now."""
    if not old.served:
        return "released" if new.served else None
    if not new.served:
        return "withdrawn"
    if _figures_differ(instrument, old, new):
        return "changed"
    return "weakened" if _trust(new) < _trust(old) else None


def _trust(day: MarketDay) -> tuple[int, bool]:
    """How far a day's rate is to be trusted: by its status, and less where it is contested."""
    return _TRUST.index(day.verdict.status), not day.contested


def _figures_differ(instrument: Instrument, old: MarketDay, new: MarketDay) -> bool:
    """Whether a printed figure is another or a headline is gone. One that was reckoned before it was printed is not."""
    then, now = old.lead.figures, new.lead.figures
    gone = [name for name in instrument.headlines if name in then and name not in now]
    shared = then.keys() & now.keys()
    units = old.lead.unit or 1, new.lead.unit or 1
    return bool(gone) or any(Decimal(then[name]) / units[0] != Decimal(now[name]) / units[1] for name in shared)


def _said(day: MarketDay) -> PublishedRate:
    judgement, lead = day.verdict, day.lead
    figures = dict(lead.figures) if day.served else None
    return PublishedRate(judgement.status, judgement.source, figures, lead.unit, violations_to_json(judgement.reasons))


def _causes(on: date, revisions: Sequence[Revision]) -> tuple[CorrectionCause, ...]:
    """The revisions of the day; where it has none it was judged anew because of the latest day before it that has."""
    last = max((each.date for each in revisions if each.date <= on), default=None)
    return tuple(
        CorrectionCause(each.observation.source, str(each.date), each.observation.revision, each.provenance.reason)
        for each in revisions
        if each.date == last
    )
