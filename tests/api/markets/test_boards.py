"""Boards over the API: the list, a board, its history with bundled years, CSV, and the page with its search."""

import csv
import io

import pytest

from chautari.dynamodb.table import Table
from tests.api.conftest import Get

BOARD, HISTORY = "/v1/markets/vegetables", "/v1/markets/vegetables/aduwa/history"


def test_the_list_names_every_market_with_its_units(stocked: Table, get: Get) -> None:
    answer = get("/v1/markets").json
    assert "vegetables" in {market["market"] for market in answer["markets"]}
    assert [market["address"] for market in answer["series"]] == ["/v1/metals", "/v1/forex"]
    declared = {market["market"]: market for market in answer["markets"]}
    assert declared["metals"]["republishers"] == ["goldmandu", "hamropatro", "nepalipatro"]
    assert [declared[key]["agreement"] for key in ("metals", "forex", "vegetables")] == [
        *("republishers", "authority", "addresses")
    ]
    assert (declared["forex"]["rhythm"], declared["fuel"]["rhythm"]) == ({"due": "00:30", "saturdays": True}, None)
    assert ("100-INR", "100", "INR") in {
        (unit["key"], unit["amount"], unit["measure"]) for unit in declared["forex"]["units"]
    }
    (vegetables,) = (market for market in answer["markets"] if market["market"] == "vegetables")
    assert {(unit["key"], unit["amount"], unit["measure"]) for unit in vegetables["units"]} >= {
        ("dozen", "12", "piece")
    }


def test_a_board_has_what_is_official_new_and_held(stocked: Table, get: Get) -> None:
    answer = get(BOARD).json
    assert (answer["basis"], answer["counts"]) == ("wholesale", {"official": 59, "provisional": 1, "held": 1})
    rows = {row["instrument"]: row for row in answer["rows"]}
    assert (rows["tamarilo"]["new"], rows["tamarilo"]["status"]) == (True, "provisional")
    held = rows["mula-rato"]
    assert (held["figures"], held["printed"]["max"], held["reasons"][0]["rule"]) == (None, "250.00", "spread")
    assert answer["freshness"]["state"] == "fresh"
    assert {len(reading["sha256"]) for reading in answer["readings"]} == {64}


def test_a_past_board_is_read_by_either_calendar(stocked: Table, get: Get) -> None:
    assert get(f"{BOARD}?on=bs:2083-05-01").json["date"] == "2026-08-17"
    bundled = get(f"{BOARD}?on=2023-10-24").json
    assert (len(bundled["rows"]), bundled["observed_at"], bundled["readings"]) == (58, None, [])
    assert {row["status"] for row in bundled["rows"]} == {"provisional"}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/v1/markets/stones", 404),
        (f"{BOARD}?on=2026-08-18", 404),
        (f"{BOARD}?on=2083-05-01", 422),
        (f"{BOARD}?on=yesterday", 422),
        ("/v1/markets/vegetables/nothing/history", 404),
        ("/v1/markets/vegetables/%3Cscript%3E/history", 404),
        (f"{HISTORY}?from=2026-08-17&to=2026-08-01", 422),
        ("/en/markets/stones", 404),
    ],
)
def test_what_is_not_there_is_refused_by_name(stocked: Table, get: Get, address: str, status: int) -> None:
    assert get(address).status == status


def test_a_market_before_its_first_run_is_not_ready(table: Table, get: Get) -> None:
    assert get(BOARD).status == 503


def test_a_history_joins_bundled_days_and_boards_and_fills_nothing(stocked: Table, get: Get) -> None:
    answer = get(f"{HISTORY}?from=2025-12-29").json
    assert [row["date"] for row in answer["rows"]] == ["2025-12-29", "2025-12-30", "2026-08-16", "2026-08-17"]
    assert [row["reasons"][0]["rule"] for row in answer["rows"][:3]] == ["bundled"] * 3
    assert (answer["rows"][3]["status"], answer["rows"][3]["change"]["since"]) == ("official", "2026-08-16")


def test_a_history_goes_on_page_by_page(stocked: Table, get: Get) -> None:
    whole = get(f"{HISTORY}?from=2023-05-15&to=2025-12-30&limit=5")
    dates, address = [row["date"] for row in whole.json["rows"]], whole.json["next"]
    assert whole.headers["Link"].startswith(f"<{HISTORY}?from=2023-05-15")
    pages = 1
    while address and pages < 5:
        answer = get(f"{HISTORY}?from=2023-05-15&to=2025-12-30&cursor={address}").json
        dates, address, pages = [*dates, *(row["date"] for row in answer["rows"])], answer["next"], pages + 1
    assert address is None
    assert dates == sorted(set(dates))
    assert (dates[0], dates[-1], len(dates)) == ("2023-05-15", "2025-12-30", len(dates))


def test_a_csv_says_unit_and_basis_in_each_line_and_leaves_a_held_day_empty(stocked: Table, get: Get) -> None:
    text = get("/v1/markets/vegetables/mula-rato/history?from=2026-08-16&format=csv").text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["date"], row["unit"], row["basis"], row["status"]) for row in rows] == [
        ("2026-08-16", "kg", "wholesale", "provisional"),
        ("2026-08-17", "kg", "wholesale", "held"),
    ]
    assert (rows[1]["avg"], rows[1]["reasons"].split()[0]) == ("", "spread")


def test_the_page_finds_by_either_name_and_says_wholesale_and_new(stocked: Table, get: Get) -> None:
    page = get("/en/markets/vegetables").text
    assert "Minimum (wholesale)" in page
    assert "new name" in page
    for query, is_there in (("tomato", True), ("गोलभेडा", True), ("TOMATO", True), ("stone", False)):
        answer = get(f"/en/markets/vegetables?q={query}").text
        assert ("Tomato Big(Nepali)" in answer) == is_there
        assert "Ginger" not in answer
    assert get("/ne/markets").text.count("/ne/markets/vegetables") == 1


def test_metals_are_a_board_of_the_same_figures_as_their_own_answer(stocked: Table, get: Get) -> None:
    board, own = get("/v1/markets/metals").json, get("/v1/metals").json
    rows = {row["instrument"]: row for row in board["rows"]}
    for rate in own["metals"][::2]:  # gold and silver
        row = rows[rate["instrument"]]
        assert row["figures"]["tola"] == rate["price"]
        assert (row["status"], row["change"], row["proof"]) == (rate["status"], rate["change"], rate["proof"])
    assert (board["counts"]["confirmed"], board["missing"], board["freshness"]["state"]) == (2, [], "fresh")


def test_currencies_have_the_unit_of_their_row_and_those_without_a_rate_are_missing(stocked: Table, get: Get) -> None:
    board = get("/v1/markets/forex").json
    rows = {row["instrument"]: row for row in board["rows"]}
    assert [(rows[code]["unit"], rows[code]["figures"]) for code in ("JPY", "KWD")] == [
        ("10-JPY", {"buy": "9.51", "sell": "9.55"}),
        ("1-KWD", {"buy": "455.10"}),
    ]
    assert {missing["instrument"] for missing in board["missing"]} >= {"QAR", "SAR"}
    assert len(board["missing"]) + len(rows) == 22


def test_a_held_day_of_gold_has_what_was_printed_and_what_stood_before(stocked: Table, get: Get) -> None:
    (row,) = get("/v1/markets/metals?on=bs:2083-04-27").json["rows"]
    assert (row["status"], row["figures"], row["printed"]) == ("held", None, {"tola": "296200"})
    assert (row["last"]["date"], row["reasons"][0]["rule"]) == ("2026-08-11", "jump")


def test_a_history_of_a_series_is_that_of_its_own_address(stocked: Table, get: Get) -> None:
    window = "from=2026-08-01&to=2026-08-17"
    days = get(f"/v1/markets/metals/gold/history?{window}").json["rows"]
    own = get(f"/v1/metals/gold/history?{window}").json["rates"]
    assert [(day["date"], (day["figures"] or {}).get("tola")) for day in days] == [
        (rate["date"], rate["price"]) for rate in own
    ]
    lines = list(csv.DictReader(io.StringIO(get(f"/v1/markets/forex/USD/history?{window}&format=csv").text)))
    own = get(f"/v1/forex/USD/history?{window}").json["rates"]
    assert [(line["date"], line["buy"], line["sell"]) for line in lines] == [
        (rate["date"], rate["buy"], rate["sell"]) for rate in own
    ]
    assert get("/v1/markets/metals/USD/history").status == 404


@pytest.mark.parametrize("address", ["/v1/markets/metals", "/v1/markets/forex", BOARD])
def test_a_market_is_answered_as_it_was_said_then(stocked: Table, get: Get, address: str) -> None:
    past = get(f"{address}?as_of=2026-08-17T18:00:00%2B05:45").json
    assert past.pop("as_of") == "2026-08-17T18:00:00+05:45"
    assert past == get(address).json
    assert get(f"{address}?as_of=2026-08-01T00:00:00Z").status == 404


@pytest.mark.parametrize("address", [f"{BOARD}?on=2026-08-17&", "/v1/markets/fuel?", f"{HISTORY}?"])
def test_an_instant_of_what_is_not_kept_by_instant_is_refused(stocked: Table, get: Get, address: str) -> None:
    assert get(f"{address}as_of=2026-08-17T18:00:00%2B05:45").json["parameter"] == "as_of"


def test_what_is_below_the_least_status_is_pending_and_no_price(stocked: Table, get: Get) -> None:
    board = get(f"{BOARD}?min_status=confirmed").json
    assert board["counts"] == {"official": 59, "provisional": 0, "held": 2}
    (row,) = (row for row in board["rows"] if row["instrument"] == "tamarilo")
    assert (row["figures"], row["change"], row["pending"]["status"]) == (None, None, "provisional")
    assert row["pending"]["figures"]["avg"] == "110.00"
    days = get(f"{HISTORY}?from=2025-12-29&min_status=official").json["rows"]
    assert [(day["status"], "pending" in day) for day in days] == [("held", True)] * 3 + [("official", False)]


def test_a_board_is_csv_too(stocked: Table, get: Get) -> None:
    rows = list(csv.DictReader(io.StringIO(get(f"{BOARD}?format=csv").text)))
    assert (len(rows), rows[0]["date"], rows[0]["basis"]) == (61, "2026-08-17", "wholesale")
    assert {row["avg"] for row in rows if row["status"] == "held"} == {""}


def test_a_series_before_its_first_run_is_not_ready(table: Table, get: Get) -> None:
    assert get("/v1/markets/metals").status == 503
    assert get("/v1/markets/forex?on=2026-08-17").status == 404
