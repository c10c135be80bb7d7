"""Tokens in any script, whatever their encoding or joiners."""

import pytest

from chautari.core.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("।॥ -- …", []),
        ("Gold rises: Rs 1,600", ["gold", "rises", "rs", "1", "600"]),
        ("सुनको मूल्य बढ्यो।अब", ["सुनको", "मूल्य", "बढ्यो", "अब"]),
        ("तोलामा १६०० रु॰", ["तोलामा", "१६००", "रु॰"]),
        ("\u095bमीन", ["\u091c\u093cमीन"]),
        ("Cafe\u0301 STRASSE straße", ["caf\u00e9", "strasse", "strasse"]),
        ("गर्\u200dने गर्\u200cने", ["गर्ने", "गर्ने"]),
    ],
)
def test_a_text_is_split_into_normalized_words(text: str, tokens: list[str]) -> None:
    assert tokenize(text) == tokens
