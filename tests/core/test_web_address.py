"""Addresses that are safe to print: none ends an attribute, opens a tag or reverses the reading direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.core.web_address import LONGEST, web_address

SAFE = "https://www.example.com:8443/a/b-c_d.html?x=1&y=%20z+w#part"


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        (SAFE, SAFE),
        ("https://example.com/समाचार/१", "https://example.com/समाचार/१"),
        ('https://example.com/a"onload="x', "https://example.com/a%22onload=%22x"),
        ("https://example.com/it's", "https://example.com/it%27s"),
        ("https://example.com/<script>", "https://example.com/%3Cscript%3E"),
        ("https://example.com/a\u202egpj.exe", "https://example.com/a%E2%80%AEgpj.exe"),
        ("https://example.com/a b\u00a0c", "https://example.com/a%20b%C2%A0c"),
        ("https://example.com/a\x01b\x85c", "https://example.com/a%01b%C2%85c"),
        ("https://example.com/{a}|b\\c^`", "https://example.com/%7Ba%7D%7Cb%5Cc%5E%60"),
        ("http://example.com", "http://example.com"),
    ],
)
def test_unsafe_characters_are_encoded_and_others_unchanged(url: str, printed: str) -> None:
    assert web_address(url) == printed
    assert web_address(printed) == printed


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.com/a",
        "/a",
        "https://",
        "https://[",
        "https://example.com:x/",
        "https://example.com:99999/",
        "https://bank.example@evil.example/",
        "https://exam\u202eple.com/",
        'https://example.com"/a',
        "https://example.com/" + "a" * LONGEST,
        "https://example.com/" + '"' * (LONGEST // 2),
    ],
)
def test_a_url_that_is_no_plain_http_address_is_rejected(url: str) -> None:
    assert web_address(url) == ""


@given(st.text(max_size=40))
def test_no_printed_address_holds_an_unsafe_character(text: str) -> None:
    printed = web_address(f"https://example.com/{text}")
    assert not set(printed) & set("\"'<> \n\r\t\u202e\u2028`")
