"""The drill of fuel: a few cases of each kind, and what it must be able to see."""

from collections import Counter

import pytest

from tools.drill.fuel.__main__ import KINDS, play


@pytest.mark.parametrize("kind", KINDS)
def test_no_wrong_price_is_official(kind: str) -> None:
    words = Counter(play(1, kind, number).word for number in range(25))
    assert words["wrong as official"] == 0
    assert words["nothing wrong"] < 25


def test_an_unchanged_page_serves_every_price_rightly() -> None:
    outcome = play(1, KINDS[0], 0, mutated=False)
    assert (outcome.failed, sum(outcome.rights.values()), sum(outcome.wrongs.values())) == ("", 18, 0)
