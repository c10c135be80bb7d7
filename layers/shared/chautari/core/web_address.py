"""URLs of third parties, made safe to print in an HTML attribute, a feed, a table or a terminal.

What comes out is a URI of RFC 3986: ASCII only, each reserved character where it may stand. IRIs (RFC 3987) and what
browsers forgive (`a b`, `100%`, `a[]=1`) are encoded as browsers encode them.
"""

import re
import unicodedata
from urllib.parse import SplitResult, quote, urlsplit

LONGEST = 2_000  # characters, an encoded letter of another script counted as one
# RFC 3986 section 2 leaves these out of an address, except for the apostrophe, which ends an attribute as a quote does.
_UNSAFE = frozenset("\"'<>\\^`{|}")

# Nearly every address matches this, and needs no check of each character.
_PLAIN = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,4})?"
    r"(?:[/?](?:[!$&()*+,./0-9:;=?@A-Z_a-z~-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[!$&()*+,./0-9:;=?@A-Z_a-z~-]|%[0-9A-Fa-f]{2})*)?"
)
_NETLOC = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{0,5})?")
_NO_ENCODING = re.compile("%(?![0-9A-Fa-f]{2})")
_LETTER = re.compile("%[C-Fc-f][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f])+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_KEPT = "!$%&()*+,/:;=?@~"  # by `quote` beside letters, digits and `_.-`


def web_address(url: str) -> str:
    """`url` as a URI; empty if it is no plain http(s) address.

    - Encoded: letters of other scripts, quotes, brackets, blanks, control characters, invisible ones such as U+202E, a
      `%` that begins no encoding. A host in another script becomes its ASCII form.
    - Rejected: other schemes, user names, unsafe characters in the host, more than LONGEST characters.
    """
    if len(url) <= LONGEST and _PLAIN.fullmatch(url):
        return url
    try:
        parts = urlsplit(url.strip())
        _, netloc = parts.port, parts.netloc.encode("idna" if not parts.netloc.isascii() else "ascii").decode()
    except ValueError:  # an unclosed [ in a host, a port that is no number, a host that no name can be
        return ""
    if parts.scheme not in ("http", "https") or not _NETLOC.fullmatch(netloc) or any(map(_is_unsafe, parts.netloc)):
        return ""
    return _encoded(parts._replace(netloc=netloc))


def _encoded(parts: SplitResult) -> str:
    """The address with each part after its host encoded; empty if it is too long."""
    whole = [_NO_ENCODING.sub("%25", _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", part)) for part in parts[2:]]
    path, query, fragment = (quote(part, safe=_KEPT) for part in whole)
    address = parts._replace(path=path, query=query, fragment=fragment).geturl()
    return address if len(_LETTER.sub("x", address)) <= LONGEST else ""


def _is_unsafe(character: str) -> bool:
    return character in _UNSAFE or unicodedata.category(character)[0] in "CZ"
