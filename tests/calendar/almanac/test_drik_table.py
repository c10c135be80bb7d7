"""The table of modern sun and moon against the library that it was written with."""

from datetime import date

import pytest

from chautari.calendar.almanac import drik, drik_table, sankranti

pytest.importorskip("astronomy", reason="astronomy-engine writes the table; reading it needs none")


@pytest.mark.parametrize("year", [2027, 2035, 2043])
def test_tithis_and_sankrantis_are_those_of_the_library(year: int) -> None:
    moments = [date(year, month, 20).toordinal() + part for month in (5, 9, 12) for part in (0.0, 0.4)]
    assert [drik_table.TABLED.tithi(at) for at in moments] == [drik.DRIK.tithi(at) for at in moments]
    for at in moments:
        assert abs(drik_table.TABLED.elongation_reached(0, at) - drik.DRIK.elongation_reached(0, at)) < 2 / 86400
    month = (year + 57, 4)
    assert sankranti.month_start(*month, drik_table.TABLED) == sankranti.month_start(*month, drik.DRIK)


def test_nothing_is_said_before_the_table_begins() -> None:
    with pytest.raises(IndexError, match="the table begins"):
        drik_table.TABLED.tithi(date(2026, 1, 1).toordinal())
