"""Sanitizing of third-party text: on one line, without control characters, in its own reading direction.

Parsers of iCalendar, CSV and plain text begin a new line not only at a line feed: at a bare CR, VT, FF, NEL and
U+2028 too. XML cannot hold most control characters, even escaped: https://www.w3.org/TR/xml/#charsets
"""

import re
from xml.etree.ElementTree import Element, tostring

# Control characters except those that `split` treats as blanks, lone surrogates, noncharacters.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
# Embeddings, overrides and isolates: https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
_BIDI_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
# An isolate keeps its text's direction from the words around it, where an embedding or override reaches beyond its end:
# https://www.w3.org/International/questions/qa-bidi-unicode-controls
_AS_ISOLATES = str.maketrans("\u202a\u202b\u202d\u202e\u202c", "\u2066\u2067\u2068\u2068\u2069")
_ISOLATES, _END_OF_ISOLATE, _MOST_ISOLATES = "\u2066\u2067\u2068", "\u2069", 10
_DIRECTIONAL = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BETWEEN_TAGS = re.compile("[^<>]+")
_UNTIDY = re.compile(f"{_INVISIBLE.pattern}|{_DIRECTIONAL.pattern}|[^\\S ]|  |^ | $")
_HARMFUL = re.compile(f"{_INVISIBLE.pattern}|{_DIRECTIONAL.pattern}|[\t-\r\x1c-\x1f\x85\u2028\u2029]")
INVALID_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def one_line(text: str) -> str:
    """`text` with each run of blanks and line breaks as one space, without invisible characters and bidi controls."""
    return " ".join(_BIDI_CONTROLS.sub("", _INVISIBLE.sub("", text)).split())


def bounded_line(text: str, most: int) -> str:
    """`text` on one line of at most `most` characters, with an ellipsis where it is cut.

    Blanks and control characters as of `one_line`; a lone surrogate is a `?`. Marks of direction stay, but none
    reaches beyond the text: embeddings and overrides become isolates, and each isolate has its end.
    """
    if len(text) <= most and _is_tidy(text):
        return text
    line = " ".join(_INVISIBLE.sub("", text.encode(errors="replace").decode()).split())
    if not _DIRECTIONAL.search(line):
        return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
    isolated = " ".join(_isolated(line).split())
    return isolated if len(isolated) <= most else bounded_line(_BIDI_CONTROLS.sub("", line), most)


def printed_line(text: str, most: int) -> str:
    """`text` to the letter, its blanks too, where it is harmless and short enough; else as of `bounded_line`."""
    return text if len(text) <= most and not _HARMFUL.search(text) else bounded_line(text, most)


def _is_tidy(text: str) -> bool:
    """Whether a text is on one line already. Nearly every text is printable, which takes a tenth of a search."""
    if text.isprintable():
        return "  " not in text and text[:1] != " " and text[-1:] != " "
    return _UNTIDY.search(text) is None


def isolated_html(html: str) -> str:
    """HTML of block elements without attributes, each of its texts without control characters and paired."""
    return _BETWEEN_TAGS.sub(lambda text: _isolated(_INVISIBLE.sub("", text[0])), html)


def _isolated(text: str) -> str:
    """The text with as many ends of isolates as beginnings; without either where there are very many."""
    text = text.translate(_AS_ISOLATES)
    if sum(map(text.count, _ISOLATES)) > _MOST_ISOLATES:
        return _DIRECTIONAL.sub("", text)
    kept, depth = [], 0
    for character in text:
        step = (character in _ISOLATES) - (character == _END_OF_ISOLATE)
        if depth + step >= 0:
            kept.append(character)
            depth += step
    return "".join(kept) + _END_OF_ISOLATE * depth


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
    return INVALID_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
