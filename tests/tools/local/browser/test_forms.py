"""What a page does beyond reading: charts, the calculator, the converters, the archive, the patro."""

import re

import pytest
from playwright.sync_api import expect

from tests.tools.local.browser.conftest import Visiting

pytestmark = pytest.mark.slow


def test_the_chart_is_drawn_when_it_is_seen_and_goes_back_for_years(visit: Visiting) -> None:
    visited = visit("/ne/metals")
    figure = visited.page.locator("figure.chart").first
    figure.scroll_into_view_if_needed()
    figure.locator("canvas").wait_for()
    assert [url for url in visited.requests if re.search(r"/uPlot\.iife\.min\.[0-9a-f]{10}\.js$", url)]
    with visited.page.expect_response("**/history?from=2010-01-01&group=week") as answered:
        figure.get_by_role("button", name="सबै").click()
    assert answered.value.ok
    figure.locator("button[aria-pressed=true]", has_text="सबै").wait_for()
    figure.get_by_text("छापावाल सुन: ३,०६,८००").wait_for()


def test_a_chart_names_the_days_over_which_it_draws_no_line(visit: Visiting) -> None:
    page = visit("/en/markets/vegetables/golabheda-thulo-nepali").page
    figure = page.locator("figure.chart")
    figure.locator("canvas").wait_for()
    expect(figure).to_contain_text("Days without a figure, over which no line is drawn: 2025-12-31 – 2026-08-15")


def test_a_piece_of_jewellery_is_reckoned_while_one_types(visit: Visiting) -> None:
    page = visit("/ne/metals").page
    page.get_by_label("तोला", exact=True).fill("१")
    page.get_by_label("आना").fill("८")
    page.get_by_label("जर्ती (%)").fill("5")
    page.get_by_text("रु ४,८३,२१०").wait_for()
    expect(page).to_have_url(re.compile(r"wastage=5&making="))


def test_the_builder_shows_what_its_address_answers_and_draws_it(visit: Visiting) -> None:
    page = visit("/en/docs/builder?dataset=metalHistory").page
    page.locator("#built figure").scroll_into_view_if_needed()
    page.locator("#built canvas").wait_for()
    page.locator("[name=instrument]").select_option("silver")
    expect(page.locator("#built pre")).to_contain_text('"instrument": "silver"')
    expect(page.locator("#built a code")).to_contain_text("/v1/metals/silver/history")
    page.locator("#built figure").scroll_into_view_if_needed()
    page.locator("#built canvas").wait_for()


def test_without_a_script_the_builder_has_its_lines(visit: Visiting) -> None:
    page = visit("/ne/docs/builder", script=False).page
    page.get_by_role("link", name="रूपान्तरण").click()
    page.locator("[name=amount]").fill("250")
    page.get_by_role("button").click()
    expect(page.locator("#built a code")).to_contain_text("/v1/convert?amount=250&from=USD&to=NPR")
    expect(page.locator("#built pre")).to_be_hidden()


def test_without_a_script_the_form_asks_the_page(visit: Visiting) -> None:
    page = visit("/en/metals", script=False).page
    page.get_by_label("lal").fill("50")
    page.get_by_role("button", name="Calculate").click()
    expect(page.locator("#cost")).to_contain_text("Rs 1,53,400")


def test_money_is_converted_at_the_side_that_is_chosen(visit: Visiting) -> None:
    page = visit("/en/forex").page
    page.get_by_label("Amount").fill("100")
    page.get_by_text("100 USD = 15,239 NPR").wait_for()
    page.locator("[name=side]").select_option("sell")
    page.get_by_text("100 USD = 15,299 NPR").wait_for()


def test_an_earlier_day_is_found_by_its_nepali_date(visit: Visiting) -> None:
    page = visit("/ne/forex").page
    page.get_by_label("मिति").fill("२०८३-०४-३१")
    page.locator("#archive button").click()
    page.wait_for_url("**on=*")
    expect(page.locator("h1")).to_contain_text("३१ साउन २०८३")
    expect(page.locator("tbody tr")).to_have_count(22)


def test_a_day_of_the_patro_is_opened_and_the_month_turned(visit: Visiting) -> None:
    page = visit("/ne/calendar").page
    page.locator(".patro a[href*='/2083/5/12#']").click()
    expect(page.locator("#day")).to_contain_text("जनै पूर्णिमा")
    page.locator(".steps a").nth(1).click()
    expect(page.locator("h1")).to_have_text("असोज २०८३")


def test_a_date_is_converted_between_the_calendars(visit: Visiting) -> None:
    page = visit("/en/calendar").page
    page.locator("#converter").get_by_label("Date").fill("2083-05-01")
    page.locator("#converter button").click()
    expect(page.locator("#converter")).to_contain_text("Monday, 1 Bhadra 2083 = 17 August 2026")


def test_articles_are_chosen_by_language_and_lead_out(visit: Visiting) -> None:
    page = visit("/en/news", script=False).page
    page.locator("summary").filter(has_text="Narrow down").click()
    page.get_by_label("Language").select_option("en")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".stories [lang=ne]")).to_have_count(0)
    links = page.locator(".stories li > a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(links) > 3
    assert [link for link in links if not link.startswith("https://")] == []


def test_no_old_result_stands_beside_what_cannot_be_answered(visit: Visiting) -> None:
    visited = visit("/en/forex")
    page, converted = visited.page, visited.page.locator("#converted")
    page.get_by_label("Amount").fill("3,000")
    expect(converted).to_contain_text("3,000 USD =")
    page.get_by_label("Amount").fill("many")
    expect(converted).not_to_contain_text("=")
    page.get_by_label("Amount").fill("1,2")
    expect(converted).to_contain_text("1,2 is no plain amount.")
    # The refused question is an error in the console, and no other one is.
    assert [words for words in visited.wrong if "422" not in words] == []
    visited.wrong.clear()
