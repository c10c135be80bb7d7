"""The times of a day as they are answered: on a single day, and on no page of a month."""

from chautari.dynamodb.table import Table
from tests.api.calendar.test_calendar import answered
from tests.api.conftest import Get


def test_a_day_has_its_times_and_a_month_has_none(stocked: Table, get: Get) -> None:
    day = answered(get, "/v1/calendar/days/2026-08-17")
    assert (day["fiscal_year"], day["fiscal_quarter"]) == ("2083/84", 1)
    ends = day["times"]["ends"]
    assert (ends["method"], ends["elements_method"], ends["compared_with"]) == ("surya-siddhanta", "drik-lahiri", [])
    assert [(limb["name"]["en"], limb["ends_at"]) for limb in ends["tithi"]] == [
        ("Panchami", "2026-08-17T18:57:00+05:45"),
        ("Shashthi", "2026-08-18T19:30:00+05:45"),
    ]
    assert day["times"]["moon"]["phase"]["key"] == "waxing-crescent"
    assert day["times"]["announced"] == []
    assert "times" not in next(filter(None, answered(get, "/v1/calendar/2083/5")["weeks"][0]))


def test_an_eclipse_is_on_its_day(stocked: Table, get: Get) -> None:
    (eclipse,) = answered(get, "/v1/calendar/days/2027-08-02?lang=en")["times"]["eclipses"]
    assert (eclipse["body"]["name"], eclipse["kind"]["key"]) == ({"en": "eclipse of the sun"}, "partial")
    assert (eclipse["begins_at"], eclipse["visible_until"][:16]) == ("2027-08-02T16:27:00+05:45", "2027-08-02T17:11")
