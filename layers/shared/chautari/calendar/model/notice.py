"""An official notice: a list of holidays or the lengths of a year's months."""

from dataclasses import dataclass
from typing import Any, Literal

NoticeKind = Literal["holidays", "months"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that was checked and accepted.

    `number` counts those of its kind and year from 1. `published_on` is an ISO date or None, `accepted_at` an ISO
    instant, `place` where it was found, `sha256` that of `document` as compact JSON.
    """

    kind: NoticeKind
    year: int
    number: int
    source: str
    published_on: str | None
    accepted_at: str
    place: str
    sha256: str
    document: dict[str, Any]
