"""Keys made of Nepali names."""

import pytest

from chautari.nepali.romanization import slug, visible


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("गोलभेडा ठूलो(नेपाली)", "golabheda-thulo-nepali"),
        ("खु्र्सानी सुकेको", "khursani-sukeko"),
        ("ड्रागन फ्रुट(नेपाली)", "dragan-phrut-nepali"),
        ("आँप(चोसा)", "anp-chosa"),
        ("के\u200d.जी.", "ke-ji"),
        ("Tomato Big (Nepali)", "tomato-big-nepali"),
        ("सुन्तला २", "suntala-2"),
        ("()", ""),
    ],
)
def test_a_name_in_either_script_gives_an_ascii_key(name: str, key: str) -> None:
    assert slug(name) == key


def test_what_is_not_seen_makes_no_other_name() -> None:
    assert visible(" के\u200d .जी \n") == "के .जी"
