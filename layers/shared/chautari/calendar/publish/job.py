"""Job that publishes the calendar: import new notices, build every year, write the years that changed.

A run of which all that years are made of is as before ends with that. Any other builds and compares all 131 years, in
a few seconds: a new notice, a corrected rule and a first run take the same path, and what is as it was is not written.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple

from chautari.calendar.almanac import build
from chautari.calendar.model import event_change
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.decision import Decision
from chautari.calendar.model.notice import Notice
from chautari.calendar.publish import accepted_decisions, event_changes, made_of, notices, part_renewal
from chautari.calendar.publish.notices import AcceptedNotices, NoticeLocation, NoticeRefusal
from chautari.calendar.store import decision_evidence, part_items, publication, years
from chautari.calendar.store.part_items import MadeOf
from chautari.calendar.store.publication import Publication
from chautari.core.plain_text import one_line
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Conflict, Table, write
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR, to_bs
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
    run_of = _Run(table, now, is_archived)
    last = publication.get(table)
    read = run_of.read()
    if event != read_models.REPUBLISH and last and last.made_of == read.digest and run_of.has_parts():
        return run_of.ended(imported, read, built=0)
    if last and last.made_of:
        publication.put(table, replace(last, made_of=None))
    for _ in range(ATTEMPTS):
        try:
            read = run_of.publish()
        except Conflict:
            continue
        return run_of.ended(imported, read, built=len(YEARS))
    raise Conflict(f"the calendar: given up after {ATTEMPTS} attempts")


class _MadeOf(NamedTuple):
    """What the years are made of: the accepted notices, the decisions of these, and the digest of all."""

    accepted: list[Notice]
    held: list[Decision]
    digest: str


@dataclass
class _Run:
    """A run over the table; `written` has the years that it wrote."""

    table: Table
    now: datetime
    is_archived: Callable[[str], bool]
    written: set[int] = field(default_factory=set)

    def read(self) -> _MadeOf:
        """What is accepted now; its rows of months are adopted."""
        accepted = years.notices(self.table)
        notices.apply(accepted)
        held = accepted_decisions.proven(accepted_decisions.of_notices(accepted), self.is_archived)
        return _MadeOf(accepted, held, made_of.digest(YEARS, accepted, held, today(self.now)))

    def has_parts(self) -> bool:
        """Whether the present year has its parts, which a restored table has not."""
        return part_items.made_of(self.table, to_bs(today(self.now)).year).version > 0

    def publish(self) -> _MadeOf:
        """Write the years that changed, each with its parts.

        What is stored is read before the notices: a concurrent write of a year then raises Conflict, and a run never
        overwrites a newer notice with an older one. Parts are read before their year for the same reason.
        """
        stored = {year: (part_items.made_of(self.table, year), years.view_of_year(self.table, year)) for year in YEARS}
        read, digest = self.read(), event_changes.form_digest()
        methods = notices.methods(read.accepted)
        for year in YEARS:
            built = build.almanac(year, [*build.bundled_list(year), *read.held], today(self.now), methods.get(year))
            self._write(built, *stored[year], digest)
        return read

    def _write(self, built: Almanac, made: MadeOf, stored: ReadModel | None, digest: str) -> None:
        view = _changed(built, stored, self.now, digest)
        etag = view.etag if view else stored.etag if stored else ""
        actions = part_renewal.renewed(self.table, built, etag, made, today(self.now))
        if view is not None:
            actions += years.puts_of_year(self.table, built.year, view)
        if actions:
            write(self.table, actions, f"the calendar of {built.year}")
        if view is not None:
            self.written.add(built.year)

    def ended(self, imported: AcceptedNotices, read: _MadeOf, built: int) -> PublishReport:
        """Record the end of the run, what every year is made of with it. Returns its report."""
        refused = (*imported.refused, *_unreadable(read.accepted))
        words = [f"{refusal.place}: {refusal.kind}" for refusal in refused]
        publication.put(self.table, Publication(self.now, words, read.digest))
        return PublishReport(tuple(imported.accepted), refused, built, tuple(sorted(self.written)))


def _unreadable(accepted: Iterable[Notice]) -> list[NoticeRefusal]:
    """The accepted notices that today's rules refuse."""
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
