"""Tables of the archive: columns with their kinds, and rows of plain values that every format writes alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

ColumnKind = Literal["text", "date", "amount", "whole", "truth"]
Cell = str | int | bool | None
# What Parquet keeps of an amount, and what a spreadsheet shows of a number.
MOST_DECIMALS, MOST_DIGITS = 6, 15


class NotArchivable(ValueError):
    """An amount has more digits than every format keeps. Action: widen the formats, and say so in docs/archive.md."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells are, and the same in words. Dates are ISO texts, amounts decimal texts."""

    name: str
    kind: ColumnKind
    description: str


@dataclass(frozen=True, slots=True)
class ArchiveTable:
    """A table: its rows in the order of its key, the columns that are unique together."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]


def amount(text: str | None) -> str | None:
    """`text`, if it is an amount that a double and six decimals hold exactly. Raises NotArchivable."""
    if text is None:
        return None
    _, digits, exponent = Decimal(text).as_tuple()
    if len(digits) > MOST_DIGITS or not isinstance(exponent, int) or exponent < -MOST_DECIMALS:
        raise NotArchivable(f"the amount {text}")
    return text


def joined(words: Sequence[str | None], separator: str = " ") -> str | None:
    """The words of a cell as one text; None for none, a dash for a word that is lacking among others."""
    return separator.join(word or "-" for word in words) or None
