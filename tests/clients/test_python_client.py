"""The Python client's answers: a rate that is not to be used gives no number, and rows come page by page."""

import copy
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from chautari.api.platform import openapi
from chautari_client import Carried, Chautari, Held, Late, Pending, history

EXAMPLES: dict[str, Any] = json.loads(openapi.EXAMPLES.read_text(encoding="utf-8"))
PENDING = {"date": "2026-08-17", "status": "provisional"}
UNPRICED = {"price": None, "status": "held", "pending": None, "freshness": None}


@pytest.fixture
def api() -> Chautari:
    return Chautari("https://chautari.example")


@pytest.fixture
def questions(api: Chautari, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Mapping[str, str]]]:
    return answers(api, monkeypatch)


def answers(
    api: Chautari, monkeypatch: pytest.MonkeyPatch, *script: dict[str, Any]
) -> list[tuple[str, Mapping[str, str]]]:
    """Give the client these answers in turn; returns what it asks."""
    questions: list[tuple[str, Mapping[str, str]]] = []
    left = list(script)

    def reply(path: str, query: Mapping[str, str]) -> dict[str, Any]:
        questions.append((path, query))
        return left.pop(0)

    monkeypatch.setattr(api.transport, "json", reply)
    return questions


def gold(**changes: Any) -> dict[str, Any]:
    """The answer on metals with gold changed."""
    answer: dict[str, Any] = copy.deepcopy(EXAMPLES["metals"])
    answer["metals"][0] |= changes
    return answer


def with_state(row: Mapping[str, Any], state: str) -> dict[str, Any]:
    return {**row["freshness"], "state": state}


def test_a_price_is_decimal_with_its_day_status_and_change(api: Chautari, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(api, monkeypatch, gold())
    metal = api.metals()["gold"]
    assert (metal.price, metal.per("g"), metal.on, metal.on_bs) == (
        *(Decimal(306800), Decimal(26303)),
        *(date(2026, 8, 17), "2083-05-01"),
    )
    assert metal.change is not None
    assert metal.status == "confirmed"
    assert (metal.change.amount, metal.change.since) == (Decimal(1600), date(2026, 8, 16))


def test_a_held_price_is_no_number(api: Chautari, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(api, monkeypatch, gold(**UNPRICED, held={"reasons": [{"rule": "jump"}]}))
    with pytest.raises(Held, match="held: jump"):
        _ = api.metals()["gold"].price


def test_a_pending_price_is_no_number(api: Chautari, monkeypatch: pytest.MonkeyPatch) -> None:
    api.min_status = "confirmed"
    questions = answers(api, monkeypatch, gold(**{**UNPRICED, "pending": PENDING}))
    with pytest.raises(Pending, match="of 2026-08-17 there is a provisional rate"):
        api.metals()["gold"].per("g")
    assert questions == [("/v1/metals", {"min_status": "confirmed"})]


@pytest.mark.parametrize(("state", "oldest"), [("late", "carried"), ("stale", "late"), ("carried", "fresh")])
def test_an_older_price_than_permitted_is_no_number(
    api: Chautari, monkeypatch: pytest.MonkeyPatch, state: str, oldest: Any
) -> None:
    api.oldest = oldest
    answers(api, monkeypatch, gold(freshness=with_state(EXAMPLES["metals"]["metals"][0], state)))
    with pytest.raises(Late, match=f"2026-08-17 is {state}: the rate of today"):
        _ = api.metals()["gold"].price


@pytest.mark.parametrize(("state", "oldest"), [("carried", "carried"), ("stale", "stale")])
def test_a_price_of_the_permitted_age_is_given(
    api: Chautari, monkeypatch: pytest.MonkeyPatch, state: str, oldest: Any
) -> None:
    api.oldest = oldest
    answers(api, monkeypatch, gold(freshness=with_state(EXAMPLES["metals"]["metals"][0], state)))
    assert api.metals()["gold"].price == 306800


HELD = {"date": "2026-05-01", "reasons": [{"rule": "jump"}]}


@pytest.mark.parametrize(("held", "cause"), [(None, "none is known of the day itself"), (HELD, "2026-05-01 is held")])
def test_an_earlier_day_s_price_is_given_for_a_past_day_only_where_it_is_permitted(
    api: Chautari, monkeypatch: pytest.MonkeyPatch, held: dict[str, Any] | None, cause: str
) -> None:
    api.oldest = "stale"
    answer = gold(freshness=None, carried=True, held=held)
    rupees = copy.deepcopy(EXAMPLES["forex"])
    rupees["rates"][0] |= {"freshness": None, "carried": True}
    questions = answers(api, monkeypatch, answer, answer, rupees)
    with pytest.raises(Carried, match=f"of 2026-08-17, an earlier day: {cause}"):
        api.metals(on="2026-08-18")["gold"].per("g")
    metal = api.metals(on="2026-08-18", carried=True)["gold"]
    assert (metal.price, metal.carried, metal.held) == (Decimal(306800), True, held)
    with pytest.raises(Carried):
        _ = next(iter(api.forex(on="2026-08-18").values())).buy
    assert questions[1] == ("/v1/metals", {"on": "2026-08-18"})


def test_a_day_of_its_own_is_given(api: Chautari, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(api, monkeypatch, gold(freshness=None, carried=False))
    assert api.metals(on="2026-08-17")["gold"].price == 306800


def test_a_day_below_the_least_status_has_its_pending_row(api: Chautari, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = copy.deepcopy(EXAMPLES["metalHistory"])
    answer["rates"] = [{**answer["rates"][0], "price": None, "status": "held", "pending": PENDING}]
    answers(api, monkeypatch, answer, answer)
    days = api.metal_history("gold")
    assert [(row.status, row.pending) for row in days] == [("held", PENDING)]
    assert "pending" not in history.cells(next(iter(days)))


def test_a_currency_has_the_unit_of_its_figures(api: Chautari, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(api, monkeypatch, EXAMPLES["forex"])
    rupee = api.forex()["INR"]
    assert (rupee.unit, rupee.buy, rupee.sell, rupee.change) == (100, Decimal("160.00"), Decimal("160.15"), None)


def test_a_conversion_at_a_late_rate_is_no_number(api: Chautari, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = copy.deepcopy(EXAMPLES["convert"])
    questions = answers(api, monkeypatch, answer, answer)
    assert api.convert(Decimal(100), "USD", "NPR").result == 14066
    assert questions[0] == ("/v1/convert", {"amount": "100", "from": "USD", "to": "NPR"})
    answer["rates"][0]["freshness"]["state"] = "late"
    with pytest.raises(Late, match="US Dollar of 2026-08-17 is late"):
        _ = api.convert(100, "USD", "NPR").result


def test_a_history_goes_on_to_the_last_page_and_no_further_than_it_is_read(
    api: Chautari, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {**copy.deepcopy(EXAMPLES["metalHistory"]), "next": "onward"}
    last = copy.deepcopy(EXAMPLES["metalHistory"])
    last["rates"][0] |= {"date": "2026-08-18", "price": None, "status": "held"}
    questions = answers(api, monkeypatch, first, last)
    rows = iter(api.metal_history("gold", "2026-08-17"))
    assert (next(rows).price, len(questions)) == (Decimal(306800), 1)
    assert [(row.on, row.price, row.status) for row in rows] == [(date(2026, 8, 18), None, "held")]
    window = {"from": "2026-08-17", "group": "day"}
    assert [query for _, query in questions] == [window, {**window, "cursor": "onward"}]


def test_articles_go_on_to_the_last_page(api: Chautari, monkeypatch: pytest.MonkeyPatch) -> None:
    page = EXAMPLES["articles"]
    questions = answers(api, monkeypatch, page, {**page, "next": None})
    assert len(list(api.articles(language="en"))) == 2 * len(page["articles"])
    assert questions[1] == ("/v1/articles", {"language": "en", "cursor": page["next"]})


def test_a_row_is_cells_of_a_frame_and_nothing_where_nothing_is_served(
    api: Chautari, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = copy.deepcopy(EXAMPLES["metalHistory"])
    answer["rates"].append({**answer["rates"][0], "date": "2026-08-18", "price": None, "status": "held"})
    answers(api, monkeypatch, answer)
    rows = [history.cells(row) for row in api.metal_history("gold")]
    assert [(row["on"].day, row["price"], row["status"]) for row in rows] == [
        (17, 306800.0, "confirmed"),
        (18, None, "held"),
    ]
