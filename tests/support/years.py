"""Years that several tests look at, built once."""

import pytest

from chautari.calendar.almanac import build
from chautari.calendar.model.almanac import Almanac


@pytest.fixture(scope="session")
def year_2083() -> Almanac:
    """2083 with the list that we ship."""
    return build.almanac(2083, build.bundled_list(2083))


@pytest.fixture(scope="session")
def expected_2083() -> Almanac:
    """2083 as if no list were out."""
    return build.almanac(2083, None)
