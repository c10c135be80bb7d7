"""What counts as the end of a sentence, and as prose, in the text that a page was read as."""

import pytest

from chautari.news.extraction import page_facts
from chautari.news.extraction.document import parse
from chautari.news.extraction.page_clues import CLUES
from chautari.news.extraction.seen_page import SeenPage
from chautari.news.model.parsed_article import BlockKind, ParsedArticle, TextBlock
from tests.news.extraction.kind_pages import page

SENTENCE = "काठमाडौं महानगरपालिकाले सडक विस्तारका लागि मंगलबारदेखि काम सुरु गरेको छ"


def seen(*texts: str, kind: BlockKind = "paragraph") -> SeenPage:
    blocks = tuple(TextBlock(kind, text) for text in texts)
    facts = page_facts.gather(parse(page()), "https://a.example/news/1234")
    return SeenPage(facts, ParsedArticle("Title", blocks), blocks)


@pytest.mark.parametrize(
    "end", [" ।", "।", " |", "|", " ॥", "॥।", "…", "...", ":", "”", "।”", " । ”", '।"', " ।' ", "?", "!»", "。」"]
)
def test_a_paragraph_ends_as_sentences_do(end: str) -> None:
    assert seen(SENTENCE + end).share_ended == 1


@pytest.mark.parametrize(
    "text", [SENTENCE, "Kettle of 12 Volts", 'A television of 42"', "Read more […]", "Kettle (new)"]
)
def test_a_card_does_not(text: str) -> None:
    assert seen(text).share_ended == 0


def test_where_all_is_a_list_its_items_are_looked_at() -> None:
    assert seen(f"{SENTENCE} ।", f"{SENTENCE} |", kind="item").share_ended == 1
    assert CLUES["half ended"](seen("Kettle", "Pot", kind="item"))


def test_a_quotation_is_prose() -> None:
    assert not CLUES["little prose"](seen(*(f"{SENTENCE} । " * 3 for _ in range(5)), kind="quote"))
