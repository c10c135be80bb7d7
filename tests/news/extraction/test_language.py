"""The language of a page: what its letters and words say outweighs what it declares."""

import pytest

from tests.news.extraction.metadata_pages import meta, read

NEPALI = "दामनका पहाडमा हिउँ परेको छ । स्थानीयका अनुसार यस वर्ष हिउँ धेरै परेको हो । उनले पर्यटकलाई आउन आग्रह गरेका छन् ।"
HINDI = "दमन की पहाड़ियों में बर्फ गिरी है । स्थानीय लोगों ने कहा कि इस साल बर्फ बहुत गिरी है और पर्यटक आ रहे हैं ।"
ENGLISH = "Snow has fallen on the hills of Daman and the people there ask visitors to come and see it."


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (NEPALI, "en-US", "ne"),
        (NEPALI, "ne", "ne"),
        (NEPALI, "hi", "ne"),
        (HINDI, "en", "hi"),
        (HINDI, "ne-NP", "hi"),
        (ENGLISH, "en-GB", "en"),
        (ENGLISH, "ne", "en"),
        (ENGLISH, "", "en"),
        ("La neige est tombée sur les collines cette nuit.", "", ""),
        (NEPALI, "mai", "mai"),
        ("", "", ""),
        ("La neige est tombée sur les collines de Daman cette nuit.", "fr", "fr"),
    ],
)
def test_language(text: str, declared: str, expected: str) -> None:
    assert read(body=f"<p>{text}</p>", lang=declared).language == expected


def test_open_graph_declares_it_too() -> None:
    assert read(meta(og__locale="en_US"), f"<p>{ENGLISH}</p>", lang="").language == "en"
