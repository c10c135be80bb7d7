"""A scene of a deployment that has a key, and a browser at a push service that is really there."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

from chautari.alerts.push.push_key import PushKey
from tests.alerts.scene import Scene
from tests.support.push_services import Browser
from tests.support.receivers import Net


@pytest.fixture
def scene(net: Net) -> Scene:
    return Scene(net, push_key=PushKey(generate_private_key(SECP256R1()), "desk@example.org"))


@pytest.fixture
def browser(scene: Scene) -> Browser:
    return Browser(scene.net)
