"""A page with a script has the rules of the style for whatever its script may put there."""

import re

import pytest

from chautari.dynamodb.table import Table
from chautari.web.page_style import LAYOUTS
from tests.api.conftest import Get

FORMS = (
    "/en/metals?metal=gold&carat=22&tola=1&wastage=5&on=2026-08-16",
    "/en/metals?tola=x",
    "/en/forex?amount=5&from=USD&to=NPR",
    "/en/forex?on=2026-08-16",
    "/en/markets/vegetables?q=golbheda",
    "/en/docs/builder?question=metals",
)


def classes(page: str) -> set[str]:
    return {f".{name}" for value in re.findall(r'class="([^"]*)"', page) for name in value.split()}


@pytest.mark.parametrize("address", FORMS)
def test_no_form_brings_what_a_page_with_a_script_has_no_rules_for(stocked: Table, get: Get, address: str) -> None:
    """The script puts the result of a form into the page that is there."""
    plain, filled = get(address.partition("?")[0]).text, get(address).text
    assert classes(filled) & LAYOUTS <= classes(plain) & LAYOUTS
