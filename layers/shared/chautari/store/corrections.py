"""What was put right: every change of something that had been given out, in the words and figures of both.

One item a transaction, which may put many days right; written with the year that changes or not at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from chautari.store import codec, journal, keys
from chautari.store.keys import Key
from chautari.store.table import Table

Kind = Literal["changed", "withdrawn", "released", "weakened"]
Place = tuple[str, int]
AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class Said:
    """What was given out of a day: its figures as printed, None while it is held. `reasons` are pairs of rule and
    detail."""

    status: str
    source: str
    figures: Mapping[str, str] | None
    unit: int | None
    reasons: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Cause:
    """The revision of a reading that made the difference. `reason` is why it was read anew, if nobody said it anew."""

    source: str
    date: str
    revision: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A day of an instrument that is no longer what was said of it. Dates are ISO texts.

    changed: other figures. withdrawn: served and now held. released: held and now served. weakened: the same figures
    of a lower status. `causes` are the revisions of the day, else those of the day before that its judgement hangs on.
    """

    instrument: str
    date: str
    kind: Kind
    before: Said
    after: Said
    causes: tuple[Cause, ...]


def put(table: Table, key: Key, corrections: Sequence[Correction]) -> dict[str, Any]:
    """The action of a transaction that keeps `corrections`."""
    rows = codec.packed([asdict(each) for each in corrections])
    return {"Put": {"TableName": table.name, "Item": codec.item({**key._asdict(), "corrections": rows})}}


def newest(table: Table, until: Place | None) -> Iterator[tuple[Place, Correction]]:
    """Every correction from the one at `until` (included; None: the newest) backwards, each with its place.

    A place is the key of an item, which begins with the instant, and the number within it.
    """
    for item in journal.newest_first(table, keys.CORRECTIONS, until[0] if until else None, AT_ONCE):
        sk = item["sk"]["S"]
        for number, row in enumerate(codec.unpacked(item["corrections"]["B"])):
            if until is None or sk < until[0] or number >= until[1]:
                yield (sk, number), _read(row)


def _read(row: dict[str, Any]) -> Correction:
    about = {name: Said(**row[name]) for name in ("before", "after")}
    return Correction(**{**row, **about, "causes": tuple(Cause(**cause) for cause in row["causes"])})
