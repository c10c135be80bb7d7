"""Addresses that are safe to print: none ends an attribute, opens a tag or reverses the reading direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.core.web_address import LONGEST, web_address
from tests.support.web_uri import URI

SAFE = "https://www.example.com:8443/a/b-c_d.html?x=1&y=%20z+w#part"


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        (SAFE, SAFE),
        ("https://example.com/कः", "https://example.com/%E0%A4%95%E0%A4%83"),
        ("https://कः.example/?a=क#ख", "https://xn--j1b9a.example/?a=%E0%A4%95#%E0%A4%96"),
        ("https://example.com/a[]=1?b[]=2#c#d", "https://example.com/a%5B%5D=1?b%5B%5D=2#c%23d"),
        ("https://example.com/100%?b=%zz&c=%20", "https://example.com/100%25?b=%25zz&c=%20"),
        ("https://example.com/a\ud800b", "https://example.com/a%EF%BF%BDb"),
        ("https://[::1]:8080/", "https://[::1]:8080/"),
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
        "https://exam\u00adple.com/",
        "https://exam\u200bple.com/",
        'https://example.com"/a',
        "https://exam%mple.com/",
        "https://example.com,evil.example/",
        f"https://{'क' * 70}.example/",
        "https://[v1.x]/",
        "https://example.com/" + "a" * LONGEST,
        "https://example.com/" + '"' * (LONGEST // 2),
    ],
)
def test_a_url_that_is_no_plain_http_address_is_rejected(url: str) -> None:
    assert web_address(url) == ""


def test_letters_of_other_scripts_count_as_one_each() -> None:
    printed = web_address("https://example.com/" + "क" * (LONGEST - 20))
    assert web_address(printed) == printed != ""
    assert web_address(printed + "%E0%A4%95") == ""


@given(st.text(max_size=40) | st.text(alphabet="%[]#?/ क\"<'\u202e\ud800a1", max_size=40))
def test_whatever_follows_a_host_the_address_is_a_uri_and_stays_one(text: str) -> None:
    printed = web_address(f"https://example.com/{text}")
    assert URI.fullmatch(printed)
    assert not set(printed) & set("\"'<> \n\r\t\u202e\u2028`")
    assert web_address(printed) == printed
