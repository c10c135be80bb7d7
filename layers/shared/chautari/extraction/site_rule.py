"""An article's blocks where its site's rules say they stand."""

from chautari.domain.news import Block, ReadingRule
from chautari.extraction.document import Document


def read(document: Document, rules: tuple[ReadingRule, ...]) -> tuple[Block, ...]:
    """The blocks of the first rule whose container holds any; empty where none does."""
    return ()
