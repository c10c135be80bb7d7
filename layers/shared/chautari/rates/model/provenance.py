"""Provenance of observations, and the ids under which `/v1/proof` serves it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

PATTERN = r"[A-Za-z-]{3,11}\.[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[a-z]+\.[1-9][0-9]{0,3})?"


class ProvenanceId(NamedTuple):
    """`gold.2026-08-17` for a day and its verdict, `gold.2026-08-17.fenegosida.1` for one revision."""

    instrument: str
    date: date
    source: str | None = None
    revision: int | None = None

    def __str__(self) -> str:
        return ".".join(str(part) for part in self if part is not None)


def parse(text: str) -> ProvenanceId:
    """Parse an id that matches PATTERN. Raises ValueError for an impossible date."""
    instrument, on, *revision_parts = text.split(".")
    source, revision = (revision_parts[0], int(revision_parts[1])) if revision_parts else (None, None)
    return ProvenanceId(instrument, date.fromisoformat(on), source, revision)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Evidence of one revision.

    - `url`, `sha256`, `size`: the response: its address, and the SHA-256 and number of its bytes.
    - `parser`: the version of the source's parser.
    - `rules`: the validation rules that were checked.
    - `reason`: why there is a revision although the source did not change; else None.
    """

    url: str
    sha256: str
    size: int
    parser: str
    rules: tuple[str, ...]
    reason: str | None = None
