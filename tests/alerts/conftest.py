"""A scene before the rates of the day."""

import pytest

from tests.alerts.scene import Scene
from tests.support.receivers import Net


@pytest.fixture
def scene(net: Net) -> Scene:
    return Scene(net)
