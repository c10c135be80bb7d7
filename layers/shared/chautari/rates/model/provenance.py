"""The name under which a number is proven: of a market day, or of one thing that one source said of it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

PATTERN = r"[A-Za-z-]{3,11}\.[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[a-z]+\.[1-9][0-9]{0,3})?"


class ProvenanceId(NamedTuple):
    """`gold.2026-08-17` for the day and what was made of it, `gold.2026-08-17.fenegosida.1` for a revision."""

    instrument: str
    date: date
    source: str | None = None
    revision: int | None = None

    def __str__(self) -> str:
        return ".".join(str(part) for part in self if part is not None)


def parse(text: str) -> ProvenanceId:
    """The name that `text`, of FORM, spells. Raises ValueError for a date that is none."""
    instrument, on, *of_one = text.split(".")
    source, revision = (of_one[0], int(of_one[1])) if of_one else (None, None)
    return ProvenanceId(instrument, date.fromisoformat(on), source, revision)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a reading rests on.

    The answer: its address, the SHA-256 of its bytes and how many. `parser` is the version of the source's parser,
    `rules` are those that were asked. `reason` says why there is a revision although the source said nothing new.
    """

    url: str
    sha256: str
    size: int
    parser: str
    rules: tuple[str, ...]
    reason: str | None = None
