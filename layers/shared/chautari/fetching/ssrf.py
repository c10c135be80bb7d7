"""SSRF guard: limits requests to https, declared origins and public addresses, whatever a response or DNS says.

https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from chautari.core.errors import NotFoundOrMoved
from chautari.core.http_messages import HttpRequest
from chautari.core.urls import bare_host

_NAT64 = ip_network("64:ff9b::/96")
# Tunnels to an embedded IPv4 address, through any operator's relay: 6to4, and "IPv4-compatible" addresses.
_TUNNELS = (ip_network("2002::/16"), ip_network("::/96"))


def require_declared(request: HttpRequest, declared: Iterable[HttpRequest]) -> None:
    """Raise NotFoundOrMoved unless the scheme, host and port of `request` are those of one of `declared`."""
    if _origin(request) not in map(_origin, declared):
        raise NotFoundOrMoved(f"{request.url[:200]} is not where this source is asked")


def require_host(url: str, hosts: Iterable[str]) -> str:
    """The host of `url`, which must be https, on the default port, at one of `hosts`; device labels such as www. aside.

    Raises NotFoundOrMoved.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.netloc.lower() != parts.hostname or bare_host(parts.hostname) not in hosts:
        raise NotFoundOrMoved(f"{url[:200]} is not where this outlet is asked")
    return parts.hostname


def _origin(request: HttpRequest) -> tuple[str, str]:
    parts = urlsplit(request.url)
    return parts.scheme, parts.netloc.lower()


def require_https(request: HttpRequest) -> None:
    """Raise NotFoundOrMoved unless `request` is for https."""
    if urlsplit(request.url).scheme != "https":
        raise NotFoundOrMoved(f"{request.url[:200]} is not https")


def require_public(address: str, host: str) -> None:
    """Raise NotFoundOrMoved unless `address`, which `host` resolved to, is public."""
    if not is_public(address):
        raise NotFoundOrMoved(f"{host} is at {address}, which is not a public address")


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet: not loopback, private, link-local or multicast.

    An IPv4 address embedded in an IPv6 one is checked itself. Raises ValueError if `address` is none.
    """
    parsed: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address):
        if any(parsed in tunnel for tunnel in _TUNNELS):
            return False
        if parsed.ipv4_mapped or parsed in _NAT64:
            parsed = IPv4Address(int(parsed) & 0xFFFFFFFF)
    return parsed.is_global and not parsed.is_multicast
