"""Corrections, with the ids of /v1/corrections.atom."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from chautari.alerts.happenings.rates import identity, page
from chautari.alerts.model.happening import Happening
from chautari.api.endpoint import Request
from chautari.api.rates import corrections
from chautari.rates.store import corrections as record

# A run writes at the instant of its beginning, up to five minutes before, and one that fails is run again within the
# hour (MaximumEventAgeInSeconds).
OVERLAP = timedelta(hours=2)


def since(request: Request, at: datetime) -> Iterator[Happening]:
    """The corrections made since `at`, the newest first, and those of two hours before again."""
    for place, correction in record.newest_first(request.table, None):
        row = corrections.row(place, correction)
        made_at = datetime.fromisoformat(row["at"])
        if made_at < at - OVERLAP:
            return
        title = f"CORRECTION of {row['instrument']}, {row['date']}: {row['in_words']}"
        yield Happening(
            kind="correction",
            id=row["id"],
            at=made_at,
            data={**row, "url": _address(row)},
            page=_page(row),
            titles={"ne": f"सच्याइएको: {title}", "en": title},
            instrument=row["instrument"],
            corrects=identity(row["instrument"], row["date"]),
        )


def _page(row: Mapping[str, Any]) -> str:
    return f"/proof/{row['proof']}" if "proof" in row else page(row["instrument"])


def _address(row: Mapping[str, Any]) -> str:
    return f"/v1/proof/{row['proof']}" if "proof" in row else "/v1/corrections"
