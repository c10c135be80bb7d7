"""What nobody wrote to be read, and what only looks like it."""

import pytest

from chautari.news.extraction.machine_text import is_data, is_placeholder, without_shortcodes


@pytest.mark.parametrize(
    "text",
    [
        '{"@context":"https://schema.org","@type":"NewsArticle"}',
        '[{"id":7,"text":"The council met."}]',
        "{'slot': 'top'}",
        "window.dataLayer = window.dataLayer || [];",
        "var slots = [1, 2];",
        "function show(box) { return box }",
        "@media (max-width: 600px) { .box { display: none } }",
    ],
)
def test_programs_and_json_are_no_text(text: str) -> None:
    assert is_data(text)


@pytest.mark.parametrize(
    "text", ["[Photo] The bridge", "{sic} he wrote", "Window seats were sold out.", "Functions of the council", "(AP)"]
)
def test_a_bracket_alone_makes_no_program(text: str) -> None:
    assert not is_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "Advertisement",
        "ADVERTISEMENT · Scroll to continue",
        "Advert",
        "विज्ञापन",
        "Anzeige",
        "Story continues below advertisement",
        "list of 3 items",
        "list 1 of 3",
        "end of list",
        "Skip to content",
        "Opens in new window",
        *(
            "* Advert *",
            "Sponsored",
            "Werbung",
            "Publicité",
            "Pubblicità",
            "Reklama",
            "Annonse",
            "Mainos",
            "Promoted content",
        ),
        *(
            "Text continues after the ad",
            "Article continues below",
            "Content continues below",
            "Continue reading below",
        ),
        *("Scroll to continue with content", "Image 1 of 3", "Video 1 of 3", "Beginning of dialog window"),
        "This is a modal window that can be closed",
    ],
)
def test_placeholders_and_words_for_screen_readers_are_no_text(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["Advertisement rates rose by a third.", "A list of 3 items was read out.", "Ads on buses", "विज्ञापन कर"]
)
def test_a_sentence_that_begins_like_one_is_text(text: str) -> None:
    assert not is_placeholder(text)


def test_shortcodes_go_and_what_they_hold_stays() -> None:
    caption = '[caption id="attachment_7" width="300"]The bridge at dusk[/caption]'
    assert without_shortcodes(caption) == "The bridge at dusk"
    assert without_shortcodes('Before [foo_box color="red" size=3] after') == "Before after"
    assert without_shortcodes("[gallery]") == ""


@pytest.mark.parametrize("text", ["He said [sic] no.", "[Update: 5 pm] The road is open.", "A[0] is the first"])
def test_brackets_that_people_write_stay(text: str) -> None:
    assert without_shortcodes(text) == text
