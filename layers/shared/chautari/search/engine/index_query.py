"""A question as a query of tantivy: what must be found ranks, what filters does not."""

from collections.abc import Iterator

import tantivy
from tantivy import Occur, Query

from chautari.search.engine import alike_words, index_fields
from chautari.search.engine.alike_words import AlikeWord
from chautari.search.engine.index_fields import ABOUT, DAY, TEXT, TITLE
from chautari.search.model.question import Clause, Filters, Question

# A word of the title says more of what an article is about than one of its first sentences.
BOOSTS = ((TITLE, 3.0), (TEXT, 1.0))
FIRST_DAY, LAST_DAY = 0, 2**32


class IndexQuery:
    """The query of one question on one state of the index; `tokens` are the words of the index that it looks for."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema, self._searcher = schema, searcher
        self.tokens: set[str] = set()

    def of(self, question: Question, filters: Filters) -> Query:
        """The query."""
        parts = [(Occur.MustNot if each.is_excluded else Occur.Must, self._clause(each)) for each in question.all_of]
        if question.any_of:
            parts.append((Occur.Must, Query.disjunction_max_query([self._clause(each) for each in question.any_of])))
        parts += [(Occur.Must, Query.const_score_query(each, 0.0)) for each in self._filters(filters)]
        return Query.boolean_query(parts)

    def _clause(self, clause: Clause) -> Query:
        words = [alike_words.alike(self._searcher, clause, token) for token in clause.tokens]
        if not all(words):
            return Query.empty_query()
        if not clause.is_excluded:
            self.tokens |= {word.token for alike in words for word in alike}
        queries = self._phrase(words) if len(words) > 1 else self._word(words[0])
        return Query.disjunction_max_query(list(queries))

    def _word(self, alike: list[AlikeWord]) -> Iterator[Query]:
        for field, boost in BOOSTS:
            for word in alike:
                query = Query.term_query(self._schema, field, word.token, "freq")
                yield Query.boost_query(query, boost * word.likeness**2)

    def _phrase(self, words: list[list[AlikeWord]]) -> Iterator[Query]:
        spellings = ["|".join(word.token for word in alike) for alike in words]
        for field, boost in BOOSTS:
            query = Query.regex_phrase_query(self._schema, field, [f"({either})" for either in spellings])
            yield Query.boost_query(query, boost)

    def _filters(self, filters: Filters) -> Iterator[Query]:
        for name in ("language", "source", "kind"):
            if value := getattr(filters, name):
                yield Query.term_query(self._schema, ABOUT, index_fields.facet(name, value), "basic")
        if filters.first or filters.last:
            first = index_fields.day_number(filters.first) if filters.first else FIRST_DAY
            last = index_fields.day_number(filters.last) if filters.last else LAST_DAY
            yield Query.range_query(self._schema, DAY, tantivy.FieldType.Unsigned, first, last)
