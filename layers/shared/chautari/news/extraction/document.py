"""HTML parsing: the bytes of a page as one tree that every reader shares. The only module that imports the parser.

The encoding is determined as the encoding standard orders it: byte order mark, declaration, detection, windows-1252.
One exception: bytes that are valid UTF-8 are UTF-8, whatever the page declares, since no other encoding's text is valid
UTF-8 by chance. https://encoding.spec.whatwg.org, https://html.spec.whatwg.org/#determining-the-character-encoding
"""

import turbohtml
from turbohtml import Document, Element, Node, Text, unescape

__all__ = ["Document", "Element", "Node", "Text", "decode", "is_text", "parse", "unescape"]

# https://mimesniff.spec.whatwg.org/#binary-data-byte, asked of the bytes that the standard looks at.
BINARY = bytes((*range(0x00, 0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)))
SNIFFED, SHARE_OF_BINARY = 1445, 0.02
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
# ISO-2022-JP writes Japanese in 7 bits between escapes: valid UTF-8, but not what it says.
ESCAPE = b"\x1b"
REPLACED = "�"


def decode(html: bytes) -> str:
    """The text of a page. Bytes that are invalid in its encoding become U+FFFD; no error is raised."""
    if ESCAPE not in html:
        try:
            return html.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    return _decode_other(html)


def is_text(html: bytes) -> bool:
    """Whether the bytes are text, and no picture or archive. A few control characters are allowed."""
    start = html[:SNIFFED]
    return start.startswith(WIDE_MARKS) or len(start) - len(start.translate(None, BINARY)) <= SHARE_OF_BINARY * SNIFFED


def parse(html: bytes) -> Document:
    """The page's tree, as a browser without scripts would build it."""
    return turbohtml.parse(decode(html), positions=False)


def _decode_other(html: bytes) -> str:
    """The text of a page that is not UTF-8."""
    from turbohtml.detect import detect  # few pages pay for its import, which registers the standard's encodings too

    text = html.decode(f"whatwg-{_declared_or_detected(html).lower()}")
    if not _is_mostly_replaced(text):
        return text.removeprefix("\ufeff")
    return html.decode(detect(html.replace(b"charset", b"-------")).codec or "windows-1252", "replace")


def _declared_or_detected(html: bytes) -> str:
    """The parser finds a declaration anywhere in the page, the detector only in its first 1024 bytes."""
    return turbohtml.parse(html, detect_encoding=True, positions=False).encoding or "windows-1252"


def _is_mostly_replaced(text: str) -> bool:
    """Whether the declared encoding was wrong: it leaves more bytes undecoded than it yields letters beyond ASCII."""
    replaced = text.count(REPLACED)
    return replaced > 0 and replaced * 2 > len(text) - len(text.encode("ascii", "ignore"))
