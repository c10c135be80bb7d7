"""The generic reader: the article's blocks on a page that no rule is written for."""

import unicodedata

from chautari.domain.news import Block, BlockKind
from chautari.extraction.document import Document

KINDS: dict[str, BlockKind] = {"p": "paragraph", "blockquote": "quote", "li": "item"}
KINDS.update({f"h{level}": "heading" for level in range(2, 7)})


def read(document: Document) -> tuple[Block, ...]:
    """The blocks of what looks most like an article, in the page's order; empty where nothing does."""
    container = document.main_content()
    if container is None:
        return ()
    found = ((KINDS[element.tag], element.text) for element in container.iter_elements(list(KINDS)))
    texts = ((kind, unicodedata.normalize("NFC", " ".join(text.split()))) for kind, text in found)
    return tuple(Block(kind, text) for kind, text in texts if text)
