"""The run of the calendar: take new notices, build every year, write the years that changed.

All 131 years are built each time, in a few seconds, and compared: so a new notice, a corrected rule and a first run are
one and the same, and an unchanged run writes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from chautari.calendar.almanac import build
from chautari.calendar.almanac.holidays import InvalidHolidayList
from chautari.calendar.model.notice import Notice
from chautari.calendar.publish import notices
from chautari.calendar.publish.notices import NoticeLocation, NoticeRefusal
from chautari.calendar.store import years
from chautari.dynamodb import read_models
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR

ATTEMPTS = 5
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


class InvalidEvent(ValueError):
    """An event that does not ask for the calendar."""


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What a run did. `accepted` and `refused` count only what is new and what is bad; `written` are BS years."""

    accepted: tuple[Notice, ...]
    refused: tuple[NoticeRefusal, ...]
    built: int
    written: tuple[int, ...]

    def counts(self) -> dict[str, int]:
        """What is counted, by the name of its metric."""
        return {
            "NoticesAccepted": len(self.accepted),
            "NoticesRefused": len(self.refused),
            "YearsBuilt": self.built,
            "YearsWritten": len(self.written),
        }

    def as_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        accepted = [{"kind": it.kind, "year": it.year, "number": it.number, "place": it.place} for it in self.accepted]
        refused = [asdict(each) for each in self.refused]
        return {"accepted": accepted, "refused": refused, "built": self.built, "written": list(self.written)}


def run(event: Mapping[str, Any], found: Iterable[NoticeLocation], table: Table, now: datetime) -> PublishReport:
    """Publish the calendar: `{"calendar": "publish"}`. Raises InvalidEvent before anything is read.

    A bad notice is in the report and stops nothing else.
    """
    if event.get("calendar") != "publish":
        raise InvalidEvent(f"nothing to publish in {sorted(event)}")
    taken = notices.import_notices(found, table, now)
    written: set[int] = set()
    for _ in range(ATTEMPTS):
        try:
            refused = _publish(table, written)
        except Conflict:
            continue
        every = (*taken.refused, *refused)
        return PublishReport(tuple(taken.accepted), every, len(YEARS) - len(refused), tuple(sorted(written)))
    raise Conflict(f"the calendar: given up after {ATTEMPTS} attempts")


def _publish(table: Table, written: set[int]) -> list[NoticeRefusal]:
    """Write what changed, and note it. What is stored is read before the notices: who finds a year written by a run
    beside us begins anew, so an older notice never wins."""
    stored = {year: years.view_of_year(table, year) for year in YEARS}
    known, refused = years.notices(table), []
    notices.apply(known)
    for year in YEARS:
        try:
            view = _view(year, known, stored[year])
        except InvalidHolidayList as error:  # a row of months came after the list and moved the end of the year
            refused.append(NoticeRefusal(f"holidays of {year}", type(error).__name__, str(error)[:300]))
            continue
        if view is not None:
            years.put_year(table, year, view)
            written.add(year)
    return refused


def _view(year: int, known: list[Notice], stored: ReadModel | None) -> ReadModel | None:
    """The year's next version, or None where it is as stored."""
    built = build.almanac(year, notices.list_in_force(year, known))
    view = read_models.ready(built.document(), stored.version + 1 if stored else 1)
    return None if stored is not None and stored.etag == view.etag else view
