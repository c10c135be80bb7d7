"""What a person types into the forms of the pages: amounts as printed, days of the chosen calendar, and mistakes."""

import pytest

from chautari.dynamodb.table import Table
from tests.api.conftest import Get


@pytest.mark.parametrize(
    "query",
    [
        *("calendar=ad&on=2026-08-16", "calendar=bs&on=2083-04-31"),
        *("on=bs:2083-04-31", "on=2026-08-16", "on=२०२६-०८-१६"),
    ],
)
def test_metals_are_compared_with_those_of_another_day(stocked: Table, get: Get, query: str) -> None:
    compared = get(f"/en/metals?{query}").text.partition('id="compared"')[2].partition("</section>")[0]
    before = next(rate for rate in get("/v1/metals?on=2026-08-16").json["metals"] if rate["instrument"] == "gold")
    assert f"/en/proof/{before['proof']}" in compared
    assert "▲ up 1,600 (0.5%)" in compared


def test_a_compared_day_without_a_rate_says_of_which_day_it_is(stocked: Table, get: Get) -> None:
    compared = get("/en/metals?calendar=ad&on=2026-08-15").text.partition('id="compared"')[2].partition("</section>")[0]
    assert "none of the chosen day: this is of 14 August 2026" in compared


@pytest.mark.parametrize(
    ("language", "words"), [("en", "We have no rates of that day."), ("ne", "हामीसँग त्यस दिनको दर छैन।")]
)
def test_a_day_that_has_no_rate_is_said_beside_the_form(stocked: Table, get: Get, language: str, words: str) -> None:
    answer = get(f"/{language}/metals?calendar=ad&on=2027-01-01")
    assert answer.status == 200
    assert words in answer.text.partition('id="compared"')[2].partition("</section>")[0]


@pytest.mark.parametrize("place", ["metals", "forex"])
@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Choose AD if the day is of that calendar."), ("ne", "ई.सं. को मिति हो भने पात्रो ई.सं. छान्नुहोस्।")],
)
def test_a_day_of_our_time_as_bikram_sambat_is_asked_back(
    stocked: Table, get: Get, place: str, language: str, words: str
) -> None:
    answer = get(f"/{language}/{place}?calendar=bs&on=2026-08-16")
    assert answer.status == 422
    assert words in answer.text


@pytest.mark.parametrize("place", ["metals?tola=1,5,0", "forex?amount=1,2", "counter?amount=,"])
def test_what_is_no_amount_is_refused_in_the_language_of_the_page(stocked: Table, get: Get, place: str) -> None:
    answer = get(f"/ne/{place}")
    assert (answer.status, "अंक होइन" in answer.text) == (422, True)


def test_a_conversion_leads_to_what_banks_give(stocked: Table, get: Get) -> None:
    page = get("/en/forex?amount=3,000&from=USD&to=NPR").text
    assert "/en/counter?currency=USD&amp;amount=3000&amp;kind=transfer" in page


@pytest.mark.parametrize(
    ("query", "name", "hint"),
    [
        ("forex?on=9999-01-01", "on", "bs:2083-05-01"),
        ("forex?on=2083-13-01", "on", "bs:2083-05-01"),
        ("metals?on=2083-02-31", "on", "bs:2083-02-31"),
        ("metals?calendar=bs&on=2083-13-01", "on", "bs:2083-05-01"),
        ("calendar?from=ad&date=9999-01-01", "date", "bs:2083-05-01"),
    ],
)
def test_a_mistake_is_told_by_the_name_of_the_field(stocked: Table, get: Get, query: str, name: str, hint: str) -> None:
    answer = get(f"/en/{query}")
    assert answer.status == 422
    assert f"{name} is " in answer.text
    assert " ad is " not in answer.text.replace(">", " ")
    assert "bs=" not in answer.text.partition("<main")[2]
