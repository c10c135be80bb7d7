"""Text of others in one line, without what begins a new line, hides or turns text, or is no character at all.

A reader of iCalendar, CSV or plain text begins a new line at more than a line feed: at a bare CR, VT, FF, NEL and
U+2028 too. XML cannot hold most control characters, however they are written: https://www.w3.org/TR/xml/#charsets
"""

import re
from xml.etree.ElementTree import Element, tostring

# Control characters but those that `split` takes for blanks, lone surrogates, noncharacters.
_NONE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
# Embeddings, overrides and isolates: https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
_TURNING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def one_line(text: str) -> str:
    """`text` with every run of blanks and line breaks as one blank, and nothing that nobody should see."""
    return " ".join(_TURNING.sub("", _NONE.sub("", text)).split())


def xml(root: Element) -> bytes:
    """An element as an XML document that any reader can parse: what XML cannot hold is U+FFFD, in attributes too."""
    for each in root.iter():
        each.text = _fit(each.text) if each.text else each.text
        for name, value in each.attrib.items():
            each.set(name, _fit(value))
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _fit(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
