"""The SSRF guard: every request is https, and none reaches an address that is not public, whatever its host name."""

from collections.abc import Iterator

import pytest

from chautari.core.errors import NotFoundOrMoved
from chautari.core.http_messages import HttpRequest
from chautari.fetching import ssrf
from chautari.fetching.http_client import HttpClient
from tests.support.web_site import Site, opened


@pytest.fixture
def site() -> Iterator[Site]:
    with opened() as server:
        yield server


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::", "2001:0:7f00:1::",
    ],
)  # fmt: skip
def test_a_local_or_private_address_is_not_public(address: str) -> None:
    assert not ssrf.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_on_the_internet_is_public(address: str) -> None:
    assert ssrf.is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0"])
def test_a_connection_to_this_machine_is_closed_before_a_byte_is_sent(host: str, site: Site) -> None:
    port = site.address.rpartition(":")[2]
    with pytest.raises(NotFoundOrMoved, match=rf"{host} is at 127.0.0.1, which is not a public address"):
        HttpClient("me", site.slept.append).get(HttpRequest(f"https://{host}:{port}/"))
    assert (site.requests, site.slept) == ([], [])


@pytest.mark.parametrize("scheme", ["http", "ftp", "file", "HTTP", ""])
def test_another_scheme_than_https_is_rejected(scheme: str, site: Site) -> None:
    host = site.address.rpartition("/")[2]
    with pytest.raises(NotFoundOrMoved, match="is not https"):
        HttpClient("me").get(HttpRequest(f"{scheme}://{host}/"))
    assert site.requests == []
