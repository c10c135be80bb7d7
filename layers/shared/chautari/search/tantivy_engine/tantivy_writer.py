"""Writing an index of tantivy in a folder: new files for what is added, a small one for what is taken out."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import tantivy

from chautari.search.model.search_engine import Entry
from chautari.search.model.text_words import tokens_of
from chautari.search.tantivy_engine import index_fields
from chautari.search.tantivy_engine.index_fields import ABOUT, DAY, FACETS, ID, LISTED, TEXT, TITLE, WEIGHT

# Of what is written before it goes to a file: 100,000 articles become one file.
MEMORY_BYTES = 200_000_000


class TantivyWriter:
    """Changes the index in `folder`, which is made if there is none. `reference`: the instant that ages count from."""

    def __init__(self, folder: Path, reference: datetime) -> None:
        self._reference = reference
        self._index = tantivy.Index(index_fields.schema(), path=str(folder))
        # One thread: several would leave as many files, and a function has one processor.
        self._writer = self._index.writer(MEMORY_BYTES, 1)

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries that the index does not have yet."""
        for entry in entries:
            self._writer.add_document(self._document(entry))

    def replace(self, entry: Entry) -> None:
        """Put an entry in the place of that of its id, if there is one."""
        self.remove(entry.id)
        self._writer.add_document(self._document(entry))

    def remove(self, article_id: str) -> None:
        """Take an entry out, if there is one."""
        self._writer.delete_documents_by_term(ID, article_id)

    def commit(self) -> None:
        """Make the changes durable and join small files. The writer is not used again."""
        self._writer.commit()
        self._writer.wait_merging_threads()

    def _document(self, entry: Entry) -> tantivy.Document:
        document = tantivy.Document()
        document.add_text(ID, entry.id)
        document.add_unsigned(LISTED, index_fields.microseconds(entry.listed_at))
        document.add_unsigned(DAY, index_fields.day_number(entry.on))
        document.add_float(WEIGHT, index_fields.weight(entry.listed_at, self._reference))
        document.add_text(TITLE, tokens_of(entry.title))
        document.add_text(TEXT, tokens_of(entry.excerpt))
        about = [(name, getattr(entry, name)) for name in FACETS]
        document.add_text(ABOUT, " ".join(index_fields.facet(name, value) for name, value in about if value))
        return document
