"""A page of another site frames what it may, in a real browser: every embed in both themes, and no page of ours."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from chautari.api.endpoints.embeds import KINDS
from chautari.web import embed_kinds
from chautari.web.embeds import snippets
from chautari.web.locales import Locale
from tests.support import web_site
from tests.support.web_site import Site
from tests.tools.local.browser.conftest import Visiting
from tests.tools.local.browser.test_every_page import AXE, SERIOUS, fits, serious
from tests.tools.local.running import Run

pytestmark = pytest.mark.slow

FRAMED = (*KINDS, "usd")
HEARD = ("metals", "forex", "news")  # each kind of content once
SEEN = {"gold": "Rs 3,06,800", "silver": "Rs 4,770", "forex": "152.39", "usd": "Rs 152.39", "calendar": "1 Bhadra 2083"}
BACKGROUND = {"light": "rgb(255, 255, 255)", "dark": "rgb(31, 28, 23)"}
# Without the line that says that it is recorded, which is no usual content.
WHOLE = """() => {
  const line = document.querySelector('.played'), { scrollHeight, scrollWidth } = document.documentElement
  const recorded = line ? line.nextElementSibling.offsetTop - line.offsetTop : 0
  return scrollHeight - recorded <= innerHeight && scrollWidth <= innerWidth
}"""
REFUSED = ["/en", "/ne/embed", "/docs", "/v1/metals"]


@pytest.fixture(scope="module")
def other_site() -> Iterator[Site]:
    """A server on a port of its own, which makes it another origin."""
    with web_site.opened() as site:
        yield site


@pytest.fixture
def host(chromium: Browser, other_site: Site) -> Iterator[Page]:
    """A window for a page of the other site."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def show(host: Page, site: Site, body: str) -> list[Frame]:
    """Open a page of the other site with `body`; its frames."""
    document = f"<!doctype html><html lang=en><title>A host</title><body>{body}".encode()
    site.replies = [(200, {"Content-Type": "text/html; charset=utf-8"}, document)]
    host.goto(site.address)
    host.wait_for_load_state("networkidle")
    return [frame for frame in host.frames if frame is not host.main_frame]


def frames(run: Run, *wanted: str, lang: str = "en", theme: str = "auto") -> str:
    """The line that is copied, for each of the kinds; loaded at once."""
    options, origin = {"lang": lang, "theme": theme}, f"http://127.0.0.1:{run.port}"
    lines = [snippets.frame(embed_kinds.kind_of(kind), options, origin, Locale(lang)) for kind in wanted]
    return "".join(lines).replace('loading="lazy"', "")


@pytest.mark.parametrize(("theme", "lang"), [("light", "en"), ("dark", "ne")])
def test_another_site_frames_every_embed_in_both_themes(
    run: Run, host: Page, other_site: Site, theme: str, lang: str
) -> None:
    framed = show(host, other_site, frames(run, *FRAMED, lang=lang, theme=theme))
    assert len(framed) == len(FRAMED)
    for kind, frame in zip(FRAMED, framed, strict=True):
        expect(frame.locator("h1")).to_have_text(embed_kinds.kind_of(kind).title(Locale(lang)))
        if lang == "en":
            expect(frame.locator("main")).to_contain_text(SEEN.get(kind, "2026"))
        assert frame.evaluate("getComputedStyle(document.body).backgroundColor") == BACKGROUND[theme]
        assert frame.evaluate(WHOLE), f"{kind} is cut off"


def test_a_frame_is_as_dark_as_the_readers_device(run: Run, host: Page, other_site: Site) -> None:
    host.emulate_media(color_scheme="dark")
    (frame,) = show(host, other_site, frames(run, "gold"))
    assert frame.evaluate("getComputedStyle(document.body).backgroundColor") == BACKGROUND["dark"]


def test_the_pages_of_ours_are_framed_by_nobody(run: Run, host: Page, other_site: Site) -> None:
    origin = f"http://127.0.0.1:{run.port}"
    refused = show(host, other_site, "".join(f'<iframe src="{origin}{path}"></iframe>' for path in REFUSED))
    assert [frame.url for frame in refused] == ["chrome-error://chromewebdata/"] * len(REFUSED)


def test_one_line_makes_a_frame_of_the_width_that_there_is(run: Run, host: Page, other_site: Site) -> None:
    origin = f"http://127.0.0.1:{run.port}"
    line = snippets.component(embed_kinds.KINDS["gold"], {"lang": "en", "theme": "dark"}, origin)
    (frame,) = show(host, other_site, f'<div style="width:400px">{line}{line}</div>')[:1]
    expect(frame.locator("main")).to_contain_text("Rs 3,06,800")
    box = host.locator("iframe").first.bounding_box()
    assert box
    assert (box["width"], box["height"]) == (400, embed_kinds.KINDS["gold"].height)
    host.evaluate("document.querySelector('chautari-embed').setAttribute('kind', '../en')")
    assert host.locator("iframe").first.get_attribute("src") == f"{origin}/embed/unknown?lang=en&theme=dark"


def test_a_badge_is_shown_by_another_site(run: Run, host: Page, other_site: Site) -> None:
    show(host, other_site, snippets.badge("gold", Locale("ne"), f"http://127.0.0.1:{run.port}"))
    assert host.evaluate("document.images[0].naturalWidth") > 100


def test_the_lines_are_made_and_shown_without_a_script(visit: Visiting) -> None:
    page = visit("/en/embed", script=False).page
    page.get_by_label("What to show").select_option("usd")
    page.get_by_label("Theme").select_option("dark")
    page.get_by_role("button", name="Show").click()
    expect(page.frame_locator("iframe").locator("main")).to_contain_text("Rs 152.39")
    assert "/embed/usd?lang=en&amp;theme=dark" in page.get_by_label("As a frame").input_value()


def test_the_page_of_lines_is_for_everybody(visit: Visiting) -> None:
    page = visit("/ne/embed?kind=usd").page
    assert fits(page)
    page.evaluate(AXE)
    assert serious(page) == []


@pytest.mark.parametrize(("theme", "lang"), [("light", "ne"), ("dark", "en")])
def test_what_is_framed_is_for_everybody(run: Run, host: Page, other_site: Site, theme: str, lang: str) -> None:
    """Without the sandbox, in which no promise of a script is kept."""
    lines = frames(run, *HEARD, lang=lang, theme=theme).replace(f'sandbox="{snippets.SANDBOX}"', "")
    for frame in show(host, other_site, lines):
        frame.evaluate(AXE)
        assert frame.evaluate(SERIOUS, []) == []
