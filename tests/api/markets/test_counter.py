"""What /v1/counter and its page answer: banks by rupees, each with its time, status and proof, from one read."""

import json
from collections import Counter
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from tests.api.conftest import Get

pytestmark = pytest.mark.usefixtures("stocked")


def banks(answer: Any) -> list[str]:
    return [bank["bank"] for bank in answer["banks"]]


def test_banks_come_by_rupees_received_beside_the_central_bank(get: Get) -> None:
    answer = get("/v1/counter?currency=USD&amount=1000&kind=transfer").json
    assert banks(answer) == ["kumari", "nabil"]
    kumari, nabil = answer["banks"]
    assert (kumari["rank"], kumari["status"], nabil["rank"], nabil["status"]) == (1, "official", 2, "provisional")
    assert float(kumari["rupees"]) == 1000 * float(kumari["figure"])
    assert float(nabil["behind_best"]) == float(kumari["rupees"]) - float(nabil["rupees"])
    assert (nabil["time"], nabil["age_seconds"], nabil["stale"]) == ("10:05", 28500, False)
    assert nabil["over_nrb"]["percent"].startswith("-0.")
    assert answer["nrb"]["proof"] == "USD.2026-08-17"


def test_a_transfer_at_the_column_of_notes_is_marked(get: Get) -> None:
    marks = {
        kind: {
            bank["bank"]: (bank["words"], bank["notes_column"])
            for bank in get(f"/v1/counter?currency=USD&amount=1000&kind={kind}").json["banks"]
        }
        for kind in ("transfer", "cash")
    }
    assert marks["transfer"] == {"kumari": ("BUY_RATE", False), "nabil": ("buying_above", True)}
    assert marks["cash"]["nabil"] == ("buying_above", False)


def test_a_figure_off_the_band_is_shown_as_held_with_its_reason_and_never_ranked(get: Get) -> None:
    (held,) = get("/v1/counter?currency=USD").json["held"]
    assert (held["bank"], held["unit"], [reason["rule"] for reason in held["reasons"]]) == (
        "prabhu",
        None,
        ["out_of_band"],
    )


def test_where_the_bank_sells_the_cheapest_comes_first(get: Get) -> None:
    answer = get("/v1/counter?currency=USD&kind=sell&amount=10").json
    assert banks(answer) == ["nabil", "kumari"]
    assert answer["banks"][1]["behind_best"] > "0"


def test_a_kind_that_names_no_denomination_is_for_small_notes_too(get: Get) -> None:
    answer = get("/v1/counter?currency=USD&kind=cash_below_50").json
    assert banks(answer) == ["kumari"]
    assert [bank["bank"] for bank in answer["not_quoted"]] == ["nabil", "prabhu"], "which have a column for them"


def test_units_are_those_that_each_bank_states(get: Get) -> None:
    (best, *_) = get("/v1/counter?currency=JPY&amount=10000").json["banks"]
    assert (best["unit"], float(best["rupees"])) == (10, 1000 * float(best["figure"]))


def test_old_boards_stand_last_without_a_rank_and_say_so(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", "2026-08-19T18:00:00+05:45")
    assert [(bank["rank"], bank["stale"]) for bank in get("/v1/counter").json["banks"]] == [(None, True)] * 2


def test_a_currency_that_no_bank_and_not_the_central_bank_has_is_a_problem(get: Get) -> None:
    answer = get("/v1/counter?currency=OMR")
    assert (answer.status, answer.json["type"].rpartition(":")[2]) == (404, "no-rate")


@pytest.mark.parametrize("amount", ["0", "0.00", "1" * 19])
def test_an_amount_that_is_none_is_refused(get: Get, amount: str) -> None:
    assert get(f"/v1/counter?amount={amount}").status == 422


def test_before_the_first_run_it_is_not_ready(get: Get, table: Table) -> None:
    assert get("/v1/counter").status == 503


def test_it_takes_one_read(get: Get, stocked: Table) -> None:
    reads: Counter[str] = Counter()

    def count(params: Any, model: Any, **_: Any) -> None:
        reads[model.name] += 1

    events = stocked.client.meta.events
    events.register("provide-client-params.dynamodb.*", count)
    get("/v1/counter?currency=QAR&amount=3000&kind=transfer")
    get("/v1/counter?currency=USD&amount=3000&kind=transfer")
    events.unregister("provide-client-params.dynamodb.*", count)
    assert reads == {"GetItem": 2}


def test_the_spread_of_a_bank_is_a_history(get: Get) -> None:
    answer = get("/v1/counter/nabil/history?currency=USD&from=2026-08-10").json
    (day,) = answer["days"]
    assert (day["date"], day["date_bs"], day["status"], day["unit"]) == ("2026-08-17", "2083-05-01", "provisional", 1)
    assert float(day["percent"]) == pytest.approx(100 * (float(day["figure"]) / float(day["nrb"]) - 1), abs=0.001)
    assert get("/v1/counter/prabhu/history?currency=USD").json["days"] == [], "held days are no history"
    assert get("/v1/counter/nabil/history?from=2025-08-01").status == 422
    assert get("/v1/counter/nabil/history?from=2026-08-18&to=2026-08-17").status == 422


@pytest.mark.parametrize("language", ["ne", "en"])
def test_the_page_says_which_bank_gives_more(get: Get, language: str) -> None:
    page = get(f"/{language}/counter?amount=1000&currency=USD")
    assert page.status == 200
    names = {"ne": ("कुमारी बैंक", "नेपाल राष्ट्र बैंक"), "en": ("Kumari Bank Limited", "Nepal Rastra Bank")}[language]
    assert all(name in page.text for name in names)
    best = get("/v1/counter?currency=USD&amount=1000").json["banks"][0]
    assert page.text.index("kumaribank.com") < page.text.index("nabilbank.com")
    assert json.loads(json.dumps(best))["evidence"][0]["sha256"] in page.text


def test_the_page_opens_with_an_example_and_takes_devanagari(get: Get) -> None:
    assert "We have no rates" in get("/en/counter").text, "nobody has riyals in these boards"
    assert "1,000 USD" in get("/en/counter?currency=USD&amount=१०००").text
