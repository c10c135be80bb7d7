"""One Chromium for every test of the pages, on the one running system; each visit is a window of its own."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

from tests.tools.local.running import Run

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
# A picture of one pixel, for the outlets' pictures: no test asks the internet.
PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
WIDTHS = {"narrow": (320, 640), "phone": (360, 740), "desktop": (1280, 900)}


@dataclass
class Visit:
    """A page in its window, with its requests, its errors, and the outlets' pictures with the referrer of each."""

    page: Page
    origin: str
    requests: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    pictures: dict[str, str | None] = field(default_factory=dict)

    def open(self, path: str) -> "Visit":
        """Goes to a path of ours."""
        self.page.goto(self.origin + path)
        return self


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, which `make test` installs where it may."""
    executable = shutil.which("chromium")
    assert executable, "no chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield browser
        browser.close()


Visiting = Callable[..., Visit]


def _note(visit: Visit, request: Request) -> None:
    visit.requests.append(request.url)
    if request.resource_type == "image" and request.url.startswith("https:"):
        visit.pictures[request.url] = request.headers.get("referer")


def _picture(route: Route) -> None:
    if route.request.resource_type == "image":
        route.fulfill(body=PIXEL, content_type="image/gif")
    else:
        route.abort()


@pytest.fixture
def visit(chromium: Browser, run: Run) -> Iterator[Visiting]:
    """A new window on a path: `visit("/ne", "phone", script=False)`. At the end nothing may have gone wrong in it."""
    visits: list[Visit] = []

    def visit(path: str, width: str = "phone", scheme: str = "light", script: bool = True) -> Visit:
        wide, high = WIDTHS[width]
        settings: dict[str, Any] = {"viewport": {"width": wide, "height": high}, "color_scheme": scheme}
        context = chromium.new_context(java_script_enabled=script, **settings)
        context.route(re.compile("^https:"), _picture)
        made = Visit(context.new_page(), f"http://127.0.0.1:{run.port}")
        visits.append(made)
        made.page.on("request", lambda request: _note(made, request))
        made.page.on("console", lambda message: made.wrong.append(message.text) if message.type == "error" else None)
        made.page.on("pageerror", lambda error: made.wrong.append(str(error)))
        return made.open(path)

    yield visit
    for made in visits:
        made.page.context.close()
        assert made.wrong == []
        assert [url for url in made.requests if not url.startswith(made.origin) and url not in made.pictures] == []
