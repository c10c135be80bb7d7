"""Sanitizing of third-party text for one-line formats and XML.

Parsers of iCalendar, CSV and plain text begin a new line not only at a line feed: at a bare CR, VT, FF, NEL and
U+2028 too. XML cannot hold most control characters, even escaped: https://www.w3.org/TR/xml/#charsets
"""

import re
from xml.etree.ElementTree import Element, tostring

# Control characters except those that `split` treats as blanks, lone surrogates, noncharacters.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
# Embeddings, overrides and isolates: https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
_BIDI_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_INVALID_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def one_line(text: str) -> str:
    """`text` with each run of blanks and line breaks as one space, without invisible characters and bidi controls."""
    return " ".join(_BIDI_CONTROLS.sub("", _INVISIBLE.sub("", text)).split())


def xml(root: Element) -> bytes:
    """Serialize an element as a well-formed XML document in UTF-8.

    Characters that XML cannot hold become U+FFFD, in text and attributes.
    """
    for element in root.iter():
        element.text = _xml_safe(element.text) if element.text else element.text
        for name, value in element.attrib.items():
            element.set(name, _xml_safe(value))
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _xml_safe(text: str) -> str:
    return _INVALID_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
