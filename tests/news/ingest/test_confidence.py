"""How sure we are of a text: by what its title, its description and the feed speak of."""

from dataclasses import replace

import pytest

from chautari.news.ingest.confidence import confidence_of
from chautari.news.model.parsed_article import ParsedArticle
from tests.news.ingest.pages import TEXT, link
from tests.support.factories import parsed_article

TITLE = "Gold rises to a record in the domestic market"


def article(text: str = TEXT, **fields: object) -> ParsedArticle:
    return replace(parsed_article(text, title=TITLE), description="", **fields)  # type: ignore[arg-type]


def test_a_text_that_speaks_of_its_title_is_sure() -> None:
    assert confidence_of(article(), link(title=TITLE).entry) == "high"


def test_one_statement_is_enough() -> None:
    other = "Rain stops the cricket match"
    assert confidence_of(article(title=other), link(title=other, summary=TITLE).entry) == "high"
    described = "Dealers in Kathmandu said that the rise follows the world market."
    assert confidence_of(replace(article(title=other), description=described), link(title=other).entry) == "high"


def test_a_text_that_is_cut_is_never_quite_sure() -> None:
    assert confidence_of(article(cut="further-pages"), link(title=TITLE).entry) == "middle"


@pytest.mark.parametrize("times", [1, 50])
def test_a_text_without_a_word_of_any_statement_is_another_articles_at_any_length(times: int) -> None:
    text = "The hills had rain all night, and seven villages saw the river swell. " * times
    assert confidence_of(article(text), link(title=TITLE).entry) == "low"


def test_statements_in_another_script_prove_nothing() -> None:
    nepali = "सुनको मूल्य तोलामा नौ सयले बढ्यो"
    assert confidence_of(article(title=nepali), link(title=nepali).entry) == "middle"
