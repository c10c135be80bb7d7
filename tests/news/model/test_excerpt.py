"""Sentences and excerpts of English and Nepali text; no word or letter is cut."""

import unicodedata

import pytest

from chautari.news.model.excerpt import excerpt, split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gold rose by Rs. 500. Silver fell.", ["Gold rose by Rs. 500.", "Silver fell."]),
        ("Dr. K.C. Sharma said so! Really? Yes.", ["Dr. K.C. Sharma said so!", "Really?", "Yes."]),
        ('"It snows." He left.', ['"It snows."', "He left."]),
        (
            "It rose 3.5 percent on Feb. 13 at 9.30 a.m. today. Good.",
            ["It rose 3.5 percent on Feb. 13 at 9.30 a.m. today.", "Good."],
        ),
        ("हिउँ परेको छ । पहाड सेतो छ।आऊ !", ["हिउँ परेको छ ।", "पहाड सेतो छ।", "आऊ !"]),
        ("डा. राईले रु. ५०० दिए । धन्यवाद", ["डा. राईले रु. ५०० दिए ।", "धन्यवाद"]),
        ("No mark", ["No mark"]),
        ("  ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split_sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("One two. Three four. Five.", 20, "One two. Three four."),
        ("One two. Three four. Five.", 100, "One two. Three four. Five."),
        ("One two three four.", 10, "One two…"),
        ("Supercalifragilistic", 6, "Super…"),
        ("काठमाडौंको तापक्रम घट्यो ।", 12, "काठमाडौंको…"),
        ("", 10, ""),
    ],
)
def test_excerpts(text: str, limit: int, expected: str) -> None:
    assert excerpt(text, limit) == expected


@pytest.mark.parametrize(
    "word", ["क्षेत्रीयस्तरको", "प्रधानमन्त्रीले", "काठमाडौंका", "कार्यक्रममाबाट", "e\u0301e\u0301e\u0301e\u0301e\u0301"]
)
def test_no_letter_is_cut_wherever_the_end_falls(word: str) -> None:
    for limit in range(2, len(word)):
        cut = excerpt(word, limit).removesuffix("…")
        remainder = word[len(cut) :]
        assert word.startswith(cut)
        assert len(cut) < limit
        assert unicodedata.category(remainder[0]) not in ("Mn", "Mc") or not cut
        assert not cut.endswith("\u094d")
