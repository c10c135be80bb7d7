"""Which addresses may be sent to: https, a name of the public internet, the default port."""

import re
from typing import TypeGuard
from urllib.parse import urlsplit

from chautari.core.web_address import web_address

# Letters, a dot, no port and no address in digits.
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
# Names that the public internet never resolves (IANA's registry of special-use names, and ICANN's `internal`).
_NOT_PUBLIC = frozenset({"local", "localhost", "internal", "invalid", "onion", "alt", "arpa"})


def is_public_https(url: object, longest: int) -> TypeGuard[str]:
    """Whether `url` is such an address, of at most `longest` characters."""
    if not isinstance(url, str) or len(url) > longest or web_address(url) != url:
        return False
    parts = urlsplit(url)
    if parts.netloc.rpartition(".")[2] in _NOT_PUBLIC:
        return False
    return parts.scheme == "https" and bool(_HOST.fullmatch(parts.netloc)) and not parts.fragment
