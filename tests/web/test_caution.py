"""A figure that is shown or counted with says on its own line that it is late, provisional or not served."""

import re
from typing import Any

import pytest

from chautari.web import counter, forex, jewellery_form
from chautari.web.locales import Locale
from tests.web.test_rate_strip import FRESH, GOLD, LATE, SAR, USD

EN = Locale("en")
OF_THE_14TH = {**LATE, "date": "2026-08-14", "date_bs": "2083-04-29"}
INR = {**USD, "code": "INR", "name": "Indian Rupee", "mid": "160.075"}
USED = {**GOLD, "of": "gold:tola", "side": "price", "npr": "306800"}
CONVERTED = {"amount": "1", "from": "gold:tola", "to": "NPR", "result": "306800", "rates": [USED]}
OFFER = {
    **{"rank": 1, "name": "Prime Bank", "home": "https://a.example", "rupees": "112020", "figure": "37.34", "unit": 1},
    **{"words": "Buying", "over_nrb": None, "evidence": [{"url": "https://a.example", "sha256": "0"}], "time": None},
    **{"date": "2026-08-17", "date_bs": "2083-05-01", "dated_by": "answer", "stale": False, "status": "provisional"},
    "notes_column": False,
}
PAST = {name: value for name, value in INR.items() if name not in ("freshness", "held")}
DAY = {"date": "2026-08-17", "date_bs": "2083-05-01"}


def words(page: Any) -> str:
    return re.sub(r"<[^>]+>", "", "".join(map(str, page.main if hasattr(page, "main") else [page])))


@pytest.mark.parametrize("late", [0, 1, 2])
def test_a_late_currency_says_so_in_its_row_and_not_for_the_others(late: int) -> None:
    table = [INR, {**USD, "mid": None}, {**SAR, "mid": None}]
    table[late] = {**table[late], "freshness": OF_THE_14TH, "date": "2026-08-14"}
    text = words(forex.page({"rates": table}, None, {}, EN))
    assert f"1 {table[late]['code']} · Late: rate of 14 August 2026" in text
    assert text.count("Late") == 1
    assert "Nepal Rastra Bank · Today's rate" in text


def test_a_table_that_is_late_as_a_whole_says_so_once() -> None:
    table = [{**rate, "freshness": LATE, "mid": None} for rate in (INR, USD)]
    assert words(forex.page({"rates": table}, None, {}, EN)).count("Late") == 1


@pytest.mark.parametrize(("status", "is_told"), [("held", True), ("official", False)])
def test_a_past_day_that_is_not_served_says_why_there_is_no_figure(status: str, is_told: bool) -> None:
    row = {**PAST, "status": status, "buy": None, "sell": None, "mid": None}
    assert ("1 INR · Held" in words(forex.archive([row], DAY, {}, EN))) is is_told


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"freshness": FRESH}, "17 August 2026"),
        ({"freshness": None}, "17 August 2026"),
        ({"freshness": LATE}, "17 August 2026 · Late: rate of 17 August 2026"),
        ({"status": "provisional"}, "17 August 2026 · Provisional"),
    ],
)
def test_what_is_counted_with_says_its_day_and_what_speaks_against_it(changes: dict[str, Any], said: str) -> None:
    converted = {**CONVERTED, "rates": [{**USED, **changes}]}
    assert f"{said}A reference rate" in words(forex.page({"rates": [USD | {"mid": None}]}, converted, {}, EN))
    sums = words(jewellery_form.calculator([{**GOLD, **changes}], {"tola": "1"}, EN))
    assert f"Rs 3,06,800 · {said}Metal" in sums


@pytest.mark.parametrize(("notes", "said"), [(False, ""), (True, " · its rate of notes; ask the bank about transfers")])
def test_the_bank_that_gives_most_says_its_day_and_status_beside_its_figure(notes: bool, said: str) -> None:
    offer = {**OFFER, "notes_column": notes}
    answer: dict[str, Any] = {"banks": [offer], "nrb": None, "held": [], "not_quoted": [], "kind": "transfer"}
    answer |= {"amount": "3000", "currency": "QAR"}
    text = words(counter.page(answer, {"QAR": "Qatari Riyal"}, {}, ("transfer",), EN))
    assert f"Prime Bank: Rs 1,12,02017 August 2026 · one page of the bank{said}" in text
    assert f"37.34{said}–" in text
    assert ("notes" in text) is notes
