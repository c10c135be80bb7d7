"""What the almanacs are made of, as a digest: where it is that of the run before, every year is as it was."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path

import chautari
from chautari.calendar.almanac import bundled_decisions
from chautari.calendar.model.decision import Decision, is_in_force
from chautari.calendar.model.notice import Notice
from chautari.dynamodb import codec
from chautari.nepali.bikram_sambat import to_bs

# What a year and its parts are computed by, tables and rules included.
CODE = ("calendar", "nepali")


def digest(years: Sequence[int], notices: Iterable[Notice], held: Iterable[Decision], today: date) -> str:
    """The digest of the set of years, the notices, the decisions `held` of them, which of all decisions are in force,
    the code, and the month of today, by which parts are stored."""
    in_force = [
        [decision.id, decision.number, decision.is_archived, is_in_force(decision, today)]
        for decision in (*bundled_decisions.all_bundled(), *held)
    ]
    made_of = [list(years), code(), list(to_bs(today)[:2]), [asdict(notice) for notice in notices], in_force]
    return codec.sha256(codec.json_text(made_of))


@cache
def code() -> str:
    """The digest of the files that a year is computed by, whatever the release is called."""
    digests = hashlib.sha256()
    root = Path(chautari.__file__).parent
    for path in sorted(_files(root)):
        digests.update(f"{path.relative_to(root)} {codec.sha256(path.read_bytes())}\n".encode())
    return digests.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for room in CODE:
        yield from (path for path in (root / room).rglob("*") if path.is_file() and path.parent.name != "__pycache__")
