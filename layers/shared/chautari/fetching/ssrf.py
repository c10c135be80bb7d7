"""Where an ask may go, whatever an answer or a name server says: the guard against server-side request forgery.

https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from chautari.core.errors import NotFoundOrMoved
from chautari.core.http_messages import HttpRequest
from chautari.core.urls import bare_host

_NAT64 = ip_network("64:ff9b::/96")
# They lead to an IPv4 address that they hold, through whoever runs the tunnel (6to4, and "compatible" ones).
_TUNNELS = (ip_network("2002::/16"), ip_network("::/96"))


def require_declared(ask: HttpRequest, declared: Iterable[HttpRequest]) -> None:
    """Raises NotFoundOrMoved where `ask` goes to another scheme, host or port than all of `declared`."""
    if _origin(ask) not in map(_origin, declared):
        raise NotFoundOrMoved(f"{ask.url[:200]} is not where this source is asked")


def require_host(url: str, hosts: Iterable[str]) -> str:
    """The host of `url` if it is, www. and the like aside, one of `hosts`, at the port of https. Raises
    NotFoundOrMoved."""
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.netloc.lower() != parts.hostname or bare_host(parts.hostname) not in hosts:
        raise NotFoundOrMoved(f"{url[:200]} is not where this outlet is asked")
    return parts.hostname


def _origin(ask: HttpRequest) -> tuple[str, str]:
    parts = urlsplit(ask.url)
    return parts.scheme, parts.netloc.lower()


def require_https(ask: HttpRequest) -> None:
    """Raises NotFoundOrMoved where `ask` is of any other scheme."""
    if urlsplit(ask.url).scheme != "https":
        raise NotFoundOrMoved(f"{ask.url[:200]} is not https")


def require_public(address: str, host: str) -> None:
    """Raises NotFoundOrMoved where `host` turned out to be at an `address` within a machine or a private network."""
    if not is_public(address):
        raise NotFoundOrMoved(f"{host} is at {address}, which is not a public address")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to one machine on the internet: not loopback, private, link-local or multicast."""
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if any(found in tunnel for tunnel in _TUNNELS):
            return False
        if found.ipv4_mapped or found in _NAT64:
            found = IPv4Address(int(found) & 0xFFFFFFFF)
    return found.is_global and not found.is_multicast
