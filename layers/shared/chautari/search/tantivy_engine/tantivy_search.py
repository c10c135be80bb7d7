"""Searching an index of tantivy in a folder."""

from datetime import datetime
from pathlib import Path
from typing import Any

import tantivy

from chautari.search.model.question import Filters, Question
from chautari.search.model.search_engine import Hit, HitPage, PageWanted
from chautari.search.tantivy_engine.index_fields import ID, LISTED, WEIGHT, instant
from chautari.search.tantivy_engine.index_query import IndexQuery


class TantivySearch:
    """The index in `folder` as it is now; later changes of the folder are not seen."""

    def __init__(self, folder: Path) -> None:
        index = tantivy.Index.open(str(folder))
        self._schema, self._searcher = index.schema, index.searcher()

    def search(self, question: Question, filters: Filters, wanted: PageWanted) -> HitPage:
        """A page of what the question finds within the filters; of equals the newer is the better."""
        search = IndexQuery(self._schema, self._searcher, question, filters)
        by_field, weight = (LISTED, None) if wanted.is_newest_first else (None, WEIGHT)
        result = self._searcher.search(
            search.query, limit=wanted.limit, offset=wanted.offset, order_by_field=by_field, weight_by_field=weight
        )
        addresses = [address for _, address in result.hits]
        listed = self._searcher.fast_field_values(LISTED, addresses) if addresses else []
        ids = [self._searcher.doc(address).get_first(ID) for address in addresses]
        hits = [Hit(str(name), instant(int(at or 0))) for name, at in zip(ids, listed, strict=True)]
        return HitPage(tuple(hits), _total(result), frozenset(search.tokens))

    def articles(self) -> int:
        """How many articles the index has."""
        return int(self._searcher.num_docs)

    def oldest(self) -> datetime | None:
        """When the first article of the index was listed; None of an empty one."""
        every = tantivy.Query.all_query()
        hits = self._searcher.search(every, limit=1, order_by_field=LISTED, order=tantivy.Order.Asc, count=False).hits
        return instant(int(hits[0][0])) if hits else None


def _total(result: Any) -> int:
    # The types that come with tantivy 0.27 leave it out.
    return int(result.count)
