"""Where the key of a deployment comes from: the parameter that the template names, read once a process."""

import importlib
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import boto3
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from chautari.alerts.push.push_key import InvalidPushKey
from tests.alerts.scene import NOON, Scene
from tests.support.push_services import Browser

NAME = "/chautari/push-key"
PEM = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    module = importlib.import_module("functions.alerts.app")
    monkeypatch.setenv("PUSH_KEY", NAME)
    monkeypatch.setenv("CHAUTARI_CONTACT", "desk@example.org")
    module.key_of_deployment.cache_clear()
    yield module
    module.key_of_deployment.cache_clear()


def keep(monkeypatch: pytest.MonkeyPatch, value: str) -> list[str]:
    """A store of parameters with the one value; who asked for what."""
    calls: list[str] = []

    def get_parameter(Name: str, WithDecryption: bool) -> Any:
        calls.append(f"{Name} {WithDecryption}")
        return {"Parameter": {"Value": {NAME: value}[Name]}}

    monkeypatch.setattr(boto3, "client", {"ssm": SimpleNamespace(get_parameter=get_parameter)}.__getitem__)
    return calls


def test_it_is_read_decrypted_and_once(app: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = keep(monkeypatch, PEM)
    keys = [app.key_of_deployment() for _ in range(2)]
    assert (keys[0] is keys[1], keys[0].contact, calls) == (True, "desk@example.org", [f"{NAME} True"])


def test_a_deployment_that_names_none_has_none(app: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUSH_KEY", "")
    assert app.key_of_deployment() is None


def test_a_key_that_was_spoiled_is_loud_and_webhooks_are_told_all_the_same(
    app: ModuleType, monkeypatch: pytest.MonkeyPatch, scene: Scene, browser: Browser
) -> None:
    scene.gold("305200")
    scene.confirmed_browser(browser, "rate", instruments=["gold"])
    _, server = scene.confirmed("desk", "rate", instruments=["gold"])
    keep(monkeypatch, "spoiled")
    scene.now = NOON
    scene.gold("305200", "306800")
    with pytest.raises(InvalidPushKey):
        scene.run(app.key_of_deployment)
    assert (len(server.received), browser.read) == (1, [])
    scene.run()
    assert (len(server.received), len(browser.read)) == (1, 1)
