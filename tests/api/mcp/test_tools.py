"""What the tools answer: the numbers of the endpoints, and nothing that is old or doubtful without saying so first."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from chautari.api.endpoint import Request
from chautari.api.mcp import facts, tools
from chautari.api.mcp.facts import STATUSES, STATUSES_OF_DAYS
from chautari.dynamodb.table import Table
from chautari.nepali.clock import today
from tests.api.conftest import Get
from tests.api.mcp.conftest import Post, Use, asking
from tests.support.observations import NOW

CALLS: list[tuple[str, dict[str, object]]] = [
    ("gold_and_silver_price", {}),
    ("gold_and_silver_price", {"on": "2026-08-12"}),
    ("exchange_rate", {"codes": "USD,KWD"}),
    ("exchange_rate", {"on": "bs:2083-04-25"}),
    ("convert", {"amount": 3000, "from_": "USD", "to": "NPR"}),
    ("convert", {"amount": "1", "from_": "gold:tola", "to": "gold:g"}),
    ("calendar_date", {}),
    ("calendar_date", {"date": "bs:2083-06-03"}),
    ("market_price", {"market": "fuel", "name": "petrol"}),
    ("market_price", {"market": "vegetables"}),
    ("market_price", {"market": "forex-banks", "name": "USD"}),
    ("news_search", {"q": "news", "limit": 2}),
]


def first(result: dict[str, Any]) -> str:
    """The first sentence of a result."""
    text: str = result["content"][0]["text"]
    return text.splitlines()[0]


@pytest.mark.parametrize(("tool", "arguments"), CALLS)
def test_every_fact_has_date_status_freshness_and_proof_and_says_them(
    stocked: Table, use: Use, tool: str, arguments: dict[str, object]
) -> None:
    result = use(tool, **arguments)
    answer = result["structuredContent"]
    Draft202012Validator(tools.OUTPUT).validate(answer)
    assert answer["facts"]
    lines = result["content"][0]["text"].splitlines()
    for fact, line in zip(answer["facts"], lines, strict=False):
        assert line == fact["in_words"]
        for word in (
            fact["date"],
            fact["date_bs"],
            fact["freshness"]["reason"],
            (STATUSES_OF_DAYS if tool == "calendar_date" else STATUSES)[fact["status"]],
            fact["proof"],
        ):
            assert word in line
        assert fact["proof"].startswith("https://")
        if fact["doubts"] or fact["freshness"]["state"] in ("late", "stale", "undated"):
            assert line.index(":") < line.index(fact["subject"])
            assert not answer["current"]


def test_a_price_of_today_is_told_with_its_proof(stocked: Table, use: Use, get: Get) -> None:
    result = use("gold_and_silver_price")
    assert first(result) == (
        "Fine gold (9999, hallmark) of 2026-08-17 (2083-05-01 BS, today), confirmed by two separately fetched sources, "
        "fresh (the rate of today): 3,06,800 NPR per tola. Proof: https://site.example/v1/proof/gold.2026-08-17"
    )
    assert result["structuredContent"]["current"]
    gold = result["structuredContent"]["facts"][0]
    assert gold["value"] == get("/v1/metals").json["metals"][0]["price"]
    assert get(gold["proof"].removeprefix("https://site.example")).status == 200


@pytest.mark.parametrize(
    ("now", "beginning"),
    [
        ("2026-08-18T14:00:00+05:45", "LATE, a newer one is overdue: Fine gold"),
        ("2026-08-24T18:00:00+05:45", "STALE, not to be told as today's: Fine gold"),
    ],
)
def test_an_old_price_says_so_before_the_number(
    stocked: Table, use: Use, monkeypatch: pytest.MonkeyPatch, now: str, beginning: str
) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", now)
    for tool, arguments in (
        ("gold_and_silver_price", {}),
        ("convert", {"amount": "1", "from_": "gold:tola", "to": "NPR"}),
    ):
        result = use(tool, **arguments)
        assert not result["structuredContent"]["current"]
        assert first(result).startswith(beginning.partition(":")[0])
        assert "days ago" in first(result) or "1 day ago" in first(result)
    assert first(use("gold_and_silver_price")).startswith(beginning)


def test_a_number_that_is_held_is_not_told_and_the_last_good_one_says_that_it_is_not_the_newest(
    stocked: Table, use: Use, get: Get
) -> None:
    result = use("gold_and_silver_price", on="2026-08-12")
    assert first(result).startswith("NOT THE NEWEST, that of 2026-08-12 is held in doubt (on one reading): Fine gold")
    assert "of 2026-08-11" in first(result)
    assert "296200" not in first(result).replace(",", "")
    (held,) = (row for row in get("/v1/markets/vegetables").json["rows"] if row["status"] == "held")
    (radish,) = use("market_price", market="vegetables", name=held["instrument"])["structuredContent"]["facts"]
    assert (radish["status"], radish["value"]) == ("held", None)
    assert not result["structuredContent"]["current"]
    assert "nothing is given out" in radish["in_words"]


def test_a_metal_that_is_not_published_has_no_value(stocked: Table, use: Use) -> None:
    facts = use("gold_and_silver_price")["structuredContent"]["facts"]
    (tejabi,) = (fact for fact in facts if "Tejabi" in fact["subject"])
    assert (tejabi["value"], tejabi["status"], tejabi["freshness"]["state"]) == (None, "unpublished", "none")


def test_tools_say_what_the_endpoints_say(stocked: Table, use: Use, get: Get) -> None:
    result = use("convert", amount=100, from_="USD", to="NPR")["structuredContent"]["facts"]
    assert result[0]["value"] == get("/v1/convert?amount=100&from=USD&to=NPR").json["result"]
    assert get(result[0]["proof"].removeprefix("https://site.example")).status == 200
    petrol = use("market_price", market="fuel", name="petrol: kathmandu")["structuredContent"]["facts"][0]
    assert (petrol["value"], petrol["date"], petrol["unit"]) == ("200.00", "2026-08-03", "NPR per litre (price)")
    day = use("calendar_date", date="bs:2083-05-01")["structuredContent"]["facts"][0]
    assert (day["date"], day["date_bs"]) == ("2026-08-17", "2083-05-01")
    assert "Shukla Panchami; Nag Panchami" in day["in_words"]
    assert "authority's own" not in day["in_words"]
    assert "computed for months" in day["in_words"]
    article = use("news_search", q="news", limit=1)["structuredContent"]["facts"][0]
    assert article["proof"] == get("/v1/search?q=news&limit=1").json["articles"][0]["url"]


@pytest.mark.parametrize(
    ("tool", "arguments", "address"),
    [
        ("exchange_rate", {"codes": "USD,AAA"}, "/v1/forex?codes=USD,AAA"),
        ("exchange_rate", {"on": "2083-05-01"}, "/v1/forex?on=2083-05-01"),
        ("convert", {"from_": "USD", "to": "NPR"}, "/v1/convert?from=USD&to=NPR"),
        ("convert", {"amount": "-1", "from_": "USD", "to": "NPR"}, "/v1/convert?amount=-1&from=USD&to=NPR"),
        ("gold_and_silver_price", {"on": "2026-08-18"}, "/v1/metals?on=2026-08-18"),
        ("calendar_date", {"date": "2083-05-01"}, "/v1/calendar/days/2083-05-01"),
        ("news_search", {}, "/v1/search"),
    ],
)
def test_what_is_wrong_is_told_in_the_words_of_the_api(
    stocked: Table, use: Use, get: Get, tool: str, arguments: dict[str, object], address: str
) -> None:
    result, problem = use(tool, **arguments), get(address).json
    assert result["isError"] is True
    assert "structuredContent" not in result
    for word in (problem["title"], problem["detail"], *problem.get("allowed", [])):
        assert word in first(result)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"colour": "red"}, "market_price takes no parameter 'colour'"),
        ({"market": "stocks"}, "market is 'stocks', which is none of the known values"),
        ({"market": "fuel", "name": "uranium"}, "nothing of fuel is called so"),
        ({"market": ["fuel"]}, "market has to be a text or a number"),
        ({"market": True}, "market has to be a text or a number"),
    ],
)
def test_arguments_are_checked(stocked: Table, use: Use, arguments: dict[str, object], words: str) -> None:
    result = use("market_price", **arguments)
    assert (result["isError"], words in first(result)) == (True, True), first(result)


def test_there_are_six_tools_that_only_read(stocked: Table, post: Post) -> None:
    listed = post(asking("tools/list")).json["result"]["tools"]
    assert len(listed) == 6
    for tool in listed:
        Draft202012Validator.check_schema(tool["inputSchema"])
        Draft202012Validator.check_schema(tool["outputSchema"])
        assert tool["annotations"]["readOnlyHint"] is True


@pytest.mark.parametrize("tool", ["gold_and_silver_price", "exchange_rate"])
def test_each_proof_of_a_rate_can_be_followed_that_of_one_without_a_price_too(
    stocked: Table, use: Use, get: Get, tool: str
) -> None:
    proofs = [fact["proof"].removeprefix("https://site.example") for fact in use(tool)["structuredContent"]["facts"]]
    assert {proof: get(proof).status for proof in proofs} == dict.fromkeys(proofs, 200)


@pytest.mark.parametrize(("status", "is_current"), [("confirmed", True), ("held", False)])
def test_what_is_held_is_not_current_though_nobody_gave_a_reason(stocked: Table, status: str, is_current: bool) -> None:
    request = Request("/mcp", {}, stocked, NOW, origin="https://site.example")
    rate = facts.fact(request, "Gold", None, "NPR", today(NOW), status, ("fresh", "of today"), "https://site.example")
    assert facts.answer(request, [rate])["current"] is is_current
