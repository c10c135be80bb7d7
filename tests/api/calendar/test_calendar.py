"""Days, months and years of the calendar as they are answered."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import pytest

from chautari.dynamodb.table import Table
from tests.api.conftest import Get

BHADRA_1 = "/v1/calendar/days/bs:2083-05-01"


def answered(get: Get, address: str) -> dict[str, Any]:
    answer = get(address)
    assert answer.status == 200, answer.text
    body: dict[str, Any] = answer.json
    return body


def keys(rows: list[dict[str, Any]]) -> list[str]:
    return [row["key"] for row in rows]


def test_a_day_has_its_panchanga(stocked: Table, get: Get) -> None:
    day = answered(get, "/v1/calendar/days/2026-08-17")
    assert (day["date"], day["date_bs"], day["day_ne"]) == ("2026-08-17", "2083-05-01", "१")
    assert day["weekday"] == {"number": 2, "name": {"ne": "सोमबार", "en": "Monday"}}
    panchanga = day["panchanga"]
    assert (panchanga["tithi"]["number"], panchanga["tithi"]["name"]["en"]) == (5, "Panchami")
    assert panchanga["tithi"]["paksha"]["key"] == "shukla"
    assert panchanga["lunar_month"]["name"]["en"] == "Shrawan"
    assert panchanga["nepal_sambat"]["year"] == 1146
    assert (day["confidence"], day["method"]) == ("official", "surya-siddhanta")
    assert (day["sunrise"], day["sunset"], day["is_off"]) == ("05:35", "18:40", False)
    assert keys(day["festivals"]) == ["nag-panchami"]


@pytest.mark.parametrize(
    "spelling",
    ["bs:2083-05-01", "bs:2083-5-1", "bs:2083.05.01", "bs:२०८३-०५-०१", "bs:1 Bhadra 2083", "bs:2083 bhadau 1"],
)
def test_a_day_is_found_by_every_spelling(stocked: Table, get: Get, spelling: str) -> None:
    whole = answered(get, "/v1/calendar/days/2026-08-17")
    assert answered(get, f"/v1/calendar/days/{spelling}") == whole
    assert answered(get, f"/v1/calendar/days/{quote(spelling)}") == whole


def test_names_in_one_language_keep_their_shape(stocked: Table, get: Get) -> None:
    both, nepali = answered(get, BHADRA_1), answered(get, f"{BHADRA_1}?lang=ne")
    assert nepali["month"]["name"] == {"ne": both["month"]["name"]["ne"]}
    assert nepali["panchanga"]["tithi"]["name"] == {"ne": "पञ्चमी"}
    assert "Monday" not in get(f"{BHADRA_1}?lang=ne").text
    assert "सोमबार" not in get(f"{BHADRA_1}?lang=en").text
    assert nepali.keys() == both.keys()


def test_devanagari_digits_are_for_what_is_read_and_not_for_what_is_reckoned_with(stocked: Table, get: Get) -> None:
    day = answered(get, f"{BHADRA_1}?digits=deva")
    assert (day["date_bs"], day["sunrise"], day["day_ne"]) == ("२०८३-०५-०१", "०५:३५", "१")
    assert (day["date"], day["day"], day["year"]) == ("2026-08-17", 1, 2083)


def test_a_skipped_and_a_repeated_tithi_are_marked(stocked: Table, get: Get) -> None:
    days = [day for month in range(1, 13) for day in days_of(answered(get, f"/v1/calendar/2083/{month}"))]
    tithis = [(day["panchanga"]["tithi"]["number"], day["panchanga"]["tithi"]["repeated"]) for day in days]
    skipped = [day["panchanga"]["skipped_tithi"] for day in days]
    assert sum(repeated for _, repeated in tithis) > 5
    assert sum(each is not None for each in skipped) > 10
    for (before, _), (tithi, repeated), lost in zip(tithis, tithis[1:], skipped, strict=False):
        assert (tithi - before) % 30 == (0 if repeated else 2 if lost else 1)


def days_of(page: dict[str, Any]) -> list[dict[str, Any]]:
    return [day for week in page["weeks"] for day in week if day]


@pytest.mark.parametrize("month", range(1, 13))
def test_the_page_of_a_month_is_whole_weeks_from_sunday_to_saturday(stocked: Table, get: Get, month: int) -> None:
    page = answered(get, f"/v1/calendar/2083/{month}")
    assert all(len(week) == 7 for week in page["weeks"])
    for week in page["weeks"]:
        assert all(day is None or day["weekday"]["number"] == place for place, day in enumerate(week, 1))
    first = date.fromisoformat(page["first"]["date"])
    assert [day["date"] for day in days_of(page)] == [str(first + timedelta(n)) for n in range(page["days"])]
    assert [day["day"] for day in days_of(page)] == list(range(1, page["days"] + 1))
    assert days_of(page)[-1]["date"] == page["last"]["date"]
    cells = [day is None for week in page["weeks"] for day in week]
    assert (sum(cells[:7]), sum(cells[-7:])) == (cells.index(False), cells[::-1].index(False))


def test_dashain_reaches_over_its_days_and_is_off(stocked: Table, get: Get) -> None:
    page = answered(get, "/v1/calendar/2083/7")
    dashain = next(each for each in page["holidays"] if each["key"] == "dashain")
    assert (dashain["first"], dashain["days"]) == ({"date": "2026-10-17", "date_bs": "2083-06-31"}, 7)
    inside = [day for day in days_of(page) if "dashain" in keys(day["holidays"])]
    assert [day["date_bs"] for day in inside] == [f"2083-07-0{day}" for day in range(1, 7)]
    assert all(day["is_off"] for day in inside)


def test_a_holiday_of_some_is_not_off_for_everyone(stocked: Table, get: Get) -> None:
    teej = answered(get, "/v1/calendar/days/2026-09-14")
    assert [(each["key"], each["scope"]["key"]) for each in teej["holidays"]] == [("teej", "women")]
    assert (teej["is_off"], teej["holidays"][0]["scope"]["name"]["en"]) == (False, "women")
    assert answered(get, "/v1/calendar/days/2026-08-22")["is_off"] is True


def test_a_year_has_its_months_in_a_row(stocked: Table, get: Get) -> None:
    year = answered(get, "/v1/calendar/2083")
    assert [month["month"]["number"] for month in year["months"]] == list(range(1, 13))
    assert [month["days"] for month in year["months"]] == [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30]
    for month, following in zip(year["months"], year["months"][1:], strict=False):
        gap = date.fromisoformat(following["first"]["date"]) - date.fromisoformat(month["last"]["date"])
        assert gap == timedelta(1)
    assert (year["first"]["date"], year["last"]["date_bs"]) == ("2026-04-14", "2083-12-30")
    assert (year["confidence"], year["holidays_status"]) == ("official", "transcribed")


def test_a_year_in_devanagari_is_the_same_year(stocked: Table, get: Get) -> None:
    assert answered(get, "/v1/calendar/२०८३/५") == answered(get, "/v1/calendar/2083/05")
    assert answered(get, f"/v1/calendar/{quote('२०८३')}") == answered(get, "/v1/calendar/2083")


def test_holidays_are_transcribed_where_there_is_a_list_and_else_expected(stocked: Table, get: Get) -> None:
    listed, expected = (answered(get, f"/v1/calendar/holidays?year={year}") for year in (2083, 2084))
    assert (listed["holidays_status"], expected["holidays_status"]) == ("transcribed", "expected")
    assert {each["published_on"] for each in (*listed["holidays"], *expected["holidays"])} == {None}
    days = {each["key"]: each["expected"] and each["expected"]["first"]["date"] for each in listed["missing"]}
    undated = {"bhoto-jatra": None, "guru-nanak-jayanti": None}
    assert days == {"eid-al-adha": "2026-05-27", "eid-al-fitr": "2027-03-09"} | undated
    assert {each["key"]: each["expected"] for each in expected["missing"]} == dict.fromkeys(days)
    assert keys(answered(get, "/v1/calendar/2083/2")["missing"]) == ["eid-al-adha", *undated]
    assert keys(answered(get, "/v1/calendar/2083/5")["missing"]) == [*undated]
    assert answered(get, "/v1/calendar/holidays?scope=women")["missing"] == []
    assert answered(get, "/v1/calendar/days/2026-05-27")["is_off"] is False
    assert "dashain" in keys(expected["holidays"])
    assert expected["confidence"] == "predicted"


def test_holidays_of_a_scope(stocked: Table, get: Get) -> None:
    women = answered(get, "/v1/calendar/holidays?scope=women")
    assert (women["year"], women["scope"]) == (2083, "women")
    assert keys(women["holidays"]) == ["teej", "jitiya", "womens-day"]
    nobody = answered(get, "/v1/calendar/holidays?year=2084&scope=province")
    assert (nobody["holidays"], nobody["holidays_status"]) == ([], "expected")


@pytest.mark.parametrize(
    "query",
    ["bs=2083-05-01", "ad=2026-08-17", "bs=2083/5/1", f"bs={quote('२०८३ भदौ १ गते')}", "bs=1+Bhadra+2083"],
)
def test_a_day_is_converted(stocked: Table, get: Get, query: str) -> None:
    day = answered(get, f"/v1/calendar/convert?{query}")
    assert (day["date"], day["date_bs"], day["fiscal_year"]) == ("2026-08-17", "2083-05-01", "2083/84")


def test_the_front_page_says_today(stocked: Table, get: Get) -> None:
    home = answered(get, "/v1/home")
    assert (home["today"]["date_bs"], home["today"]["tithi"]["name"]["en"]) == ("2083-05-01", "Panchami")
    assert keys(home["today"]["festivals"]) == ["nag-panchami"]
    assert home["metals"][0]["price"] == "306800"


def test_the_front_page_has_rates_before_there_is_a_calendar(
    stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", "2031-01-01T12:00:00+05:45")
    assert answered(get, "/v1/home")["today"] is None


def test_what_is_not_published_yet_is_503(stocked: Table, get: Get) -> None:
    for address in ("/v1/calendar/2090", "/v1/calendar/2090/1", "/v1/calendar/holidays.ics?year=2090"):
        answer = get(address)
        assert (answer.status, answer.headers["Retry-After"]) == (503, "300")


@pytest.mark.parametrize(
    ("address", "reads"),
    [
        ("/v1/calendar/2083/5", ["GetItem"]),
        ("/v1/calendar/2083", ["GetItem"]),
        ("/v1/calendar/today", ["GetItem"]),
        ("/v1/calendar/holidays", ["GetItem"] * 2),  # the first finds nothing composed here
        ("/v1/calendar/tithi.ics", ["GetItem"] * 3),
        ("/v1/home", ["GetItem"]),
    ],
)
def test_reads_of_the_store(stocked: Table, get: Get, address: str, reads: list[str]) -> None:
    assert get("/v1/calendar/holidays").status == 200  # this hour's notices are read
    made = []

    def note(model: Any, **_: Any) -> None:
        made.append(model.name)

    stocked.client.meta.events.register("before-call.dynamodb", note)
    assert get(address).status == 200
    stocked.client.meta.events.unregister("before-call.dynamodb", note)
    assert made == reads
