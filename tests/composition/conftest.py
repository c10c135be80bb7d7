"""What holds for every test of composing."""

from collections.abc import Iterator

import pytest

from chautari.calendar.model import near_years

OF_A_MONTH = near_years.present_days


@pytest.fixture(autouse=True, scope="package")
def two_days() -> Iterator[None]:
    """The first two days of the present month have pages here: composing all of them takes half a second each time."""
    with pytest.MonkeyPatch.context() as fewer:
        fewer.setattr(near_years, "present_days", lambda today: OF_A_MONTH(today)[:2])
        yield
