"""Addresses of the web as they may be given out: in an attribute, a feed, a table or a terminal, whoever wrote them."""

import re
import unicodedata
from urllib.parse import quote, urlsplit

LONGEST = 2_000
# RFC 3986 section 2 leaves these out of an address, except for the apostrophe, which ends an attribute as a quote does.
_UNSAFE = frozenset("\"'<>\\^`{|}")

# Nearly every address is one of these, and needs no look at each letter.
_PLAIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,4})?(?:[/?#][!#$%&()*+,./0-9:;=?@A-Z\[\]_a-z~-]*)?")


def web_address(url: str) -> str:
    """`url` with all that could end it or turn it round percent-encoded; empty for what is no plain http(s) address.

    Encoded are quotes, angle and curly brackets, blanks, control characters and invisible ones such as U+202E. Letters
    of any script stay. Refused are other schemes, names of users, hosts with any of those, more than LONGEST letters.
    """
    if len(url) <= LONGEST and _PLAIN.fullmatch(url):
        return url
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname or "", parts.port
    except ValueError:  # an unclosed [ in a host, a port that is no number
        return ""
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or any(map(_is_unsafe, parts.netloc)):
        return ""
    address = "".join(_encoded(letter) if _is_unsafe(letter) else letter for letter in parts.geturl())
    return address if len(address) <= LONGEST else ""


def _is_unsafe(letter: str) -> bool:
    return letter in _UNSAFE or unicodedata.category(letter)[0] in "CZ"


def _encoded(letter: str) -> str:
    return quote(letter.encode(errors="replace"), safe="")
