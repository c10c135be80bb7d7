"""Bikram Sambat dates as people write them: spellings of months, weekdays beside them, and what is refused."""

import pytest

from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import BsDate, NotADate
from chautari.nepali.spellings import month_named, weekday_named


@pytest.mark.parametrize(
    "text",
    ["BS 2083-08-06", "2083-08-06 BS", "B.S. 2083/8/6", "वि.सं. २०८३-०८-०६", "वि. सं. २०८३ साल मङ्गसिर ६ गते",
     "6th Mangsir 2083", "Mangsir 6th, 2083 B.S.", "६ मंसीर २०८३", "६गते मङ्सिर २०८३", "२०८३ मंग्सिर ६ गते",
     "२०८३ सालको मङ्गसिर ०६ गते", "Sunday, 6 Mangsir 2083", "आइतबार, २०८३ मङ्गसिर ६ गते", "२०८३-०८-०६ (आईतवार)",
     "2083-08-06, Sun", "6-Mangsir-2083", "the 6th of mangseer 2083", "विक्रम सम्वत् २०८३ मार्गशीर्ष ६ गते।"],
)  # fmt: skip
def test_what_people_write_is_read(text: str) -> None:
    # 2026-11-22, a Sunday
    assert bikram_sambat.parse(text) == BsDate(2083, 8, 6)


@pytest.mark.parametrize(
    ("name", "month"),
    [("वैशाष", 1), ("जेष्ठ", 2), ("आषाढ", 3), ("साऊन", 4), ("श्रावन", 4), ("भाद्र", 5), ("असाेज", 6), ("अाश्विन", 6),
     ("अशोज", 6), ("कार्त्तिक", 7), ("मङ्गसिर", 8), ("मंसीर", 8), ("मङ्\u200cसिर", 8), ("मँसिर", 8), ("पुष", 9), ("पूष", 9),
     ("पाैष", 9), ("माघ", 10), ("फाल्गुण", 11), ("फागून", 11), ("चैत्र", 12), ("चेैत", 12), ("ASWIN", 6),
     ("Poush", 9), ("Shravan", 4)],
)  # fmt: skip
def test_a_month_is_known_by_its_spellings(name: str, month: int) -> None:
    assert month_named(name) == month


def test_printed_names_are_of_their_own_month_and_of_no_weekday() -> None:
    for names in (bikram_sambat.MONTHS_EN, bikram_sambat.MONTHS_NE):
        assert [month_named(name) for name in names] == list(range(1, 13))
        assert {weekday_named(name) for name in names} == {None}


@pytest.mark.parametrize(
    ("name", "weekday"), [("मङ्गलवार", 1), ("बिहीबार", 3), ("वृहस्पति", 3), ("शनिश्चरवार", 5), ("Thurs", 3), ("आईत", 6)]
)
def test_a_weekday_is_known_by_its_spellings(name: str, weekday: int) -> None:
    assert (weekday_named(name), month_named(name)) == (weekday, None)


@pytest.mark.parametrize(
    "text",
    ["6 Mangsir 83", "06-08-2083", "AD 2083-08-06", "2083-08-06 AD", "6 Mangsir Poush 2083", "6-8 Mangsir 2083",
     "6 November 2083", "2083-08-06 2083-08-07", "Sun Mon 2083-08-06", "Mangsir 2083", "Sunday 2083", "साल मङ्गसिर गते",
     "2083-08-06 Mangsir", "६ मङ्गसिर २०८३ बिहान", "सोम", "6 7 Mangsir 2083", "2083 08 06"],
)  # fmt: skip
def test_what_could_be_read_in_two_ways_or_in_none_is_refused(text: str) -> None:
    with pytest.raises(NotADate):
        bikram_sambat.parse(text)


@pytest.mark.parametrize("text", ["Monday, 6 Mangsir 2083", "२०८३-०८-०६ सोमबार"])
def test_a_weekday_that_is_not_that_of_the_date_is_refused(text: str) -> None:
    with pytest.raises(NotADate, match="2083-08-06 is a Sunday"):
        bikram_sambat.parse(text)


@pytest.mark.parametrize(("month", "quarter"), [(4, 1), (6, 1), (7, 2), (9, 2), (10, 3), (12, 3), (1, 4), (3, 4)])
def test_the_quarters_of_the_fiscal_year(month: int, quarter: int) -> None:
    assert bikram_sambat.quarter(BsDate(2083, month, 1)) == quarter
