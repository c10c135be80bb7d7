"""The answers that one run got, kept as evidence as soon as something hangs on them and not before."""

from dataclasses import dataclass, field
from datetime import datetime

from chautari.core.errors import SourceError
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.fetching.transports import Fetch
from chautari.rates.store import evidence_archive
from chautari.rates.store.evidence_archive import ArchivedResponses, EvidenceArchive


@dataclass(slots=True)
class EvidenceRecorder:
    """What a run of `source` at `at` for `window` was answered, and what went wrong with it, if anything did."""

    archive: EvidenceArchive
    source: str
    at: datetime
    window: DateRange
    pages: list[HttpResponse] = field(default_factory=list)
    failure: SourceError | None = None
    kept: bool = False

    def of(self, fetch: Fetch) -> Fetch:
        """`fetch`, every answer of which is on the trail, refused ones too."""

        def noting(ask: HttpRequest) -> HttpResponse:
            try:
                page = fetch(ask)
            except SourceError as error:
                self.pages += [error.page] if error.page else []
                raise
            self.pages.append(page)
            return page

        return noting

    def keep(self) -> None:
        """Keep the answers for good. To be called before the first revision that refers to one: it never points to
        nothing, and what S3 refuses is not stored. Raises what boto3 raises.
        """
        if not self.kept:
            evidence_archive.put(self.archive, self._answers())
            self.kept = True

    def end(self, failure: SourceError | None) -> None:
        """The run is over: the answers of one that failed and stored nothing are kept for a while."""
        self.failure = failure
        if failure is not None and not self.kept:
            evidence_archive.put_failed(self.archive, self._answers())

    def _answers(self) -> ArchivedResponses:
        failure = (self.failure.kind, str(self.failure)) if self.failure else None
        return ArchivedResponses(self.source, self.at, self.window, tuple(self.pages), failure)
