"""A link to a feast on the one list that there was is led to the feast; those of the lists stay on them."""

import pytest

from tests.tools.local.browser.conftest import Visiting

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("place", ["festivals", "fasts"])
def test_a_link_to_a_feast_from_before_is_led_to_it(visit: Visiting, place: str) -> None:
    page = visit(f"/ne/calendar/{place}#indra-jatra").page
    page.wait_for_url("**/ne/calendar/festivals?name=indra-jatra#indra-jatra")
    assert page.locator("li:target h3").count() == 1


def test_a_month_of_a_list_is_on_it(visit: Visiting) -> None:
    page = visit("/en/calendar/festivals#m6").page
    assert page.locator("section:target h2").inner_text().startswith("Asoj")
    assert page.url.endswith("/en/calendar/festivals#m6")


@pytest.mark.parametrize("anchor", ["m13", "x&lang=1"])
def test_what_names_no_feast_stays_on_the_list(visit: Visiting, anchor: str) -> None:
    page = visit(f"/en/calendar/jatras#{anchor}").page
    page.wait_for_load_state("networkidle")
    assert page.url.endswith(f"/en/calendar/jatras#{anchor}")
