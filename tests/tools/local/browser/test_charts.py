"""Charts on a bad network: a press asks anew for what was lost, and the last press is what is drawn."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.tools.local.browser.conftest import Visiting

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("lost", [r"/uPlot\.iife\.min\.", r"/history\?"])
def test_a_press_asks_anew_for_what_was_lost(visit: Visiting, lost: str) -> None:
    visited = visit("/en/status")
    page, pattern = visited.page, re.compile(lost)
    page.route(pattern, lambda route: route.abort())
    page.goto(f"{visited.origin}/en/metals")
    figure = page.locator("figure.chart").first
    figure.scroll_into_view_if_needed()
    expect(figure.get_by_role("status")).to_have_text("The chart could not be loaded.")
    visited.wrong.clear()  # what was lost on purpose
    page.unroute(pattern)
    figure.get_by_role("button").first.click()
    figure.locator("canvas").wait_for()
    expect(figure.get_by_role("status")).to_contain_text("3,06,800")


def test_what_comes_out_of_turn_is_not_shown(visit: Visiting) -> None:
    visited = visit("/en/metals")
    page, slow = visited.page, list[Route]()
    figure, late = page.locator("figure.chart").first, re.compile(r"from=2010-01-01&group=week")
    figure.scroll_into_view_if_needed()
    figure.locator("canvas").evaluate("(canvas) => canvas.id = 'before'")
    page.route(late, lambda route: slow.append(route))
    with page.expect_request(late):
        figure.get_by_role("button").last.click()
    figure.get_by_role("button").first.click()
    figure.locator("canvas:not(#before)").wait_for()
    with page.expect_event("pageerror"):
        slow[0].abort()
    expect(figure.get_by_role("status")).to_contain_text("3,06,800")
    visited.wrong.clear()  # what was lost on purpose
