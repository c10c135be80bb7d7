"""Which addresses may be sent to: https, a name of the public internet, the default port."""

import re
from typing import TypeGuard
from urllib.parse import urlsplit

from chautari.core.web_address import web_address

# Letters, a dot, no port and no address in digits.
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")


def is_public_https(url: object, longest: int) -> TypeGuard[str]:
    """Whether `url` is such an address, of at most `longest` characters."""
    if not isinstance(url, str) or len(url) > longest or web_address(url) != url:
        return False
    parts = urlsplit(url)
    return parts.scheme == "https" and bool(_HOST.fullmatch(parts.netloc)) and not parts.fragment
