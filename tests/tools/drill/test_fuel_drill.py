"""The drill of fuel: a few cases of each kind, and what it must be able to see."""

import pytest

from tools.drill.fuel.__main__ import KINDS, UNCHANGED, play
from tools.drill.markets.ways import WAYS


@pytest.mark.parametrize("kind", [WAYS, *KINDS])
def test_no_wrong_price_is_official(kind: str) -> None:
    played = [play(1, kind, number) for number in range(8)]
    assert not [case.ways for case in played if case.word == "wrong as official"]
    assert all(case.ways and sum(case.rows.values()) for case in played)


def test_an_unchanged_page_serves_every_price_rightly() -> None:
    rows = play(1, UNCHANGED, 0).rows
    assert {word.partition(" ")[0] for word in rows} == {"right"}
    assert sum(rows.values()) > 18
