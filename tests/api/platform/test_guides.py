"""What tells of the API: the page to read and to try, and the text for language models."""

import base64
import hashlib
import html
import json
import re

import pytest

from chautari.api.endpoints import ENDPOINTS
from chautari.dynamodb.table import Table
from tests.api.conftest import Get

MOST_PACKED = 24_000


@pytest.fixture
def page(stocked: Table, get: Get) -> str:
    return get("/docs").text


def test_every_address_is_on_the_page_with_its_parameters(page: str) -> None:
    shown = re.findall(r'<form data-path="([^"]+)">(.*?)</form>', page, re.DOTALL)
    names = [re.findall(r'name="([^"]+)"', form) for _, form in shown]
    asked = {each.path: [parameter.name for parameter in each.parameters] for each in ENDPOINTS}
    assert dict(zip((path for path, _ in shown), names, strict=True)) == asked


def test_the_page_may_run_what_is_in_it_and_ask_us_alone(stocked: Table, get: Get, page: str) -> None:
    policy = get("/docs").headers["Content-Security-Policy"]
    for kind in ("style", "script"):
        inside = re.search(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "connect-src 'self'" in policy
    assert not re.search(r'(src|href)="(https?:)?//', page)


def test_the_page_is_small(stocked: Table, get: Get) -> None:
    assert len(get("/docs", **{"Accept-Encoding": "gzip"}).raw) < MOST_PACKED


def test_an_example_shows_the_first_of_a_list_and_says_how_many_more_there_are(page: str) -> None:
    shown = re.findall(r'<article id="disputes">.*?<pre tabindex="0">(.*?)</pre>', page, re.DOTALL)[-1]
    days = json.loads(html.unescape(shown))["days"]
    assert [isinstance(each, dict) for each in days] == [True, True, False]
    assert re.fullmatch(r"… \d+ more", days[2])


def test_every_address_is_in_the_text_for_models(stocked: Table, get: Get) -> None:
    answer = get("/llms.txt", **{"Host": "api.example.np"})
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith("# Chautari\n\n> ")
    linked = re.findall(r"^- \[([^\]]+)\]\(https://api\.example\.np([^)]+)\)", answer.text, re.MULTILINE)
    assert {path for path, _ in linked} >= {each.path for each in ENDPOINTS}
    assert [path for path, address in linked if path.startswith("/") and path != address] == []


@pytest.mark.parametrize("address", ["/docs", "/llms.txt"])
def test_they_are_known_again_with_whatever_parameters(stocked: Table, get: Get, address: str) -> None:
    tag = get(address).headers["ETag"]
    assert get(address, **{"If-None-Match": tag}).status == 304
    assert get(f"{address}?a=1").headers["ETag"] == tag
