"""Validation of an official row of month lengths, before `bikram_sambat.adopt`."""

from collections.abc import Mapping
from typing import Any

from chautari.core.plain_text import one_line
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import YearRow

MOST_CHARACTERS = 2000
METHODS = ("surya-siddhanta", "drik-lahiri")


class InvalidMonthRow(ValueError):
    """The row is invalid; the table in force stays."""


def official(document: Mapping[str, Any]) -> tuple[int, YearRow]:
    """Parse and validate `{"year": 2084, "months": [31, ...], "source": ...}`: the year and its row.

    Only a prediction may be replaced, and no month may begin more than a day from its predicted day. Raises
    InvalidMonthRow.
    """
    try:
        year, months = _whole(document["year"]), tuple(map(_whole, document["months"]))
        predicted = tuple(bikram_sambat.month_length(year, month) for month in range(1, 13))
        confidence = bikram_sambat.confidence(year)
    except (KeyError, TypeError, ValueError) as reason:
        raise InvalidMonthRow(f"not a row of months: {reason!r}") from reason
    source = document.get("source")
    if not isinstance(source, str) or not 0 < len(one_line(source)) <= MOST_CHARACTERS or confidence != "predicted":
        raise InvalidMonthRow(f"{year} has no source in words or is not open: {confidence}")
    if len(months) != 12 or any(abs(sum(months[:n]) - sum(predicted[:n])) > 1 for n in range(1, 13)):
        raise InvalidMonthRow(f"{year} is too far from the prediction: {months}")
    return year, YearRow(months, "official")


def method(document: Mapping[str, Any]) -> str | None:
    """The method of tithis that a row's notice decides too, None if it names none. Raises InvalidMonthRow."""
    stated = document.get("method")
    if stated is not None and stated not in METHODS:
        raise InvalidMonthRow(f"no such method: {stated!r}; one of {', '.join(METHODS)}"[:200])
    return stated


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"no whole number: {value!r}"[:100])
    return value
