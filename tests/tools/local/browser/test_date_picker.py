"""The date picker of the npm package in Chromium: by keyboard alone, in both languages and digits, as axe hears it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.tools.local.browser.test_every_page import AXE, serious
from tools.packages import npm

pytestmark = pytest.mark.slow

ORIGIN = "http://picker.test"
NOW = datetime(2026, 8, 17, 6, 0, tzinfo=UTC)  # 2083-05-01 in Kathmandu
DOCUMENT = """<!doctype html><html lang="{language}"><title>A form</title>
<script type="module" src="/date-picker.js"></script>
<main><h1>A form</h1><form><bs-date-picker name="day" label="Day" {attributes}></bs-date-picker></form></main></html>"""
Opening = Callable[..., Page]


@pytest.fixture(scope="module")
def context(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A window to which every request is answered from the package's files."""
    folder = tmp_path_factory.mktemp("npm")
    npm.stage(folder)
    context = chromium.new_context()
    context.route(f"{ORIGIN}/*.js", lambda route: route.fulfill(path=folder / Path(route.request.url).name))
    yield context
    context.close()


@pytest.fixture
def opened(context: BrowserContext) -> Iterator[Opening]:
    """A page with one picker: `opened('value="2083-05-01"', language="ne")`. No error may come up in it."""
    page, errors = context.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.set_fixed_time(NOW)

    def opened(attributes: str = "", language: str = "en") -> Page:
        document = DOCUMENT.format(attributes=attributes, language=language)
        page.route(f"{ORIGIN}/", lambda route: route.fulfill(body=document, content_type="text/html; charset=utf-8"))
        page.goto(f"{ORIGIN}/")
        page.get_by_role("textbox").wait_for()
        return page

    yield opened
    page.close()
    assert errors == []


def value(page: Page) -> list[str]:
    """What the form would send, and the same day as the element states it in AD."""
    values: list[str] = page.evaluate(
        "[new FormData(document.forms[0]).get('day') ?? '', document.querySelector('bs-date-picker').valueAsAd]"
    )
    return values


def focused(page: Page) -> str:
    """The name of the day that has the focus."""
    name: str = page.evaluate("document.activeElement.shadowRoot.activeElement.ariaLabel")
    return name


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_day_is_chosen_by_keyboard_alone(opened: Opening) -> None:
    page = opened()
    press(page, "Tab", "Tab", "Enter")
    assert focused(page) == "Monday, 1 Bhadra 2083, 17 August 2026"
    for key, day in (
        ("ArrowRight", "Tuesday, 2 Bhadra"), ("ArrowDown", "Tuesday, 9 Bhadra"), ("ArrowLeft", "Monday, 8 Bhadra"),
        ("Home", "Sunday, 7 Bhadra"), ("End", "Saturday, 13 Bhadra"), ("ArrowUp", "Saturday, 6 Bhadra"),
        ("PageDown", "Tuesday, 6 Asoj"), ("PageUp", "Saturday, 6 Bhadra"),
    ):  # fmt: skip
        press(page, key)
        assert focused(page).startswith(f"{day} 2083, ")
    press(page, "Shift+PageUp")
    assert focused(page) == "Friday, 6 Bhadra 2082, 22 August 2025"
    press(page, "Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert value(page) == ["2082-05-06", "2025-08-22"]
    assert focused(page) == "Change date, Friday, 6 Bhadra 2082"


def test_escape_closes_without_choosing_and_the_focus_goes_back(opened: Opening) -> None:
    page = opened('value="2083-05-12"')
    page.get_by_role("button").focus()
    press(page, "Enter", "ArrowRight", "Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert value(page)[0] == "2083-05-12"
    assert focused(page) == "Change date, Friday, 12 Bhadra 2083"


@pytest.mark.parametrize(
    ("language", "digits", "text", "day"),
    [
        ("en", "latin", "2083-05-12", "Friday, 12 Bhadra 2083, 28 August 2026"),
        ("en", "devanagari", "२०८३-०५-१२", "Friday, १२ Bhadra २०८३, २८ August २०२६"),
        ("ne", "latin", "2083-05-12", "शुक्रबार, 12 भदौ 2083, 28 अगस्ट 2026"),
        ("ne", "devanagari", "२०८३-०५-१२", "शुक्रबार, १२ भदौ २०८३, २८ अगस्ट २०२६"),
    ],
)
def test_both_languages_in_both_digits(opened: Opening, language: str, digits: str, text: str, day: str) -> None:
    page = opened(f'value="2083-05-12" digits="{digits}"', language)
    expect(page.get_by_label("Day", exact=True)).to_have_value(text)
    page.get_by_role("button").click()
    chosen = page.get_by_role("gridcell", selected=True)
    expect(chosen).to_have_accessible_name(day)
    expect(chosen).to_have_text(text[-2:])
    expect(page.get_by_role("gridcell", name=day)).to_be_focused()


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ne", "dark")])
def test_axe_hears_a_name_and_a_role_of_everything(opened: Opening, language: str, scheme: str) -> None:
    page = opened('value="2090-05-12" min="2090-05-05"', language)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.add_style_tag(content=f":root {{ color-scheme: {scheme} }}")
    page.evaluate(AXE)
    assert serious(page) == []
    page.get_by_role("button").click()
    assert serious(page) == []
    dialog = page.get_by_role("dialog")
    expect(dialog).to_have_accessible_name(
        "Choose a Bikram Sambat date" if language == "en" else "विक्रम सम्बत्‌को मिति छान्नुहोस्"
    )
    expect(dialog.get_by_role("grid")).to_have_accessible_name("Bhadra 2090" if language == "en" else "भदौ २०९०")
    assert dialog.get_by_role("columnheader").count() == 7
    assert all(
        button.get_attribute("aria-label") or button.inner_text() for button in dialog.get_by_role("button").all()
    )


def test_no_day_before_the_first_or_after_the_last_is_chosen(opened: Opening) -> None:
    page = opened('min="2083-04-30" max="2083-05-05"')
    page.get_by_role("button").click()
    press(page, "ArrowDown")
    assert focused(page).startswith("Friday, 5 Bhadra 2083")
    press(page, "Shift+PageUp")
    assert focused(page).startswith("Saturday, 30 Shrawan 2083")
    page.get_by_role("gridcell", name="29 Shrawan").click(force=True)
    expect(page.get_by_role("dialog")).to_have_count(1)
    expect(page.get_by_role("gridcell", disabled=True)).to_have_count(29)
    press(page, "Escape")
    assert value(page) == ["", ""]


def test_what_cannot_be_is_said_and_makes_the_form_invalid(opened: Opening) -> None:
    page = opened('min="2083-05-01" max="2083-12-30" required')
    field = page.get_by_label("Day", exact=True)
    for typed, problem in (
        ("2083-13-01", "This is no Bikram Sambat date."),
        ("tomorrow", "This is no Bikram Sambat date."),
        ("२०८३-०४-०१", "The first possible date is 2083-05-01."),
        ("2084-01-01", "The last possible date is 2083-12-30."),
        ("", ""),
    ):
        field.fill("२०८३/५/३")
        field.blur()
        assert value(page) == ["2083-05-03", "2026-08-19"]
        expect(field).to_have_attribute("aria-invalid", "false")
        field.fill(typed)
        field.blur()
        expect(page.get_by_role("alert")).to_have_text(problem)
        expect(field).to_have_attribute("aria-invalid", "true" if problem else "false")
        assert page.evaluate("document.forms[0].checkValidity()") is False


def test_how_sure_a_year_is_is_shown_with_the_month_and_beside_the_date(opened: Opening) -> None:
    page = opened('value="2098-12-30"')
    predicted = "2099: predicted, no official calendar is published yet. Dates may move by a day."
    page.get_by_role("button").click()
    press(page, "ArrowRight")
    expect(page.get_by_role("grid")).to_have_accessible_description(predicted)
    press(page, "Enter")
    field = page.get_by_label("Day", exact=True)
    expect(field).to_have_accessible_description(f"Bikram Sambat, year-month-day: 2083-05-01 {predicted}")
    page.evaluate("document.querySelector('bs-date-picker').value = '2083-05-01'")
    expect(field).to_have_accessible_description("Bikram Sambat, year-month-day: 2083-05-01")
    page.get_by_role("button").click()
    expect(page.get_by_role("grid")).to_have_accessible_description("2083: by the official calendar.")


def test_scripts_set_the_date_and_hear_of_a_change_by_the_user_only(opened: Opening) -> None:
    page = opened()
    page.evaluate("""() => {
        window.heard = []
        const picker = document.querySelector('bs-date-picker')
        picker.addEventListener('change', () => heard.push(picker.value))
        picker.valueAsAd = '2026-08-17'
    }""")
    page.get_by_role("button").click()
    press(page, "ArrowRight", "Space")
    assert page.evaluate("heard") == ["2083-05-02"]
