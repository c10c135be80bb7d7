"""Converting: the side that counts, the day whose rate it is, and figures that are exact until the end."""

from typing import Any

import pytest

from chautari.dynamodb.table import Table
from tests.api.conftest import Get
from tests.api.rates.test_corrections import read
from tests.support.boards import gold
from tests.support.observations import MONDAY, SUNDAY


def convert(get: Get, query: str) -> dict[str, Any]:
    answer = get(f"/v1/convert?{query}")
    assert answer.status == 200, answer.text
    body: dict[str, Any] = answer.json
    return body


@pytest.mark.parametrize(
    ("query", "result"),
    [
        # USD of 2026-08-17: 140.66 and 141.66.
        ("amount=100&from=USD&to=NPR", "14066"),
        ("amount=100&from=USD&to=NPR&side=sell", "14166"),
        ("amount=100&from=USD&to=NPR&side=mid", "14116"),
        ("amount=14166&from=NPR&to=USD", "100"),
        ("amount=1&from=NPR&to=USD&side=buy", "0.00710934"),
        ("amount=100&from=INR&to=NPR", "160"),
        ("amount=1000&from=JPY&to=NPR&side=sell", "955"),
        ("amount=1&from=USD&to=INR&side=buy", "87.9125"),
        ("amount=2&from=gold:tola&to=NPR", "613600"),
        ("amount=2.5&from=silver:10g&to=NPR", "10223.75"),
        ("amount=1000&from=gold:g&to=NPR", "26303000"),
        ("amount=1&from=gold:oz&to=NPR", "818119.57"),
        ("amount=1&from=gold:tola&to=gold:g", "11.664"),
        ("amount=1&from=gold:oz&to=gold:g", "31.1035"),
        ("amount=306800&from=NPR&to=gold:tola", "1"),
        ("amount=1&from=gold:tola&to=silver:tola", "64.3187"),
        ("amount=5&from=NPR&to=NPR", "5"),
        ("amount=0.00000000000000001&from=USD&to=NPR", "0.0000000000000014066"),
        ("amount=999999999999999999&from=USD&to=NPR", "140659999999999999859.34"),
    ],
)
def test_the_result(stocked: Table, get: Get, query: str, result: str) -> None:
    assert convert(get, query)["result"] == result


def test_the_side_that_a_customer_meets(stocked: Table, get: Get) -> None:
    answer = convert(get, "amount=1&from=USD&to=INR")
    assert [(rate["of"], rate["side"]) for rate in answer["rates"]] == [("USD", "buy"), ("INR", "sell")]
    assert "USD at the reference buying rate of Nepal Rastra Bank, the central bank" in answer["in_words"]
    assert "INR at the reference selling rate of Nepal Rastra Bank, the central bank" in answer["in_words"]


def test_the_rate_used_says_all_that_a_rate_says(stocked: Table, get: Get) -> None:
    (rate,) = convert(get, "amount=1&from=gold:oz&to=NPR")["rates"]
    assert (rate["date"], rate["date_bs"], rate["status"]) == ("2026-08-17", "2083-05-01", "confirmed")
    assert (rate["side"], rate["derived"], rate["carried"]) == ("price", True, False)
    assert rate["figures"] == {"tola": "306800", "10g": "263030"}
    assert rate["change"]["amount"] == "1600"


@pytest.mark.parametrize(
    ("on", "of"),
    [
        ("2026-08-15", "2026-08-14"),
        ("2026-08-12", "2026-08-11"),
        ("bs:2083-04-31", "2026-08-16"),
        ("2026-08-17", "2026-08-17"),
    ],
)
def test_the_rate_in_force_is_the_last_one_served(stocked: Table, get: Get, on: str, of: str) -> None:
    answer = convert(get, f"amount=1&from=gold:tola&to=NPR&on={on}")
    (rate,) = answer["rates"]
    assert (rate["date"], rate["carried"]) == (of, of != answer["on"]["date"])


def test_a_rate_of_years_ago_is_still_carried(stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", "2031-01-01T12:00:00+05:45")
    (rate,) = convert(get, "amount=1&from=USD&to=NPR")["rates"]
    assert (rate["date"], rate["carried"]) == ("2026-08-17", True)


@pytest.mark.parametrize(
    "query",
    [
        "amount=1&from=USD&to=NPR&on=2026-05-31",
        "amount=1&from=USD&to=NPR&on=2026-08-18",
        "amount=1&from=gold-tejabi:tola&to=NPR",
        "amount=1&from=KWD&to=NPR&side=sell",
        "amount=1&from=KWD&to=NPR&side=mid",
    ],
)
def test_404_where_there_is_no_rate(stocked: Table, get: Get, query: str) -> None:
    answer = get(f"/v1/convert?{query}")
    assert (answer.status, answer.json["type"]) == (404, "urn:problem-type:chautari:no-rate")


@pytest.mark.parametrize(
    "amount",
    [
        "0",
        "0.00",
        "-1",
        "+1",
        "1e3",
        "1,000",
        "NaN",
        "Infinity",
        "",
        " 1",
        ".5",
        "1.",
        "0x10",
        "१००",
        "9" * 19,
        "0." + "1" * 18,
    ],
)
def test_422_for_what_is_no_plain_amount(stocked: Table, get: Get, amount: str) -> None:
    from urllib.parse import quote

    answer = get(f"/v1/convert?amount={quote(amount)}&from=USD&to=NPR")
    assert (answer.status, answer.json["parameter"]) == (422, "amount")


def test_a_rate_that_was_withdrawn_is_not_replaced_by_the_day_before(table: Table, get: Get) -> None:
    read(table, -24, gold(SUNDAY, 305200))
    read(table, 0, gold(MONDAY, 306800), source="nepalipatro")
    read(table, 1, ("gold", MONDAY, {"tola": "306800", "10g": "306800"}, None))
    answer = get("/v1/convert?amount=1&from=gold:tola&to=NPR")
    assert (answer.status, answer.json["type"].split(":")[-1]) == (404, "no-rate")
    assert answer.json["detail"] == (
        "the rate of gold of 2026-08-17 was withdrawn, and no later one is known for 2026-08-17"
    )
    assert get(f"/v1/convert?amount=1&from=gold:tola&to=NPR&on={SUNDAY}").json["rates"][0]["date"] == str(SUNDAY)
