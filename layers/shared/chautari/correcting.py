"""What a write puts right of what had been given out. A day's first publication is no correction, nor is more trust."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from chautari.domain.instruments import INSTRUMENTS, Instrument
from chautari.domain.series import Day
from chautari.store.codec import faults_to_json
from chautari.store.corrections import Cause, Correction, Kind, Said
from chautari.store.series import Revision, Year

_TRUST = ("held", "provisional", "official", "confirmed")


def corrections(before: Sequence[Year], moved: Sequence[Year], revisions: Sequence[Revision]) -> list[Correction]:
    """The corrections that the years `moved` on from `before` hold, by the `revisions` that moved them."""
    known = {day.date: day for year in before for day in year.days}
    pairs = [(known[day.date], day) for year in moved for day in year.changed if day.date in known]
    return [found for old, new in pairs if (found := _correction(moved[0].instrument, old, new, revisions))]


def _correction(key: str, old: Day, new: Day, revisions: Sequence[Revision]) -> Correction | None:
    kind = kind_of(INSTRUMENTS[key], old, new)
    if kind is None:
        return None
    return Correction(key, str(new.date), kind, _said(old), _said(new), _causes(new.date, revisions))


def kind_of(instrument: Instrument, old: Day, new: Day) -> Kind | None:
    """What has become of a day that was `old`; None where nothing that had been given out is other now."""
    if not old.served:
        return "released" if new.served else None
    if not new.served:
        return "withdrawn"
    if _figures_differ(instrument, old, new):
        return "changed"
    weaker = _TRUST.index(new.judgement.status) < _TRUST.index(old.judgement.status)
    return "weakened" if weaker else None


def _figures_differ(instrument: Instrument, old: Day, new: Day) -> bool:
    """Whether a printed figure is another or a headline is gone. One that was reckoned before it was printed is not."""
    then, now = old.lead.figures, new.lead.figures
    gone = [name for name in instrument.headlines if name in then and name not in now]
    shared = then.keys() & now.keys()
    units = old.lead.unit or 1, new.lead.unit or 1
    return bool(gone) or any(Decimal(then[name]) / units[0] != Decimal(now[name]) / units[1] for name in shared)


def _said(day: Day) -> Said:
    judgement, lead = day.judgement, day.lead
    figures = dict(lead.figures) if day.served else None
    return Said(judgement.status, judgement.source, figures, lead.unit, faults_to_json(judgement.reasons))


def _causes(on: date, revisions: Sequence[Revision]) -> tuple[Cause, ...]:
    """The revisions of the day; where it has none it was judged anew because of the latest day before it that has."""
    last = max((each.date for each in revisions if each.date <= on), default=None)
    return tuple(
        Cause(each.reading.source, str(each.date), each.reading.revision, each.proof.reason)
        for each in revisions
        if each.date == last
    )
