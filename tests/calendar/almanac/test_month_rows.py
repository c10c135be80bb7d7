"""Official rows of months: valid ones are read, invalid ones refused."""

import json
from typing import Any

import pytest

from chautari.calendar.almanac import month_rows
from chautari.calendar.almanac.month_rows import InvalidMonthRow
from chautari.nepali import bikram_sambat

Document = dict[str, Any]
ROW = {"year": 2084, "months": [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 31], "source": "the committee"}


def test_an_official_row_is_parsed() -> None:
    year, row = month_rows.official(json.loads(json.dumps(ROW)))
    assert (year, row.confidence, sum(row.months)) == (2084, "official", 366)


@pytest.mark.parametrize(
    "change",
    [
        {"year": 2083},
        {"year": 2101},
        {"year": None},
        {"months": [31] * 12},
        {"months": [31, 32]},
        {"months": "31"},
        {"months": [29, 32, 31, 32, 31, 30, 30, 30, 29, 30, 30, 31]},
        {"source": ""},
        {"source": "x" * (month_rows.MOST_CHARACTERS + 1)},
        {"source": ["the committee"]},
        {"year": "2084"},
        {"year": float("inf")},
        {"months": [float(days) for days in ROW["months"]]},  # type: ignore[attr-defined]
        {"months": [str(days) for days in ROW["months"]]},  # type: ignore[attr-defined]
    ],
)
def test_an_invalid_row_is_rejected(change: Document) -> None:
    with pytest.raises(InvalidMonthRow):
        month_rows.official(ROW | change)


def test_a_row_that_is_sure_stays_though_another_says_the_same() -> None:
    months = [bikram_sambat.month_length(2080, month) for month in range(1, 13)]
    with pytest.raises(InvalidMonthRow, match="is not open"):
        month_rows.official(ROW | {"year": 2080, "months": months})
