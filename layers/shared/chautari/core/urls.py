"""Urls."""

import re
from urllib.parse import SplitResult, urlsplit

from chautari.core.tracking_parameters import is_tracking

_DEVICE_LABELS = ("www.", "m.", "mobile.", "amp.")


_HOST = re.compile(r"[a-z0-9_.-]+")


_AMP_QUERY = re.compile(r"amp|amp_.*|noamp|usqp|output(type)?=amp", re.IGNORECASE)


class InvalidUrl(ValueError):
    """A text that is no address of a web page."""


def host_of(url: str) -> str:
    """The host of `url` as `NewsSource.hosts` spells it: ASCII, lower case, no www., m. or amp. Raises NotALink."""
    return host_in(split_url(url))


def bare_host(host: str) -> str:
    """`host` without the labels that say for which device it serves, as long as two labels stay."""
    while label := next((each for each in _DEVICE_LABELS if host.startswith(each)), ""):
        if "." not in host.removeprefix(label):
            break
        host = host.removeprefix(label)
    return host


def is_noise_parameter(name: str, value: str) -> bool:
    """Whether a parameter of a query says where a reader came from, and not what is read."""
    return bool(is_tracking(name) or _AMP_QUERY.fullmatch(name) or _AMP_QUERY.fullmatch(f"{name}={value}"))


def split_url(url: str) -> SplitResult:
    """The parts of an address, its port known to be a number. Raises NotALink."""
    try:
        parts = urlsplit(url.strip().replace("&amp;", "&"))
        _ = parts.port, url.encode()
    except ValueError as error:
        raise InvalidUrl(f"{url!r}: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise InvalidUrl(f"{url!r} is no address of a page")
    return parts


def host_in(parts: SplitResult) -> str:
    try:
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii").lower()
    except ValueError as error:
        raise InvalidUrl(f"{parts.geturl()!r}: {error}") from error
    if not _HOST.fullmatch(host):
        raise InvalidUrl(f"{parts.geturl()!r} names no host")
    return bare_host(host)
