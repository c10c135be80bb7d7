"""URLs of third parties, made safe to print in an HTML attribute, a feed, a table or a terminal."""

import re
import unicodedata
from urllib.parse import quote, urlsplit

LONGEST = 2_000  # characters
# RFC 3986 section 2 leaves these out of an address, except for the apostrophe, which ends an attribute as a quote does.
_UNSAFE = frozenset("\"'<>\\^`{|}")

# Nearly every address matches this, and needs no check of each character.
_PLAIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,4})?(?:[/?#][!#$%&()*+,./0-9:;=?@A-Z\[\]_a-z~-]*)?")


def web_address(url: str) -> str:
    """Percent-encode the unsafe characters of `url`; empty if it is no plain http(s) address.

    - Encoded: quotes, angle and curly brackets, blanks, control characters, invisible ones such as U+202E.
    - Unchanged: letters of any script.
    - Rejected: other schemes, user names, unsafe characters in the host, more than LONGEST characters.
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
    address = "".join(_encoded(character) if _is_unsafe(character) else character for character in parts.geturl())
    return address if len(address) <= LONGEST else ""


def _is_unsafe(character: str) -> bool:
    return character in _UNSAFE or unicodedata.category(character)[0] in "CZ"


def _encoded(character: str) -> str:
    return quote(character.encode(errors="replace"), safe="")
