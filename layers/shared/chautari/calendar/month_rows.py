"""An official row of month lengths that arrives between deploys, checked before `bikram.adopt` takes it."""

from collections.abc import Mapping
from typing import Any

from chautari.domain import bikram
from chautari.domain.bikram import YearRow


class BadMonthRow(ValueError):
    """A row that cannot be right: the table in force stays."""


def official(document: Mapping[str, Any]) -> tuple[int, YearRow]:
    """The year and the row of `{"year": 2084, "months": [31, ...], "source": ...}`. Raises BadMonthRow.

    Only a prediction may be replaced, and no month may begin more than a day from where it was predicted.
    """
    try:
        year, months = int(document["year"]), tuple(map(int, document["months"]))
        predicted = tuple(bikram.month_length(year, month) for month in range(1, 13))
        sure = bikram.confidence(year)
    except (KeyError, TypeError, ValueError) as reason:
        raise BadMonthRow(f"not a row of months: {reason!r}") from reason
    if not document.get("source") or sure != "predicted":
        raise BadMonthRow(f"{year} has no source or is not open: {sure}")
    if len(months) != 12 or any(abs(sum(months[:n]) - sum(predicted[:n])) > 1 for n in range(1, 13)):
        raise BadMonthRow(f"{year} is too far from the prediction: {months}")
    return year, YearRow(months, "official")
