"""A question as a query of tantivy: what must be found ranks, what filters does not."""

from collections.abc import Iterator, Sequence

import tantivy
from tantivy import Occur, Query

from chautari.search.model.question import Clause, Filters, Question
from chautari.search.tantivy_engine import index_fields
from chautari.search.tantivy_engine.index_fields import ABOUT, DAY, FACETS, TEXT, TITLE
from chautari.search.tantivy_engine.index_words import IndexWord, index_words

# A word of the title says more of what an article is about than one of its first sentences.
BOOSTS = ((TITLE, 3.0), (TEXT, 1.0))
FIRST_DAY, LAST_DAY = 0, 2**32


class IndexQuery:
    """The query of one question on one state of the index; `tokens` are the words of the index that it looks for."""

    def __init__(
        self, schema: tantivy.Schema, searcher: tantivy.Searcher, question: Question, filters: Filters
    ) -> None:
        self._schema, self._searcher = schema, searcher
        self.tokens: set[str] = set()
        self.query = self._query(question, filters)

    def _query(self, question: Question, filters: Filters) -> Query:
        parts = [(Occur.MustNot if part.is_excluded else Occur.Must, self._clause(part)) for part in question.all_of]
        for group in question.one_of:
            parts.append((Occur.Must, Query.disjunction_max_query([self._clause(part) for part in group])))
        parts += [(Occur.Must, Query.const_score_query(condition, 0.0)) for condition in self._conditions(filters)]
        return Query.boolean_query(parts)

    def _clause(self, clause: Clause) -> Query:
        spellings = [index_words(self._searcher, clause, readings) for readings in clause.words]
        if not all(spellings):
            return Query.empty_query()
        if not clause.is_excluded:
            self.tokens |= {word.token for words in spellings for word in words}
        queries = self._phrase(spellings) if len(spellings) > 1 else self._word(spellings[0])
        return Query.disjunction_max_query(list(queries))

    def _word(self, words: Sequence[IndexWord]) -> Iterator[Query]:
        for field, boost in BOOSTS:
            for word in words:
                query = Query.term_query(self._schema, field, word.token, "freq")
                yield Query.boost_query(query, boost * word.likeness**2)

    def _phrase(self, spellings: Sequence[Sequence[IndexWord]]) -> Iterator[Query]:
        # A token has letters, digits and BETWEEN alone, none of which a pattern reads otherwise.
        patterns = [f"({'|'.join(word.token for word in words)})" for words in spellings]
        for field, boost in BOOSTS:
            yield Query.boost_query(Query.regex_phrase_query(self._schema, field, list(patterns)), boost)

    def _conditions(self, filters: Filters) -> Iterator[Query]:
        for name in FACETS:
            if value := getattr(filters, name):
                yield Query.term_query(self._schema, ABOUT, index_fields.facet(name, value), "basic")
        if filters.first or filters.last:
            first = index_fields.day_number(filters.first) if filters.first else FIRST_DAY
            last = index_fields.day_number(filters.last) if filters.last else LAST_DAY
            yield Query.range_query(self._schema, DAY, tantivy.FieldType.Unsigned, first, last)
