"""What an endpoint takes: each value is checked before anything is read."""

import pytest

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.problems import Problem

ENDPOINT = Endpoint(
    "/v1/things",
    "things",
    "rates",
    "Things.",
    "module:function",
    "",
    (Parameter("day", "A day.", "2026-08-17", pattern="[0-9]{4}-[0-9]{2}-[0-9]{2}"),),
)


def test_a_value_of_the_form_is_taken() -> None:
    assert ENDPOINT.values({}, "day=2026-08-17") == {"day": "2026-08-17"}


@pytest.mark.parametrize("value", ["soon", "2026-08-17%0A", "2026-08-171", "", "2026-08-%E0%A5%A7%E0%A5%AD"])
def test_a_value_of_another_form_is_refused(value: str) -> None:
    with pytest.raises(Problem, match="is not of the form"):
        ENDPOINT.values({}, f"day={value}")


def test_a_value_that_is_no_utf_8_is_refused_as_such() -> None:
    with pytest.raises(Problem, match="day is no UTF-8"):
        ENDPOINT.values({}, "day=%FF")
