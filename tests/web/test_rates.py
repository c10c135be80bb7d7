"""What is said beside a rate: freshness in words of either language, change in more than colour, what is held."""

import csv

import pytest

from chautari.web import rates
from chautari.web.locales import Locale
from tests.support.template_file import ROOT

LAYER = ROOT / "layers" / "shared"
NE, EN = Locale("ne"), Locale("en")


def rate(state: str = "fresh", reason: str = "the rate of today", **more: object) -> dict[str, object]:
    dated = {"date": "2026-08-14", "date_bs": "2083-04-29"}
    instants = {"observed_at": "2026-08-14T16:45:00+05:45", "next_expected_at": "2026-08-16T11:30:00+05:45"}
    return {**dated, "freshness": {"state": state, "reason": reason, **dated, **instants}, **more}


@pytest.mark.parametrize(
    ("state", "reason", "en", "ne"),
    [
        ("fresh", "the rate of today", "Today's rate · read at 16:45", "आजको दर · अपराह्न ४:४५ बजे लिइएको"),
        (
            "carried",
            "market closed: Saturday",
            "Rate of 14 August 2026 stands · market closed: Saturday",
            "२९ साउन २०८३ को दर कायम · बजार बन्द: शनिबार",
        ),
        (
            "carried",
            "published at 11:30 on market days",
            "Rate of 14 August 2026 stands · published at 11:30 on market days",
            "२९ साउन २०८३ को दर कायम · बजार खुल्ने दिन ११:३० बजे प्रकाशित हुन्छ",
        ),
        (
            "late",
            "the rate of 2026-08-16 was due at 11:30 and has not come",
            "Late: rate of 14 August 2026 · the rate of 2026-08-16 was due at 11:30 and has not come",
            "ढिलो: २९ साउन २०८३ को दर · नयाँ दर १६ अगस्ट २०२६, पूर्वाह्न ११:३० मा आउनुपर्ने थियो, आएको छैन",
        ),
    ],
)
def test_freshness_is_said_in_words(state: str, reason: str, en: str, ne: str) -> None:
    for lang, expected in ((EN, en), (NE, ne)):
        said = rates.freshness(rate(state, reason), lang)
        assert said.replace(f'<span class="{state}">', "").replace("</span>", "") == expected


def test_every_reason_that_the_market_has_is_known_in_nepali() -> None:
    rows = csv.DictReader(
        (LAYER / "chautari/rates/model/data/market-closed.csv").read_text(encoding="utf-8").splitlines()
    )
    closings = {row["closing"].replace("-", " ").title() for row in rows} | {"Saturday"}
    for closing in closings:
        assert closing not in rates.freshness(rate("carried", f"market closed: {closing}"), NE)


@pytest.mark.parametrize(
    ("amount", "said"), [("1600", "▲ up 1,600 (0.52%)"), ("-30", "▼ down 30 (0.52%)"), ("0", "unchanged")]
)
def test_a_change_is_said_by_sign_and_word(amount: str, said: str) -> None:
    percent = "-0.52" if amount.startswith("-") else "0.52"
    assert f">{said}</span>" in str(rates.change({"change": {"amount": amount, "percent": percent}}, EN))


def test_in_a_table_the_word_is_there_for_who_hears_it() -> None:
    said = str(rates.change({"change": {"amount": "-30", "percent": "-1"}}, NE, brief=True))
    assert '<span class="heard">३० ले घट्यो</span><span aria-hidden="true">▼ ३०</span>' in said


def test_a_rate_without_a_day_before_has_no_change() -> None:
    assert rates.change({"change": None}, EN) is None


def test_a_newer_rate_that_is_held_is_named_and_leads_to_its_proof() -> None:
    waiting = rate(held={"proof": "gold.2026-08-16", "date": "2026-08-16"})
    assert '/en/proof/gold.2026-08-16">a newer rate is held for review' in rates.freshness(waiting, EN)
    assert "a newer rate is held" in rates.freshness(rate(held=True), EN)


def test_a_side_that_is_not_quoted_is_a_dash() -> None:
    assert rates.figure({"buy": None, "proof": "USD.2026-08-17"}, "buy", EN) == "–"
