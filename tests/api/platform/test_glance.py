"""The day at a glance: the text for terminals and the card to share, over the tests' table and over made-up rates."""

import copy
import json
from typing import Any
from xml.etree import ElementTree

import pytest

from chautari.api.platform import openapi, share_card, today_text
from chautari.dynamodb.table import Table
from tests.api.conftest import Get

HOME = json.loads(openapi.EXAMPLES.read_text(encoding="utf-8"))["home"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def home() -> dict[str, Any]:
    """A front page's answer, to be changed."""
    return copy.deepcopy(HOME)


def texts(svg: bytes) -> list[str]:
    root = ElementTree.fromstring(svg)  # noqa: S314 (our own picture)
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def test_the_day_in_lines(stocked: Table, get: Get) -> None:
    answer = get("/v1/today.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.text.splitlines()
    assert lines[:2] == [
        "Chautari: Monday, 1 Bhadra 2083 BS (2026-08-17)",
        "Shukla Panchami; Nag Panchami; sunrise 05:35, sunset 18:40",
    ]
    assert "Fine gold (9999, hallmark)     3,06,800     +1,600   +0.52%" in lines
    assert "Tejabi gold (995)           not published any more" in lines
    assert "USD     1          140.66       141.66       +0.01   +0.01%" in lines


def test_no_line_is_wider_than_a_terminal(home: dict[str, Any]) -> None:
    for rate in (*home["metals"], *home["forex"]):
        if rate["freshness"]:
            reason = "market closed: " + "a very long reason " * 9
            rate["freshness"] |= {"state": "carried", "reason": reason}
            rate["change"] = {"amount": "-123456.75", "percent": "-100.25"}
    home["today"]["festivals"] = [{"key": str(n), "name": {"en": f"Festival {n}"}} for n in range(20)]
    lines = today_text.text(home).splitlines()
    assert max(map(len, lines)) <= 72
    assert len(lines) > 20


def test_what_is_not_of_today_says_why_once(home: dict[str, Any]) -> None:
    for rate in home["metals"]:
        if rate["freshness"]:
            rate["freshness"] |= {"state": "late", "reason": "fenegosida unreachable"}
    said = today_text.text(home)
    assert said.count("late: fenegosida unreachable") == 1
    assert said.count("late\n") == 2


def test_one_reading_alone_is_marked(home: dict[str, Any]) -> None:
    home["metals"][0]["status"] = "provisional"
    assert "3,06,800*" in today_text.text(home)
    assert "* provisional: one reading" in today_text.text(home)


def test_without_a_calendar_there_are_rates(home: dict[str, Any]) -> None:
    assert today_text.text({**home, "today": None}).startswith("Chautari\n\nRupees a tola")
    assert len(texts(share_card.svg({**home, "today": None}, "en"))) > 5


def test_what_is_held_is_not_shown_as_a_rate(home: dict[str, Any]) -> None:
    home["forex"][0] |= {"buy": None, "sell": None, "status": "held", "freshness": None, "change": None}
    assert "USD  held: not given out" in today_text.text(home)
    assert texts(share_card.svg(home, "en"))[-3:] == ["US Dollar", "buying, held", "–"]


def test_a_newer_rate_that_is_held_is_told_beside_the_one_that_stands(home: dict[str, Any]) -> None:
    lines, about = "a newer rate is held: not given out", "a newer one is held"
    assert lines not in today_text.text(home)
    assert about not in "".join(texts(share_card.svg(home, "en")))
    home["metals"][0]["held"] = True
    assert f"+0.52%\n  {lines}\n" in today_text.text(home)
    assert texts(share_card.svg(home, "en"))[3] == f"a tola, 2083-05-01, of today, confirmed, {about}"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            [
                "Chautari",
                "Monday, 1 Bhadra 2083 (2026-08-17)",
                "Rs 3,06,800",
                "a tola, 2083-05-01, of today, confirmed",
            ],
        ),
        ("ne", ["चौतारी", "सोमबार, १ भदौ २०८३ (२०२६-०८-१७)", "रु ३,०६,८००", "छापावाल सुन"]),
    ],
)
def test_the_card_has_date_and_rates(stocked: Table, get: Get, lang: str, said: list[str]) -> None:
    answer = get(f"/v1/card.svg?lang={lang}")
    assert answer.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert [text for text in said if text not in texts(answer.raw)] == []


def test_nothing_on_the_card_becomes_code(home: dict[str, Any]) -> None:
    home["metals"][0]["name"] = "<script>alert(1)</script>"
    svg = share_card.svg(home, "en")
    assert b"<script" not in svg
    assert "<script>alert(1)</script>" in texts(svg)


@pytest.mark.parametrize("address", ["/v1/today.txt", "/v1/card.svg"])
def test_it_is_kept_no_longer_than_the_day_and_not_given_twice(stocked: Table, get: Get, address: str) -> None:
    answer = get(address)
    assert get(address, **{"If-None-Match": answer.headers["ETag"]}).status == 304
    assert answer.headers["Cache-Control"] == get("/v1/home").headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/v1/today.txt", "/v1/card.svg"])
def test_before_the_first_run_it_is_not_ready(table: Table, get: Get, address: str) -> None:
    assert get(address).status == 503
