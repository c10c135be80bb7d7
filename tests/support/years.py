"""Years that several tests look at, built once."""

import pytest

from chautari.calendar.almanac import build
from chautari.calendar.model.almanac import Almanac


@pytest.fixture(scope="session")
def year_2083() -> Almanac:
    """The almanac of 2083 with the bundled holiday list."""
    return build.almanac(2083, build.bundled_list(2083))


@pytest.fixture(scope="session")
def expected_2083() -> Almanac:
    """The almanac of 2083 before a holiday list is published."""
    return build.almanac(2083, None)
