"""Third-party text on one line, and XML that any parser accepts."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import fromstring

from chautari.api import syndication
from chautari.api.platform import share_card
from chautari.core.plain_text import bounded_line, isolated_html, one_line, xml

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


def test_nothing_printable_is_removed() -> None:
    """What spares nearly every text a search."""
    printable = "".join(filter(str.isprintable, map(chr, range(0x21, 0x110000))))
    assert one_line(printable) == printable


@pytest.mark.parametrize("text", ["इद (इद उल फित्र)", "क\u094d\u200dष, र\u200cक", "Gai Jatra / गाईजात्रा", "🎉"])
def test_visible_text_and_its_joiners_are_unchanged(text: str) -> None:
    assert one_line(text) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("सुनको मूल्य  बढ्यो\u2028 ", "सुनको मूल्य बढ्यो"),
        ("a\x00b\ufeffc\ud800", "abc?"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("a\u202egpj.exe", "a\u2068gpj.exe\u2069"),
        ("\u202bא\u202c ב\u200f", "\u2067א\u2069 ב\u200f"),
        ("a\u2069b\u2067c\u2066d\u2069", "ab\u2067c\u2066d\u2069\u2069"),
        ("\u202ea" * 11, "a" * 11),
        ("one two three", "one two t…"),
        ("\u202eone two", "\u2068one two\u2069"),
        ("\u202eone two t", "one two t"),
        ("\u202eone two three", "one two t…"),
    ],
)
def test_a_line_is_bounded_and_its_directions_end_within_it(text: str, line: str) -> None:
    assert bounded_line(text, 10 if text.isascii() or "one" in text else 30) == line
    assert bounded_line(line, 30) == line


MARKS = "a \n\u202a\u202c\u202e\u2066\u2068\u2069\ud800"


@given(st.text(max_size=30) | st.text(alphabet=MARKS, max_size=60), st.integers(1, 60))
def test_any_text_is_a_line_whose_isolates_are_paired(text: str, most: int) -> None:
    line = bounded_line(text, most)
    assert len(line) <= most
    assert bounded_line(line, most) == line
    assert " ".join(line.split()) == line
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\ud800\n")
    assert sum(line.count(mark) for mark in "\u2066\u2067\u2068") == line.count("\u2069")


def test_each_text_of_html_is_paired_by_itself() -> None:
    assert isolated_html("<p>a\u202eb</p><p>c\x00\u2069 </p>") == "<p>a\u2068b\u2069</p><p>c </p>"


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
