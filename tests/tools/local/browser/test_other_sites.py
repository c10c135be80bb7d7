"""A page of another site asks the API in a real browser, through the edge: answers and errors can be read."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support import web_site
from tests.tools.local.running import Run

pytestmark = pytest.mark.slow
FETCH = """async ([address, headers]) => {
    const response = await fetch(address, { headers, cache: 'no-store' })
    return { status: response.status, etag: response.headers.get('etag'), body: await response.text() }
}"""


@pytest.fixture(scope="module")
def other_site(chromium: Browser) -> Iterator[Page]:
    """A page on a port of its own, which makes it another origin."""
    with web_site.opened() as site:
        site.replies = [(200, {"Content-Type": "text/html"}, b"<!doctype html><title>Another site</title>")]
        context = chromium.new_context()
        page = context.new_page()
        page.goto(site.address)
        yield page
        context.close()


def fetched(page: Page, run: Run, path: str, **headers: str) -> Any:
    """What a script of the page gets of `path`. A browser that refuses to hand it over raises."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return page.evaluate(FETCH, [f"http://127.0.0.1:{run.port}{path}", named])


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/v1/metals", 200, '"metals":['),
        ("/v1/metals?fbclid=x", 200, '"metals":['),
        ("/v1/rates.rss?utm_medium=rss", 200, "<rss"),
        ("/v1/nothing", 404, "urn:problem-type:chautari:not-found"),
        ("/v1/metals?colour=red", 422, "urn:problem-type:chautari:unknown-parameter"),
    ],
)
def test_another_site_reads_answers_and_errors(run: Run, other_site: Page, path: str, status: int, words: str) -> None:
    for _ in ("a miss", "what the cache keeps"):
        answer = fetched(other_site, run, path)
        assert answer["status"] == status
        assert words in answer["body"]


def test_another_site_may_ask_whether_what_it_has_still_holds(run: Run, other_site: Page) -> None:
    """A header of its own makes the browser send a preflight request first."""
    tag = fetched(other_site, run, "/v1/metals")["etag"]
    assert fetched(other_site, run, "/v1/metals", If_None_Match=tag)["status"] == 304
    assert fetched(other_site, run, "/v1/metals", X_Anything="1")["status"] == 200
