"""What banks quote as a market: its board, past days, histories, feed and page, from the same days as the counter."""

import pytest

from tests.api.conftest import Get

pytestmark = pytest.mark.usefixtures("stocked")
BOARD = "/v1/markets/forex-banks"


def test_it_is_a_declared_market_whose_authority_is_each_bank(get: Get) -> None:
    (listed,) = [market for market in get("/v1/markets").json["markets"] if market["market"] == "forex-banks"]
    assert (listed["authority"], listed["band"], listed["dimensions"]) == (None, "forex", ["bank", "currency"])
    assert "sells_below_what_it_buys_at" in listed["rules"]
    assert (listed["agreement"], listed["address"]) == ("addresses", BOARD)


def test_a_board_has_a_row_for_each_currency_of_each_bank_with_that_banks_verdict(get: Get) -> None:
    board = get(BOARD).json
    rows = {row["instrument"]: row for row in board["rows"]}
    nabil, offered = rows["nabil-USD"], get("/v1/counter?currency=USD").json
    (offer,) = [bank for bank in offered["banks"] if bank["bank"] == "nabil"]
    assert (nabil["dimensions"], nabil["unit"]) == ({"bank": "nabil", "currency": "USD"}, "1-USD")
    assert (nabil["figures"]["transfer"], nabil["status"]) == (offer["figure"], offer["status"])
    assert (rows["kumari-USD"]["status"], rows["prabhu-USD"]["figures"]) == ("official", None)
    assert rows["kumari-USD"]["readings"] == ["kumari-first", "kumari-second"]
    assert rows["prabhu-USD"]["printed"]["sell"] and rows["prabhu-USD"]["reasons"][0]["rule"] == "out_of_band"
    assert board["counts"]["held"] == sum(row["status"] == "held" for row in board["rows"])
    assert {reading["reading"] for reading in board["readings"]} == {
        "kumari-first",
        "kumari-second",
        "nabil-first",
        "prabhu-first",
    }


def test_a_past_day_and_a_history_are_those_of_the_banks(get: Get) -> None:
    board, again = get(BOARD).json, get(f"{BOARD}?on=2026-08-17").json
    assert again["rows"] == board["rows"]
    history = get(f"{BOARD}/nabil-USD/history?from=2026-08-10").json
    (day,) = history["rows"]
    (row,) = (row for row in board["rows"] if row["instrument"] == "nabil-USD")
    assert (day["date"], day["figures"], day["status"]) == ("2026-08-17", row["figures"], row["status"])
    assert get(f"{BOARD}?on=2026-08-16").status == 404
    assert get(f"{BOARD}/nobody-USD/history").status == 404


def test_it_takes_a_least_status_and_is_a_table_too(get: Get) -> None:
    rows = {row["instrument"]: row for row in get(f"{BOARD}?min_status=confirmed").json["rows"]}
    assert (rows["nabil-USD"]["figures"], rows["nabil-USD"]["pending"]["status"]) == (None, "provisional")
    lines = get(f"{BOARD}?format=csv").text.splitlines()
    assert lines[0].startswith("date,date_bs,instrument,unit,basis,status,cash_below_50,cash,transfer,sell")
    assert any(line.startswith("2026-08-17,2083-05-01,kumari-USD,1-USD") for line in lines)


def test_what_was_given_out_at_an_instant_is_answered_and_before_the_first_run_nothing(get: Get) -> None:
    instant, before = "as_of=2026-08-17T18:00:00%2B05:45", "as_of=2026-08-01T00:00:00%2B05:45"
    past = get(f"/v1/counter?currency=USD&{instant}").json
    assert (past["as_of"], len(past["banks"])) == ("2026-08-17T18:00:00+05:45", 2)
    assert get(f"{BOARD}?{instant}").json["rows"] == get(BOARD).json["rows"]
    assert get(f"/v1/counter?{before}").json["type"].endswith("not-published")


def test_the_counter_is_a_table_too_with_held_banks_at_the_end(get: Get) -> None:
    head, *lines = get("/v1/counter?currency=USD&amount=1000&format=csv").text.splitlines()
    assert head.startswith("currency,amount,kind,rank,bank,name,name_ne,status,stale,unit,figure,rupees")
    assert [line.split(",")[3:5] for line in lines] == [["1", "kumari"], ["2", "nabil"], ["", "prabhu"]]
    assert lines[2].endswith("out_of_band")


def test_its_page_is_made_from_the_declaration(get: Get) -> None:
    page = get("/en/markets/forex-banks?q=nabil").text
    assert "Exchange rates of banks" in page and "Buying transfers" in page
    assert "/en/markets/forex-banks/nabil-USD" in page and "/en/markets/forex-banks/kumari-USD" not in page
