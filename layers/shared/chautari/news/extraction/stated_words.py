"""What the head of a page states that its body says too: its title and its description."""

from typing import NamedTuple

from chautari.news.extraction.document import Document

_DESCRIPTION = 'meta[name=description i], meta[property="og:description"]'


class StatedWords(NamedTuple):
    """The title and the description; each empty where the head has none."""

    title: str = ""
    description: str = ""


def stated_words(document: Document) -> StatedWords:
    """What the head states."""
    element, description = document.select_one("title"), document.select_one(_DESCRIPTION)
    return StatedWords(
        " ".join(element.text.split()) if element else "",
        " ".join((description.attr("content") or "").split()) if description else "",
    )
