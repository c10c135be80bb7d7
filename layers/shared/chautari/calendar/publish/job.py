"""Job that publishes the calendar: import new notices, build every year, write the years that changed.

Every run builds and compares all 131 years, in a few seconds. So a new notice, a corrected rule and a first run take
the same path, and an unchanged run writes nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from chautari.calendar.almanac import build
from chautari.calendar.model import event_change
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.notice import Notice
from chautari.calendar.publish import accepted_decisions, event_changes, notices
from chautari.calendar.publish.notices import NoticeLocation, NoticeRefusal
from chautari.calendar.store import decision_evidence, publication, years
from chautari.calendar.store.publication import Publication
from chautari.core.plain_text import one_line
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR
from chautari.nepali.clock import today

ATTEMPTS = 5
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


class InvalidEvent(ValueError):
    """The event is neither `{"calendar": "publish"}` nor REPUBLISH."""


@dataclass(frozen=True, slots=True)
class PublishReport:
    """Result of a run: newly accepted notices, refused ones, number of years built, and BS years written."""

    accepted: tuple[Notice, ...]
    refused: tuple[NoticeRefusal, ...]
    built: int
    written: tuple[int, ...]

    def counts(self) -> dict[str, int]:
        """Metric values by metric name."""
        return {
            "NoticesAccepted": len(self.accepted),
            "NoticesRefused": len(self.refused),
            "YearsBuilt": self.built,
            "YearsWritten": len(self.written),
        }

    def as_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        accepted = [
            {"kind": notice.kind, "year": notice.year, "number": notice.number, "place": notice.place}
            for notice in self.accepted
        ]
        refused = [asdict(refusal) for refusal in self.refused]
        return {"accepted": accepted, "refused": refused, "built": self.built, "written": list(self.written)}


def run(
    event: Mapping[str, Any],
    locations: Iterable[NoticeLocation],
    table: Table,
    now: datetime,
    is_archived: Callable[[str], bool] = decision_evidence.is_archived,
) -> PublishReport:
    """Publish the calendar for the event `{"calendar": "publish"}`, or for REPUBLISH without reading `locations`.

    `is_archived`: whether the evidence archive has the bytes of a hash. A refused notice is in the report and stops
    nothing else. Raises InvalidEvent before anything is read, and Conflict after ATTEMPTS concurrent writes.
    """
    if event == read_models.REPUBLISH:
        locations = ()
    elif event.get("calendar") != "publish":
        raise InvalidEvent(f"nothing to publish in {sorted(event)}")
    imported = notices.import_notices(locations, table, now)
    written: set[int] = set()
    for _ in range(ATTEMPTS):
        try:
            unreadable = _publish(table, now, is_archived, written)
        except Conflict:
            continue
        refused = (*imported.refused, *unreadable)
        publication.put(table, Publication(now, [f"{refusal.place}: {refusal.kind}" for refusal in refused]))
        return PublishReport(tuple(imported.accepted), refused, len(YEARS), tuple(sorted(written)))
    raise Conflict(f"the calendar: given up after {ATTEMPTS} attempts")


def _publish(table: Table, now: datetime, is_archived: Callable[[str], bool], written: set[int]) -> list[NoticeRefusal]:
    """Write the changed years and add them to `written`. Returns the accepted notices that today's rules refuse.

    The stored years are read before the notices: a concurrent write of a year then raises Conflict, and a run never
    overwrites a newer notice with an older one.
    """
    stored = {year: years.view_of_year(table, year) for year in YEARS}
    accepted = years.notices(table)
    notices.apply(accepted)
    methods = notices.methods(accepted)
    held = accepted_decisions.proven(accepted_decisions.of_notices(accepted), is_archived)
    digest = event_changes.form_digest()
    for year in YEARS:
        built = build.almanac(year, [*build.bundled_list(year), *held], today(now), methods.get(year))
        view = _changed(built, stored[year], now, digest)
        if view is not None:
            years.put_year(table, year, view)
            written.add(year)
    return [
        NoticeRefusal(f"{notice.kind} of {notice.year}", type(reason).__name__, one_line(str(reason))[:300])
        for notice, reason in accepted_decisions.unreadable(accepted)
    ]


def _changed(built: Almanac, stored: ReadModel | None, now: datetime, digest: str) -> ReadModel | None:
    """The next version of a year, with the changes of its events, or None if it equals the stored one.

    `digest`: that of the form of all events.
    """
    before = codec.unpacked(stored.body) if stored else {}
    form = event_change.renewed_form(event_change.form_of_document(before), digest, now)
    document = {**built.document(), "event_form": [form.digest, form.since.isoformat()]}
    if stored is None:
        return read_models.ready(document, 1)
    if codec.json_text({**before, **document}) == codec.json_text(before):
        return None
    changes = event_change.as_document(event_changes.renewed(before, built, now))
    return read_models.ready({**document, "event_changes": changes}, stored.version + 1)
