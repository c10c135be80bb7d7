"""URLs of web pages: parsing, normalized hosts, tracking parameters."""

import re
from urllib.parse import SplitResult, urlsplit

from chautari.core.tracking_parameters import is_tracking

_DEVICE_LABELS = ("www.", "m.", "mobile.", "amp.")
_HOST = re.compile(r"[a-z0-9_.-]+")
_AMP_QUERY = re.compile(r"amp|amp_.*|noamp|usqp|output(type)?=amp", re.IGNORECASE)


class InvalidUrl(ValueError):
    """The text is no address of a web page."""


def host_of(url: str) -> str:
    """The host of `url` in the form of `NewsSource.hosts`: ASCII, lower case, no www., m. or amp. Raises InvalidUrl."""
    return host_in(split_url(url))


def bare_host(host: str) -> str:
    """`host` without leading device labels (www., m., mobile., amp.), as long as two labels remain."""
    while label := next((label for label in _DEVICE_LABELS if host.startswith(label)), ""):
        if "." not in host.removeprefix(label):
            break
        host = host.removeprefix(label)
    return host


def is_noise_parameter(name: str, value: str) -> bool:
    """Whether a query parameter tracks the visitor or asks for AMP, and does not select the content."""
    return bool(is_tracking(name) or _AMP_QUERY.fullmatch(name) or _AMP_QUERY.fullmatch(f"{name}={value}"))


def split_url(url: str) -> SplitResult:
    """Split `url` (`&amp;` unescaped), its port checked to be a number. Raises InvalidUrl, also for other schemes."""
    try:
        parts = urlsplit(url.strip().replace("&amp;", "&"))
        _ = parts.port, url.encode()
    except ValueError as error:
        raise InvalidUrl(f"{url!r}: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise InvalidUrl(f"{url!r} is no address of a page")
    return parts


def host_in(parts: SplitResult) -> str:
    """The same host as `host_of` returns, of a URL that is split already. Raises InvalidUrl."""
    try:
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii").lower()
    except ValueError as error:
        raise InvalidUrl(f"{parts.geturl()!r}: {error}") from error
    if not _HOST.fullmatch(host):
        raise InvalidUrl(f"{parts.geturl()!r} names no host")
    return bare_host(host)
