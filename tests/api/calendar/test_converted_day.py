"""A day in other calendars: fiscal year and quarter, Nepal Sambat and back, and the time between two days."""

from typing import Any
from urllib.parse import quote

import pytest

from chautari.calendar.almanac import sambat_dates
from chautari.calendar.almanac.sambat_dates import NotASambatDate, SambatDate
from chautari.calendar.model.almanac import Almanac
from chautari.dynamodb.table import Table
from tests.api.conftest import Get


def answered(get: Get, address: str) -> dict[str, Any]:
    answer = get(f"/v1/calendar/{address}")
    assert answer.status == 200, answer.text
    body: dict[str, Any] = answer.json
    return body


def test_a_day_has_its_fiscal_year_and_quarter_and_its_date_of_nepal_sambat(stocked: Table, get: Get) -> None:
    day = answered(get, "convert?bs=2083-05-01")
    assert (day["fiscal_year"], day["fiscal_quarter"], day["date_ns"]) == ("2083/84", 1, "1146 Gunla Thwa 5")
    assert answered(get, "convert?bs=2083-03-31")["fiscal_quarter"] == 4


@pytest.mark.parametrize(
    "text", ["1146 Gunla Thwa 5", "११४६ गुंलाथ्व ५", "ने.सं. ११४६ गुंला थ्व पञ्चमी", "NS 1146 gunlathwa-05", "5 Gunla thwa 1146"]
)
def test_a_date_of_nepal_sambat_is_found_by_its_spellings(stocked: Table, get: Get, text: str) -> None:
    assert answered(get, f"convert?ns={quote(text)}")["date_bs"] == "2083-05-01"


def test_the_new_year_of_nepal_sambat(stocked: Table, get: Get) -> None:
    # Mha puja, 10 November 2026: https://en.wikipedia.org/wiki/Mha_Puja is the first day of Kachhala.
    day = answered(get, "convert?ns=1147%20Kachhala%20Thwa%201")
    assert (day["date"], day["date_bs"], day["nepal_sambat"]["year"]) == ("2026-11-10", "2083-07-24", 1147)


def test_every_day_of_a_year_comes_back_by_its_date_of_nepal_sambat(year_2083: Almanac) -> None:
    repeated = 0
    for offset, day in enumerate(year_2083.days):
        sambat = sambat_dates.of_day(day)
        days = sambat_dates.days_of(year_2083, sambat)
        assert offset in days
        repeated += len(days) > 1
        assert sambat_dates.parse(str(sambat)) == sambat
        assert year_2083.year in sambat_dates.bs_years(sambat)
    assert repeated == 2 * sum(day.repeated for day in year_2083.days)


def test_a_tithi_that_no_sunrise_has_is_no_date_and_its_neighbours_are_named(year_2083: Almanac) -> None:
    skipping = [offset for offset, day in enumerate(year_2083.days) if day.skipped]
    for offset in skipping[:-1]:
        day, following = year_2083.days[offset : offset + 2]
        assert day.skipped
        of_half = following if day.skipped in (1, 16) else day
        sambat = sambat_dates.of_day(of_half)._replace(day=(day.skipped - 1) % 15 + 1)
        assert sambat_dates.days_of(year_2083, sambat) == []
        assert sambat_dates.day_that_skips(year_2083, sambat) == offset


def test_a_skipped_date_is_refused_with_its_neighbours(stocked: Table, get: Get, year_2083: Almanac) -> None:
    offset = next(offset for offset, day in enumerate(year_2083.days) if day.skipped and 1 < day.tithi < 14)
    day = sambat_dates.of_day(year_2083.days[offset])
    answer = get(f"/v1/calendar/convert?ns={quote(str(day._replace(day=day.day + 1)))}")
    assert (answer.status, answer.json["allowed"]) == (422, [str(day), str(day._replace(day=day.day + 2))])


def test_the_other_day_of_a_repeated_tithi_is_named(stocked: Table, get: Get, year_2083: Almanac) -> None:
    offset = next(offset for offset, day in enumerate(year_2083.days) if day.repeated)
    first = answered(get, f"convert?ns={quote(str(sambat_dates.of_day(year_2083.days[offset])))}")
    (second,) = first["same_tithi"]
    assert answered(get, f"convert?ad={second['date']}")["same_tithi"] == [
        {"date": first["date"], "date_bs": first["date_bs"]}
    ]
    assert second["date"] > first["date"]


@pytest.mark.parametrize(
    "text",
    ["1146", "1146 Gunla 5", "1146 Gunla Thwa 16", "1146 Gunla Yanla Thwa 5", "46 Gunla Thwa 5", "1146 Gunla 5 5"],
)
def test_other_texts_are_no_date_of_nepal_sambat(text: str) -> None:
    with pytest.raises(NotASambatDate):
        sambat_dates.parse(text)


def test_an_extra_month_is_anala() -> None:
    assert sambat_dates.parse("1146 Anala Ga 3") == SambatDate(1146, 0, True, 3)
    assert str(SambatDate(1146, 0, True, 3)) == "1146 Anala Ga 3"


@pytest.mark.parametrize(
    ("query", "days", "bs", "ad"),
    [
        ("from=bs:2083-05-01&to=bs:2083-05-01", 0, (0, 0, 0), (0, 0, 0)),
        ("from=bs:2050-01-15&to=bs:2083-05-01", 12165, (33, 3, 17), (33, 3, 21)),
        ("from=bs:2083-03-32&to=bs:2083-04-31", 31, (0, 1, 0), (0, 1, 0)),
        ("from=2024-02-29&to=2025-02-28", 365, (0, 11, 29), (1, 0, 0)),
    ],
)
def test_the_time_between_two_days(
    stocked: Table, get: Get, query: str, days: int, bs: tuple[int, int, int], ad: tuple[int, int, int]
) -> None:
    answer = answered(get, f"difference?{query}")
    spans = [tuple(answer[calendar][unit] for unit in ("years", "months", "days")) for calendar in ("bs", "ad")]
    assert (answer["days"], spans) == (days, [bs, ad])


def test_an_age_is_reckoned_to_today_and_not_backwards(stocked: Table, get: Get) -> None:
    assert answered(get, "difference?from=bs:2080-05-01")["last"]["date_bs"] == "2083-05-01"
    assert get("/v1/calendar/difference?from=2026-08-18").json["parameter"] == "from"
