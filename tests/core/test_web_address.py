"""Addresses as they may be given out: nothing in them ends an attribute, opens a tag or turns the reading round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.core.web_address import LONGEST, web_address

SAFE = "https://www.example.com:8443/a/b-c_d.html?x=1&y=%20z+w#part"


@pytest.mark.parametrize(
    ("url", "given_out"),
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
def test_what_is_unsafe_is_encoded_and_all_else_stays(url: str, given_out: str) -> None:
    assert web_address(url) == given_out
    assert web_address(given_out) == given_out


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
def test_what_is_no_plain_address_is_refused(url: str) -> None:
    assert web_address(url) == ""


@given(st.text(max_size=40))
def test_nothing_that_is_given_out_can_leave_its_place(text: str) -> None:
    given_out = web_address(f"https://example.com/{text}")
    assert not set(given_out) & set("\"'<> \n\r\t\u202e\u2028`")
