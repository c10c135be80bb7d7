"""The month on the front page: which feasts are named, and which holiday comes next and how sure it is."""

from typing import Any

import pytest

from chautari.web.locales import Locale
from chautari.web.month_card import expected, feasts, next_holiday

EN, NE = Locale("en"), Locale("ne")


def holiday(name: str, scope: str = "national", status: str = "official") -> dict[str, Any]:
    names = {"en": scope, "ne": scope}
    return {"name": {"en": name, "ne": name}, "scope": {"key": scope, "name": names}, "status": status}


def day(number: int, *holidays: dict[str, Any], festivals: tuple[str, ...] = ()) -> dict[str, Any]:
    named = [{"name": {"en": name, "ne": name}} for name in festivals]
    dates = {"date": f"2026-08-{16 + number}", "date_bs": f"2083-05-{number:02}"}
    return {**dates, "holidays": list(holidays), "festivals": named}


def test_a_name_that_another_contains_stands_once_and_a_holiday_says_whose_it_is() -> None:
    of_day = day(13, holiday("Gai Jatra", "Kathmandu Valley"), festivals=("Gai Jatra", "Janai Purnima"))
    assert feasts(of_day, EN) == ["Gai Jatra (Kathmandu Valley)", "Janai Purnima"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("official", "next holiday: 12 Bhadra, in 11 days"),
        ("expected", "next holiday: 12 Bhadra, in 11 days (expected by rule)"),
    ],
)
def test_the_next_holiday_of_the_country_says_how_sure_it_is(status: str, words: str) -> None:
    days = [day(1, holiday("Today")), day(5, holiday("Women", "women")), None, day(12, holiday("Next", status=status))]
    assert next_holiday({"weeks": [days]}, "2026-08-17", EN) == words


def test_where_no_holiday_follows_in_the_month_nothing_is_said() -> None:
    assert next_holiday({"weeks": [[day(1, holiday("Today"))]]}, "2026-08-17", NE) == ""


def test_one_announced_holiday_makes_a_day_off_sure() -> None:
    assert expected(day(1, holiday("A", status="expected"), holiday("B")), EN) == ""
    assert expected(day(1), EN) == ""
    assert expected(day(1, holiday("A", status="expected")), NE) == "(नियमअनुसार अनुमानित)"
