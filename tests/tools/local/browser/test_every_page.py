"""Every page of the running system in Chromium: both languages, phone and desktop, light and dark; axe-core on each."""

from importlib.resources import files

import pytest
from playwright.sync_api import Page

from tests.tools.local.browser.conftest import WIDTHS, Visiting

pytestmark = pytest.mark.slow

PLACES = [
    "",
    "/metals",
    "/forex",
    "/forex/USD",
    "/markets/vegetables",
    "/markets/fuel",
    "/markets/fuel/petrol-kathmandu",
    "/counter?amount=3000&currency=QAR",
    "/calendar",
    "/calendar/festivals",
    "/calendar/jatras",
    "/calendar/fasts",
    "/calendar/feeds",
    "/news",
    "/revisions",
    "/status",
    "/proof/gold.2026-08-17",
    "/docs/builder?dataset=metalHistory",
]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# Targets large enough for a finger are asked for besides: WCAG 2.2, 2.5.8.
SERIOUS = """async (rules) => (await axe.run(rules.length ? { runOnly: rules } : {
        rules: { 'target-size': { enabled: true } },
    })).violations
    .filter((found) => ['serious', 'critical'].includes(found.impact))
    .map((found) => `${found.id}: ${found.nodes.slice(0, 3).map((node) => node.html)}`)"""


def serious(page: Page, *rules: str) -> list[str]:
    """What axe-core finds serious on a page, by all of its rules or by some."""
    violations: list[str] = page.evaluate(SERIOUS, list(rules))
    return violations


def fits(page: Page) -> bool:
    """Whether nothing reaches out of the window at its side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


CUT = """() => {
    for (const details of document.querySelectorAll('details')) details.open = true
    const beyond = (cell) => cell.getBoundingClientRect().right > innerWidth + 0.5
    return [...document.querySelectorAll('th, td, caption:not(.heard)')]
        .filter((cell) => beyond(cell) || cell.scrollWidth > cell.clientWidth + 1)
        .concat([...document.querySelectorAll('.scroll')].filter((box) => box.scrollWidth > box.clientWidth))
        .map((cut) => cut.outerHTML.slice(0, 100))
}"""
WITH_TABLES = [*PLACES, "/forex?calendar=ad&on=2026-08-17", "/metals?metal=gold&tola=1", "/proof/USD.2026-08-17"]


@pytest.mark.parametrize("place", WITH_TABLES)
@pytest.mark.parametrize("language", ["ne", "en"])
def test_no_column_is_cut_off_on_a_phone(visit: Visiting, place: str, language: str) -> None:
    page = visit(f"/{language}{place}", "narrow").page
    cut = {320: page.evaluate(CUT)}
    wide, high = WIDTHS["phone"]
    page.set_viewport_size({"width": wide, "height": high})
    assert cut | {wide: page.evaluate(CUT)} == {320: [], wide: []}
    assert fits(page)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", ["ne", "en"])
def test_a_page_is_whole_fits_and_is_for_everybody(visit: Visiting, place: str, language: str) -> None:
    page = visit(f"/{language}{place}", "phone", "light").page
    assert (page.evaluate("document.documentElement.lang"), page.locator("h1").count()) == (language, 1)
    assert fits(page)
    page.evaluate(AXE)
    assert serious(page) == []
    wide, high = WIDTHS["desktop"]
    page.set_viewport_size({"width": wide, "height": high})
    page.emulate_media(color_scheme="dark")
    assert fits(page)
    assert serious(page, "color-contrast") == []
