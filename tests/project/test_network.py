"""The guard of the tests themselves."""

import os
import socket

import pytest

from tests.conftest import NetworkForbidden


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80), ("example.com", 80)])
def test_no_test_reaches_another_machine(address: tuple[str, int]) -> None:
    with pytest.raises(NetworkForbidden):
        socket.create_connection(address, timeout=1)
    with socket.socket() as ours, pytest.raises(NetworkForbidden):
        ours.connect_ex(address)


def test_no_test_knows_an_account_or_an_endpoint() -> None:
    assert os.environ["AWS_ACCESS_KEY_ID"] == "none"
    assert not [name for name in os.environ if name.startswith("AWS_ENDPOINT_URL")]
