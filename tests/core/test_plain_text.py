"""Third-party text on one line, and XML that any parser accepts."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

import pytest
from lxml.etree import fromstring

from chautari.api import syndication
from chautari.api.platform import share_card
from chautari.core.plain_text import one_line, xml

BREAKS = [*map(chr, (*range(0x09, 0x0E), *range(0x1C, 0x20))), "\x85", "\u2028", "\u2029", "\r\n", "\xa0", "  "]
CONTROLS = [*map(chr, (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)))]
INVISIBLE = [
    "\ud800",
    "\udfff",
    "\ufdd0",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "\u200e",
    "\u202a",
    "\u202e",
    "\u2066",
    "\u2069",
]


@pytest.mark.parametrize("character", BREAKS, ids=ascii)
def test_a_run_of_line_breaks_and_blanks_becomes_one_space(character: str) -> None:
    assert one_line(f"{character}a{character}{character}b{character}") == "a b"


@pytest.mark.parametrize("character", [*CONTROLS, *INVISIBLE], ids=ascii)
def test_invisible_characters_are_removed(character: str) -> None:
    assert one_line(f"a{character}b") == "ab"


@pytest.mark.parametrize("text", ["इद (इद उल फित्र)", "क\u094d\u200dष, र\u200cक", "Gai Jatra / गाईजात्रा", "🎉"])
def test_visible_text_and_its_joiners_are_unchanged(text: str) -> None:
    assert one_line(text) == text


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1b", "\ud800", "\uffff"], ids=ascii)
@pytest.mark.parametrize("write", [xml, syndication.document])
def test_xml_is_well_formed_whatever_text_it_is_given(character: str, write: Callable[[Element], bytes]) -> None:
    root = Element("a", name=f"x{character}y")
    SubElement(root, "b").text = f"x{character}y"
    parsed = fromstring(write(root))
    assert (parsed.get("name"), parsed[0].text) == ("x\ufffdy", "x\ufffdy")


def test_the_share_card_is_well_formed_whatever_a_name_is() -> None:
    name = {"en": "Mon\x0bday"}
    today = {"weekday": {"name": name}, "month": {"name": name}, "day": 1, "year": 2083, "date": "2026-08-17"}
    assert "Mon\ufffdday" in str(
        fromstring(share_card.svg({"today": today, "metals": [], "forex": []}, "en"))[2][1].text
    )
