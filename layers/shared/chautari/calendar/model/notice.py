"""A notice: a decision on days off, a list of holidays, or the lengths of a year's months."""

from dataclasses import dataclass
from typing import Any, Literal

NoticeKind = Literal["decision", "holidays", "months"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A validated and accepted notice.

    - `number`: counts the notices of its kind and year from 1.
    - `published_on`: ISO date or None. `accepted_at`: ISO instant.
    - `place`: URL or S3 URI that it was read from.
    - `sha256`: of `document` as compact JSON.
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
