"""A phone without a network: the pages that it read last are there, and say of when they are."""

import pytest
from playwright.sync_api import Error

from tests.tools.local.browser.conftest import Visiting
from tests.tools.local.running import Run
from tools.local import deployed, functions
from tools.local.deploy import STACK_NAME

pytestmark = pytest.mark.slow

MARK = "p.held[role=status]"
# What the page would load besides itself is not kept: the browser says so, and no script is left with an error.
NOT_LOADED = "Failed to load resource: net::ERR_"
READY = "() => navigator.serviceWorker.ready.then((kept) => kept.active.scriptURL)"
# Of the pages kept, and what else the worker's caches hold.
KEPT = """async () => {
    const names = await caches.keys(), rows = []
    for (const name of names)
        for (const kept of await (await caches.open(name)).keys()) rows.push(new URL(kept.url).pathname)
    return [names.length, rows]
}"""


@pytest.mark.parametrize(("language", "words"), [("en", "Offline: this page is of"), ("ne", "अफलाइन: यो पृष्ठ")])
def test_a_page_is_kept_and_marked_with_its_moment(visit: Visiting, language: str, words: str) -> None:
    visited = visit(f"/{language}/metals")
    page, context = visited.page, visited.page.context
    assert page.evaluate(READY).endswith("/sw.js")
    assert page.locator(MARK).count() == 0
    page.reload()
    context.set_offline(True)
    page.reload()
    banner = page.locator(MARK).inner_text()
    assert banner.startswith(words)
    assert any(year in banner for year in ("202", "२०"))
    assert "3,06,800" in page.content() or "३,०६,८००" in page.content()
    context.set_offline(False)
    assert [text for text in visited.wrong if not text.startswith(NOT_LOADED)] == []
    visited.wrong.clear()
    page.reload()
    assert page.locator(MARK).count() == 0


def test_neither_an_error_nor_an_answer_of_the_api_is_kept(visit: Visiting) -> None:
    visited = visit("/en/status")
    page, context = visited.page, visited.page.context
    page.evaluate(READY)
    for path in ("/en/status", "/en/nothing", "/v1/metals", "/docs"):
        page.goto(visited.origin + path)
    page.goto(f"{visited.origin}/en/status")
    assert page.evaluate(KEPT) == [1, ["/en/status"]]
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_"):
        page.goto(f"{visited.origin}/en/nothing")
    visited.wrong.clear()  # what was asked for on purpose


@pytest.fixture(scope="module")
def run_with_cards(run: Run) -> Run:
    """The running system after another dispatch: it draws what the first could not, as days of a calendar to come."""
    name = deployed.outputs(run.aws, STACK_NAME)["RatesFunctionName"]
    report = functions.invoke(run.aws.client("lambda"), name, {"dispatch": "rates"})
    assert report["cards"]["failed"] == {}
    return run


@pytest.mark.parametrize("path", ["day.ne", "metals/gold.en", "forex/USD.ne", "calendar/2083-05-01.en"])
def test_the_cards_are_served_with_a_minute_of_their_own(run_with_cards: Run, path: str) -> None:
    run = run_with_cards
    answer, picture = run.request(f"/cards/{path}.png?v=1")
    assert (answer.status, answer.getheader("Content-Type")) == (200, "image/png")
    assert answer.getheader("Cache-Control") == "public, max-age=60"
    assert picture.startswith(b"\x89PNG") and len(picture) < 60_000
    assert run.request("/cards/none.png")[0].status == 403
