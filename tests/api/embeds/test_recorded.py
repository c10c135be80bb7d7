"""Frames, badges and the card of a recorded system say that their numbers are not of today, as its pages do."""

import pytest

from chautari.api.endpoints.embeds import KINDS
from chautari.dynamodb.table import Table
from chautari.web.locales import Locale
from tests.api.conftest import Get

WORDS = {code: Locale(code).say("played", day=Locale(code).ad("2026-08-17")) for code in ("ne", "en")}
LARGEST = 5_000


@pytest.fixture
def recorded(stocked: Table, monkeypatch: pytest.MonkeyPatch) -> Table:
    """The stocked table in a process of which the clock stands."""
    monkeypatch.setenv("CHAUTARI_NOW", "2026-08-17T18:00:00+05:45")
    return stocked


@pytest.mark.parametrize("lang", ["ne", "en"])
@pytest.mark.parametrize("kind", [*KINDS, "usd"])
def test_a_frame_says_so_above_its_numbers_and_stays_small(
    full: Table, recorded: Table, get: Get, kind: str, lang: str
) -> None:
    answer = get(f"/embed/{kind}?lang={lang}")
    assert f'<main><p class="warn played">{WORDS[lang]}</p>' in answer.text
    assert len(answer.raw) < LARGEST


@pytest.mark.parametrize(("lang", "brief"), [("ne", "रेकर्ड गरिएको"), ("en", "recorded")])
def test_a_badge_says_so_in_its_words_and_its_title(recorded: Table, get: Get, lang: str, brief: str) -> None:
    picture = get(f"/badge/gold.svg?lang={lang}").text
    assert picture.count(WORDS[lang].rstrip(".।")) == 2  # the title, and the label of the picture
    assert f"· {brief}</text>" in picture


@pytest.mark.parametrize("lang", ["ne", "en"])
def test_the_card_says_so(recorded: Table, get: Get, lang: str) -> None:
    assert f">{WORDS[lang]}</text>" in get(f"/v1/card.svg?lang={lang}").text


@pytest.mark.parametrize("address", ["/embed/gold", "/badge/gold.svg", "/v1/card.svg"])
def test_a_system_of_now_says_nothing_of_it(
    stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr("chautari.core.settings.is_played", lambda: False)
    assert "ecorded" not in get(f"{address}?lang=en").text
