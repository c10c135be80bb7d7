"""Recorder of one run's responses: archived before the first revision that cites them is written."""

from dataclasses import dataclass, field
from datetime import datetime

from chautari.core.errors import SourceError
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.fetching.transports import Fetch
from chautari.rates.store import evidence_archive
from chautari.rates.store.evidence_archive import ArchivedResponses, EvidenceArchive


@dataclass(slots=True)
class EvidenceRecorder:
    """Records the responses of the run of `source` at the instant `at` for `window`, and its failure if it has one."""

    archive: EvidenceArchive
    source: str
    at: datetime
    window: DateRange
    pages: list[HttpResponse] = field(default_factory=list)
    failure: SourceError | None = None
    saved: bool = False

    def recording(self, fetch: Fetch) -> Fetch:
        """Wrap `fetch` so that every response is recorded, rejected ones too."""

        def recording_fetch(request: HttpRequest) -> HttpResponse:
            try:
                page = fetch(request)
            except SourceError as error:
                self.pages += [error.response] if error.response else []
                raise
            self.pages.append(page)
            return page

        return recording_fetch

    def save(self) -> None:
        """Archive the responses for good; a second call does nothing. Raises what boto3 raises.

        Call before writing a revision that cites these responses; if S3 rejects them nothing is written.
        """
        if not self.saved:
            evidence_archive.put(self.archive, self._responses())
            self.saved = True

    def finish(self, failure: SourceError | None) -> None:
        """End the recording: the responses of a run that failed and stored nothing are archived for a while."""
        self.failure = failure
        if failure is not None and not self.saved:
            evidence_archive.put_failed(self.archive, self._responses())

    def _responses(self) -> ArchivedResponses:
        failure = (self.failure.kind, str(self.failure)) if self.failure else None
        return ArchivedResponses(self.source, self.at, self.window, tuple(self.pages), failure)
