"""Text of others in one line, and XML that any reader can parse."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

import pytest
from lxml.etree import fromstring

from chautari.api import syndication
from chautari.api.platform import share_card
from chautari.core.plain_text import one_line, xml

BREAKS = [*map(chr, (*range(0x09, 0x0E), *range(0x1C, 0x20))), "\x85", "\u2028", "\u2029", "\r\n", "\xa0", "  "]
NOTHING = [*map(chr, (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)))]
UNFIT = ["\ud800", "\udfff", "\ufdd0", "\ufeff", "\ufffe", "\uffff", "\u200e", "\u202a", "\u202e", "\u2066", "\u2069"]


@pytest.mark.parametrize("sign", BREAKS, ids=ascii)
def test_a_break_is_one_blank(sign: str) -> None:
    assert one_line(f"{sign}a{sign}{sign}b{sign}") == "a b"


@pytest.mark.parametrize("sign", [*NOTHING, *UNFIT], ids=ascii)
def test_what_nobody_sees_is_gone(sign: str) -> None:
    assert one_line(f"a{sign}b") == "ab"


@pytest.mark.parametrize("text", ["इद (इद उल फित्र)", "क\u094d\u200dष, र\u200cक", "Gai Jatra / गाईजात्रा", "🎉"])
def test_a_good_name_stays(text: str) -> None:
    assert one_line(text) == text


@pytest.mark.parametrize("sign", ["\0", "\x0b", "\x1b", "\ud800", "\uffff"], ids=ascii)
@pytest.mark.parametrize("write", [xml, syndication.document])
def test_xml_is_read_by_any_parser_whatever_it_was_given(sign: str, write: Callable[[Element], bytes]) -> None:
    root = Element("a", name=f"x{sign}y")
    SubElement(root, "b").text = f"x{sign}y"
    read = fromstring(write(root))
    assert (read.get("name"), read[0].text) == ("x\ufffdy", "x\ufffdy")


def test_the_card_is_xml_whatever_a_name_is() -> None:
    name = {"en": "Mon\x0bday"}
    today = {"weekday": {"name": name}, "month": {"name": name}, "day": 1, "year": 2083, "date": "2026-08-17"}
    assert "Mon\ufffdday" in str(
        fromstring(share_card.svg({"today": today, "metals": [], "forex": []}, "en"))[2][1].text
    )
