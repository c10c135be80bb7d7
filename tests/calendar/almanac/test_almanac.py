"""The stored year: it round-trips, and serving it needs no astronomy."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import chautari
from chautari.calendar.almanac import build
from chautari.calendar.almanac.year import read
from chautari.calendar.model.almanac import Almanac
from chautari.nepali.bikram_sambat import BsDate


def test_a_year_survives_storage(year_2083: Almanac) -> None:
    assert read(json.loads(build.encoded(year_2083))) == year_2083


def test_a_year_is_the_same_bytes_every_time(year_2083: Almanac) -> None:
    assert build.encoded(build.almanac(2083, build.bundled_list(2083))) == build.encoded(year_2083)


def test_a_month_has_its_days_and_their_observances(year_2083: Almanac) -> None:
    days = year_2083.month(5)
    assert (len(days), days[0].ad, days[-1].bs) == (31, date(2026, 8, 17), BsDate(2083, 5, 31))
    assert [observance.key for observance in days[0].observances] == ["nag-panchami"]
    limbs = year_2083.panchanga(days[0].ad)
    assert (limbs.sunrise, limbs.sunset) == ("05:35", "18:40")


def test_a_day_is_off_on_saturdays_and_national_holidays_only(year_2083: Almanac) -> None:
    assert year_2083.day(5, 6).is_off  # a Saturday
    assert year_2083.day(6, 3).is_off  # Constitution Day
    assert not year_2083.day(6, 9).is_off  # Indra Jatra: the Valley only
    assert not year_2083.day(5, 1).is_off


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (1, 0), (1, 32), (8, 30)])
def test_a_day_that_does_not_exist_is_an_error(year_2083: Almanac, month: int, day: int) -> None:
    with pytest.raises(IndexError):
        year_2083.day(month, day)


def test_every_answer_names_its_method_and_confidence(year_2083: Almanac) -> None:
    assert (year_2083.method, year_2083.elements_method) == ("surya-siddhanta", "drik-lahiri")
    assert year_2083.confidence == "official"


@pytest.mark.parametrize("year", [1970, 2100])
def test_the_ends_of_the_range_are_built(year: int) -> None:
    built = build.almanac(year, None)
    assert len(built.days) == sum(built.months)


def loaded_by(module: str) -> set[str]:
    """The modules of a fresh interpreter that imported `module`, those of the calendar by their names within it."""
    code = f"import sys, chautari.calendar.almanac.year, {module}; print(*sys.modules)"
    package = str(Path(chautari.__file__).parents[1])
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": package}
    )
    return {name.removeprefix("chautari.calendar.") for name in run.stdout.split()}


def test_serving_a_year_imports_no_computation() -> None:
    loaded = loaded_by("chautari.calendar.views.ics")
    assert "almanac.calendar_names" in loaded
    computation = ("sun", "surya_siddhanta", "drik", "modern", "moon", "eclipses", "festivals", "build")
    assert not {f"almanac.{name}" for name in computation} & loaded


def test_the_times_of_a_day_are_computed_without_a_library_or_what_builds_years() -> None:
    loaded = loaded_by("chautari.calendar.views.day_times")
    assert {"almanac.modern", "almanac.moon", "almanac.end_times"} <= loaded
    assert not {"almanac.build", "almanac.festivals", "almanac.holidays", "astronomy", "boto3"} & loaded
