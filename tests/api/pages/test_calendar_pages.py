"""The pages of a year, a day and feasts: small months, disputed days, times, a search, and what is printed."""

import re
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest

from chautari.dynamodb.table import Table
from chautari.web.page_style import STYLE
from tests.api import data
from tests.api.conftest import Get


def cells(page: str, kind: str) -> list[str]:
    return re.findall(rf'<td class="[^"]*\b{kind}\b[^"]*"[^>]*>(\w+)</td>', page)


def test_a_year_has_twelve_months_with_its_days_off_and_today(stocked: Table, get: Get) -> None:
    page, year = get("/en/calendar/2083").text, get("/v1/calendar/2083").json
    assert page.count('<table class="small">') == 12
    assert cells(page, "off") == [str(day) for month in year["months"] for day in month["off"]]
    assert year["months"][6]["off"] == [1, 2, 3, 4, 5, 6, 7, 14, 21, 22, 23, 24, 25, 26, 28, 29]
    assert cells(page, "now") == ["1"]
    assert all(f'href="/en/calendar/2083/{month}"' in page for month in range(1, 13))
    assert "<dd>Constitution Day</dd>" in page


def test_disputed_days_are_marked_in_the_year_and_in_the_month(stocked: Table, get: Get) -> None:
    months = get("/v1/calendar/2084").json["months"]
    assert cells(get("/en/calendar/2084").text, "disputed") == [
        str(day) for month in months for day in month["disputed"]
    ]
    number, day = next((month["month"]["number"], month["disputed"][0]) for month in months if month["disputed"])
    page = get(f"/en/calendar/2084/{number}/{day}").text
    assert "another reckoning differs" in page
    assert "<dt>By another reckoning</dt><dd>drik-lahiri: " in page
    assert not cells(get("/en/calendar/2083").text, "disputed")


def test_a_day_says_when_its_tithi_ends_and_that_no_published_time_was_compared(stocked: Table, get: Get) -> None:
    page = get("/en/calendar/2083/5/1").text
    assert "<dd>Panchami 18:57, Shashthi 19:30 (next day)</dd>" in page
    assert "Swati 07:02 (two days on)" in page
    assert "compared with no published ones" in page
    assert "<dt>चन्द्रोदय</dt><dd>पूर्वाह्न ९:५८</dd>" in get("/ne/calendar/2083/5/1").text


def test_an_eclipse_is_on_the_page_of_its_day(stocked: Table, get: Get) -> None:
    assert "<dd>partial, seen in Kathmandu 16:27 – 17:11</dd>" in get("/en/calendar/2084/4/17").text


@pytest.mark.parametrize(("path", "status"), [("/en/calendar/1969", 404), ("/ne/calendar/83", 404)])
def test_a_year_that_is_not_there_is_not_shown(stocked: Table, get: Get, path: str, status: int) -> None:
    assert get(path).status == status


def test_print_is_one_sheet_of_a4_without_what_is_for_the_screen(stocked: Table, get: Get) -> None:
    (rules,) = re.findall("@media print{(.*)}$", STYLE)
    assert "@page{size:A4;" in rules
    hidden = rules.partition("{display:none}")[0]
    assert all(part in hidden for part in ("header", "footer", "form", "#feeds", "#day", ".steps"))


@pytest.fixture
def years(table: Table) -> Table:
    """The years that a search looks through, in the table."""
    data.stock_calendar(table, range(2082, 2089))
    return table


def test_a_feast_is_found_in_both_languages_with_its_days_over_years_and_its_score(years: Table, get: Get) -> None:
    for language, name in (("en", "dasain"), ("ne", "विजया दसमी")):
        page = get(f"/{language}/calendar/festivals?name={quote(name)}").text
        days = re.findall(
            rf'href="/{language}/calendar/(20[0-9]+)/[0-9]+/[0-9]+#day"', page.partition('id="vijaya-dashami"')[2]
        )
        assert days[:7] == [str(year) for year in range(2082, 2089)]
    page = unescape(get("/en/calendar/festivals?name=shivratri").text)
    assert re.findall("<h3>(.*?)</h3>", page) == ["Maha Shivaratri"]
    assert "22 Falgun 2083 = 6 March 2027</a></li>" in page
    assert "23 February 2028</a> · predicted" in page
    assert "agrees with print on 7 of 7 in years that its rule had not seen" in page


def test_a_disputed_feast_has_both_days(years: Table, get: Get) -> None:
    page = get("/en/calendar/festivals?name=rishi+panchami").text
    assert "19 Bhadra 2084 = 5 September 2027</a> · predicted" in page
    assert '<p class="soft">By another reckoning (2084, drik-lahiri): 18 Bhadra 2084 = 4 September 2027</p>' in page
    assert "Rishi Panchami" in get("/en/calendar/2084/5/18").text


@pytest.mark.parametrize("name", ["xyzzy", "a", "%", "<script>alert(1)</script>", "\u0000", "अ" * 41])
def test_what_no_feast_is_called_is_said_and_never_part_of_the_page(years: Table, get: Get, name: str) -> None:
    answer = get(f"/en/calendar/festivals?name={quote(name)}")
    assert answer.status == 200
    assert '<p role="status">Nothing of that name.</p>' in answer.text
    assert "<script>alert" not in answer.text


def test_without_a_calendar_a_search_finds_no_nothing(table: Table, get: Get) -> None:
    assert get("/en/calendar/festivals?name=dashain").status == 503


def test_observances_stand_on_month_and_day_with_their_kind(stocked: Table, get: Get) -> None:
    page, month = get("/en/calendar/2083/5").text, get("/v1/calendar/2083/5").json
    listed = [each["name"]["en"] for week in month["weeks"] for day in week if day for each in day["observances"]]
    assert re.findall('<li>([^<]+) <span class="soft">', page.partition('id="observances"')[2]) == listed
    assert (
        '<a href="/en/calendar/festivals?name=janai-purnima">Janai Purnima / Raksha Bandhan</a> '
        '<span class="soft">full moon</span></li>'
    ) in get("/en/calendar/2083/5/12").text


def test_what_is_of_the_month_alone_is_not_on_the_pages_of_its_days(stocked: Table, get: Get) -> None:
    month, day = get("/ne/calendar/2083/5").text, get("/ne/calendar/2083/5/12").text
    assert [(f'id="{part}"' in month, f'id="{part}"' in day) for part in ("observances", "converter", "feeds")] == [
        (True, False)
    ] * 3
    assert 'href="/ne/calendar/2083/5/13#day"' in day
    assert '<a href="/ne/calendar/2083/5">भदौ २०८३</a>' in day.partition('class="steps"')[2]
    assert '<h2><a href="/ne/calendar/festivals">' in month


def test_a_day_is_chosen_in_its_own_page_only(stocked: Table, get: Get) -> None:
    """The cells are made once for all days of a month."""
    for number in (12, 13, 12):
        page = get(f"/en/calendar/2083/5/{number}").text
        assert re.findall(r'<td class="[^"]*chosen"><a href="([^"]+)"', page) == [f"/en/calendar/2083/5/{number}#day"]
        assert page.count('aria-current="date"') == 1


def test_a_day_that_one_publisher_alone_prints_says_so(table: Table, get: Get) -> None:
    data.stock_calendar(table, [2080, 2083])
    page = get("/en/calendar/2080/1/12").text
    printers = "Hamro Patro, Nepali Patro"
    assert f'Ramanujacharya Jayanti</a> <span class="soft">birthday · printed by {printers} alone</span>' in page


def test_a_feed_of_some_is_one_click_for_each_kind_community_region_and_scope(stocked: Table, get: Get) -> None:
    assert 'href="/en/calendar/feeds"' in get("/en/calendar").text
    page = unescape(get("/en/calendar/feeds", Host="example.org").text)
    for choice in ("scope=province-bagmati", "kind=ekadashi", "community=newar", "region=kathmandu-valley"):
        (address,) = re.findall(rf'href="webcal://[^/]+(/v1/calendar/[a-z]+\.ics\?lang=en&{choice})"', page)
        assert get(address).status == 200


@pytest.mark.parametrize(
    ("address", "years"),
    [
        *(
            ("/v1/calendar/2083/5", 1),
            ("/v1/calendar/2084", 1),
            ("/en/calendar/2083/5/12", 1),
        ),
        *(("/en/calendar/2083", 1), ("/ne/calendar/2084/8", 1), ("/ne/calendar/2084", 1), ("/ne/calendar", 1)),
        ("/ne/calendar/festivals", 1),
        ("/en/calendar/fasts", 1),
        ("/ne/calendar/feeds", 0),
    ],
)
def test_a_page_reads_each_part_of_a_year_that_it_shows_once(
    stocked: Table, get: Get, address: str, years: int
) -> None:
    read: list[str] = []

    def count(params: Any, model: Any, **_: Any) -> None:
        read.append(str(params["Key"]) if model.name == "GetItem" else model.name)

    events = stocked.client.meta.events
    events.register("provide-client-params.dynamodb.*", count)
    assert get(address).status == 200
    events.unregister("provide-client-params.dynamodb.*", count)
    assert len([key for key in read if "YEAR" in key.upper() or "ALMANAC" in key.upper()]) == years, read
