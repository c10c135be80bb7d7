"""Days of the open archive, newest first: what each has, its hash in the chain, and where to fetch it."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from chautari.api import cursor, responses
from chautari.api.endpoint import Reply, Request
from chautari.dynamodb import archive_record
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from chautari.api.platform.archive_types import ArchivedDay, ArchivedDays, ArchivedFile, ChainLink

# As the bucket has it behind the distribution; names in it are those of `archive/descriptor.py`.
FOLDER = "/archive"


def archived_days(request: Request) -> Reply:
    """The days of the archive."""
    limit = int(request.values["limit"])
    until = cursor.read(request, str)[0] if "cursor" in request.values else None
    days = list(islice(archive_record.newest_first(request.table, until), limit + 1))
    answer: ArchivedDays = {
        "days": [_day(request.origin, *day) for day in days[:limit]],
        "next": cursor.make(request, days[limit][0]) if len(days) > limit else None,
    }
    return responses.of_json(answer)


def _day(origin: str, on: str, record: dict[str, Any]) -> ArchivedDay:
    folder = f"{origin}{FOLDER}"
    return {
        **dated(date.fromisoformat(on)),
        "descriptor_url": f"{folder}/{on}.json",
        "sha256": record["sha256"],
        "previous": _link(record["previous"]),
        "signature": "Ed25519" if record["signed"] else "unsigned",
        "signature_url": f"{folder}/{on}.json.sig" if record["signed"] else None,
        "size": record["size"],
        "files": [_file(folder, file) for file in record["files"]],
    }


def _link(previous: dict[str, str] | None) -> ChainLink | None:
    return {**dated(date.fromisoformat(previous["date"])), "sha256": previous["sha256"]} if previous else None


def _file(folder: str, file: dict[str, Any]) -> ArchivedFile:
    return {
        "name": file["name"],
        "url": f"{folder}/{file['path']}",
        "media_type": file["media_type"],
        "size": file["size"],
        "sha256": file["sha256"],
        "rows": file["rows"],
    }
