"""`min_status`: in every answer with rates what is below it is pending and never a price."""

import re
from datetime import datetime

import pytest

from chautari.dynamodb.table import Table
from chautari.rates.ingest import projections
from tests.api.conftest import Get
from tests.api.rates.test_corrections import read
from tests.support.boards import gold
from tests.support.observations import MONDAY, NOW, SUNDAY

SURE, UNSURE = "305200", "306800"


@pytest.fixture(autouse=True)
def rates(table: Table) -> None:
    """Gold of Sunday that two print, and of Monday that one prints; the year of both and the ready answers."""
    read(table, -24, gold(SUNDAY, int(SURE)))
    read(table, -23, gold(SUNDAY, int(SURE)), source="nepalipatro")
    read(table, 0, gold(MONDAY, int(UNSURE)))
    projections.rebuild(table, ["metals", "forex"], NOW)


def test_a_bad_value_is_refused_with_the_two_that_there_are(get: Get) -> None:
    answer = get("/v1/metals?min_status=provisional")
    assert (answer.status, answer.json["parameter"], answer.json["allowed"]) == (
        422,
        "min_status",
        ["official", "confirmed"],
    )


@pytest.mark.parametrize("bar", ["official", "confirmed"])
def test_the_latest_rates_and_the_home_answer(get: Get, bar: str) -> None:
    for answer in (get(f"/v1/metals?min_status={bar}"), get(f"/v1/home?min_status={bar}")):
        rate = answer.json["metals"][0]
        assert (rate["price"], rate["status"], rate["date"]) == (SURE, "confirmed", str(SUNDAY))
        pending = rate["pending"]
        assert (pending["price"], pending["status"], pending["date"]) == (UNSURE, "provisional", str(MONDAY))


def test_without_it_every_answer_is_as_it_was(get: Get) -> None:
    for path in ("/v1/metals", "/v1/home"):
        rate = get(path).json["metals"][0]
        assert (rate["price"], "pending" in rate) == (UNSURE, False)


def test_a_history_has_no_figures_of_what_is_below_it(get: Get) -> None:
    sunday, monday = get("/v1/metals/gold/history?from=2026-08-16&to=2026-08-17&min_status=confirmed").json["rates"]
    assert (sunday["price"], monday["price"], monday["pending"]["price"]) == (SURE, None, UNSURE)
    assert monday["last_good"]["price"] == SURE
    csv = get("/v1/metals/gold/history?from=2026-08-16&to=2026-08-17&min_status=confirmed&format=csv").text
    assert SURE in csv
    assert UNSURE not in csv
    (month,) = get("/v1/metals/gold/history?group=month&min_status=confirmed").json["rates"]
    assert (month["tola"]["high"], month["days"]) == (SURE, 1)


def test_a_conversion_rests_on_the_latest_that_meets_it(get: Get) -> None:
    answer = get("/v1/convert?amount=1&from=gold:tola&to=NPR&min_status=confirmed").json
    assert answer["rates"][0]["date"] == str(SUNDAY)


def test_a_feed_lists_nothing_below_it_and_says_provisional_in_the_title(get: Get) -> None:
    read_all = get("/v1/rates.json?instrument=gold").json
    assert [item["title"] for item in read_all["items"]] == [
        "Fine gold (9999, hallmark): Rs 3,06,800 a tola, up 1,600 (0.52%) (provisional)"
    ]
    sure = get("/v1/rates.json?instrument=gold&min_status=confirmed").json
    assert sure["items"] == []
    assert sure["feed_url"].endswith("min_status=confirmed")


def test_the_text_for_a_terminal_says_in_words_what_is_not_sure(get: Get) -> None:
    assert "  provisional: not confirmed by another source yet" in get("/v1/today.txt").text.splitlines()
    barred = get("/v1/today.txt?min_status=confirmed").text
    assert "  newer but provisional: 3,06,800 (2083-05-01 BS)" in barred.splitlines()
    assert re.search("Fine gold .*3,05,200", barred)
    assert max(map(len, barred.splitlines())) <= 72


def test_the_card_shows_what_meets_it(get: Get) -> None:
    assert ("3,06,800" in get("/v1/card.svg?lang=en").text, "provisional" in get("/v1/card.svg?lang=en").text) == (
        True,
        True,
    )
    barred = get("/v1/card.svg?lang=en&min_status=confirmed").text
    assert ("3,05,200" in barred, "3,06,800" in barred) == (True, False)


@pytest.mark.parametrize("path", ["/en", "/en/metals"])
def test_a_page_says_it_in_words_and_takes_the_bar(get: Get, path: str) -> None:
    page = get(path).text
    assert "Provisional</strong> (not confirmed by another source)" in page
    barred = get(f"{path}?min_status=confirmed").text
    assert "a newer rate is not confirmed yet" in barred
    assert re.search(r'class="(?:price|figure)"><a[^>]*>Rs 3,05,200', barred)


def test_a_trend_ends_at_the_rate_that_the_bar_lets_through(get: Get) -> None:
    ends = {bar: get(f"/v1/metals/trends{bar}").json["trends"][0]["value"] for bar in ("", "?min_status=confirmed")}
    assert ends == {"": UNSURE, "?min_status=confirmed": SURE}


def test_as_of_an_instant_the_bar_holds_too(get: Get) -> None:
    at = datetime.isoformat(NOW).replace("+00:00", "Z")
    rate = get(f"/v1/metals?min_status=confirmed&as_of={at}").json["metals"][0]
    assert (rate["price"], rate["pending"]["price"]) == (SURE, UNSURE)


@pytest.fixture
def nothing_sure(table: Table) -> None:
    """Silver, of which nothing was ever confirmed."""
    read(table, 0, ("silver", MONDAY, {"tola": "4770", "10g": "4089.50"}))
    projections.rebuild(table, ["metals", "forex"], NOW)


@pytest.mark.usefixtures("nothing_sure")
def test_where_nothing_meets_it_the_newer_rate_is_named_and_no_figure_given(get: Get) -> None:
    bar = "min_status=confirmed"
    for path in (f"/en?{bar}", f"/en/metals?{bar}"):
        page = get(path).text
        assert "a newer rate is not confirmed yet: <a" in re.split("Silver</(?:a|h2)>", page)[1]
        assert 'class="price"><a class="n" href="/en/proof/silver' not in page
    assert (
        "Silver                      none of the asked status\n  newer but provisional: 4,770"
        in get(f"/v1/today.txt?{bar}").text
    )
    assert "a tola, provisional" in get(f"/v1/card.svg?lang=en&{bar}").text


PROOF = f"gold.{SUNDAY}"


@pytest.mark.parametrize(
    "path",
    [
        *("/v1/metals", "/v1/home", "/v1/today.txt", "/v1/convert?amount=1&from=gold:tola&to=NPR"),
        *("/v1/metals/gold/history?from=2026-08-16&to=2026-08-17", "/v1/rates.atom", "/v1/rates.json", "/v1/card.svg"),
        *("/v1/corrections", "/v1/corrections.atom", f"/v1/proof/{PROOF}"),
        *("/en", "/en/metals", f"/en/proof/{PROOF}"),
    ],
)
def test_a_corrected_price_is_not_shown_for_hours_while_we_fail(get: Get, path: str) -> None:
    kept = re.search(r"stale-if-error=(\d+)", get(path).headers["Cache-Control"])
    assert kept
    assert 0 < int(kept[1]) <= 1200
