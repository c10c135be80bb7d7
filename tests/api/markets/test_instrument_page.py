"""The page of one instrument: its chart's placeholder, its latest days, and a link to all of them."""

import json
import re
from html import unescape
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from tests.api.conftest import Get
from tests.support.fuel_page import fuel_page, run_fuel


def figure(text: str) -> dict[str, Any]:
    """What the script is attributes of the chart."""
    figure_tag = re.search(r'<figure class="chart"([^>]*)>', text)
    assert figure_tag
    return {name: unescape(value) for name, value in re.findall(r'data-(\w+)="([^"]*)"', figure_tag[1])}


@pytest.mark.parametrize(("language", "name", "words"), [("en", "Ginger", "Wholesale"), ("ne", "अदुवा", "थोक")])
def test_an_instrument_of_a_board_has_a_chart_of_its_figures(
    stocked: Table, get: Get, language: str, name: str, words: str
) -> None:
    page = get(f"/{language}/markets/vegetables/aduwa")
    attributes = figure(page.text)
    assert (page.status, f"<h1>{name}</h1>" in page.text) == (200, True)
    assert (attributes["kind"], attributes["history"]) == ("board", "/v1/markets/vegetables/aduwa/history")
    assert list(json.loads(attributes["lines"])) == ["avg", "min", "max"]
    assert words.lower() in page.text.lower()
    assert "{days}" in attributes["missing"]
    assert "/v1/markets/vegetables/aduwa/history?format=csv" in page.text


def test_a_price_in_force_is_drawn_in_steps_and_says_since_when(table: Table, get: Get) -> None:
    run_fuel(table, fuel_page())
    page = get("/en/markets/fuel/petrol-kathmandu")
    assert figure(page.text)["kind"] == "steps"
    assert "in force since 3 August 2026" in page.text
    assert "200.00" in page.text


def test_a_board_leads_to_its_instruments_and_an_unknown_one_is_a_problem(stocked: Table, get: Get) -> None:
    assert 'href="/en/markets/vegetables/aduwa"' in get("/en/markets/vegetables").text
    assert get("/en/markets/vegetables/nothing").status == 404
