"""Words of sources of rates at the border: a row's name or label is clean and bounded, whichever source printed it."""

import pytest

from chautari.markets.model.bank_board import BankQuote
from chautari.markets.model.board import BoardQuote
from chautari.rates.sources.parsing.records import printed_text

HARMFUL = "आलु\u202eabc\x07\x1b[2J\u2028x\ud800"
WORDS = HARMFUL + 300 * "ल"
LABEL = " छापावाल\u00a0सुन  (१ तोला)"
BOARD = BoardQuote("alu", WORDS, WORDS, "kg", {"avg": "1.00"}, {"depots": WORDS}, {"label": WORDS})
BANK = BankQuote("USD", 1, {"cash": "1.00"}, {"label": WORDS})


@pytest.mark.parametrize(
    "text",
    [
        *(BOARD.name, BOARD.name_ne, BOARD.dimensions["depots"], BOARD.stated["label"], BANK.stated["label"]),
        printed_text(WORDS),
    ],
)
def test_the_words_of_a_row_are_clean_and_bounded(text: str) -> None:
    assert len(text) <= 200
    assert text.startswith("आलुabc[2J x?ल")
    assert not set(text) & set(HARMFUL) & set("\u202e\x07\x1b\u2028\ud800")


def test_a_short_text_keeps_its_direction_to_itself() -> None:
    assert printed_text(HARMFUL) == "आलु\u2068abc[2J x?\u2069"


def test_a_harmless_label_is_kept_to_the_letter() -> None:
    assert printed_text(LABEL) == BankQuote("USD", 1, {}, {"label": LABEL}).stated["label"] == LABEL
