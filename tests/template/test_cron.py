"""The tests' own reading of cron, since no checker of templates has one."""

from datetime import date, time

import pytest

from tests.template import cron

SATURDAY, SUNDAY = date(2026, 8, 15), date(2026, 8, 16)


def test_lists_steps_and_ranges_are_read() -> None:
    fires = cron.parse("cron(0/20 10-11 ? * SUN-FRI *)")
    assert fires.fires_on(SUNDAY) == [time(hour, minute) for hour in (10, 11) for minute in (0, 20, 40)]
    assert fires.fires_on(SATURDAY) == []
    assert cron.parse("cron(15,45 0 * * ? *)").fires_on(SATURDAY) == [time(0, 15), time(0, 45)]


@pytest.mark.parametrize(
    "expression",
    [
        "rate(1 minutes)",
        "cron(0 12 * * ?)",
        "cron(0 12 * * * *)",
        "cron(0 12 ? * ? *)",
        "cron(60 12 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 12 ? * SUNDAY *)",
        "cron(0 12 ? * 0 *)",
        "cron(0 12-10 * * ? *)",
        "cron(0  12 * * ? *)",
    ],
)
def test_what_the_scheduler_would_refuse_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        cron.parse(expression)
