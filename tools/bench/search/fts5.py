"""The other engine that was measured: FTS5 of SQLite over the same tokens, ranked, with phrases (detail=full)."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from chautari.news.model.stored_article import ArticleSummary
from chautari.search.model.question import BadQuestion, read_question
from chautari.search.model.text_words import tokens_of

COLUMNS = "fts5(title, text, content='', detail=full, tokenize=\"ascii tokenchars '~'\")"


def build(path: Path, articles: Iterable[ArticleSummary]) -> int:
    """Make the index in a file; its bytes."""
    with sqlite3.connect(path) as database:
        database.execute(f"create virtual table articles using {COLUMNS}")
        rows = ((tokens_of(article.title), tokens_of(article.excerpt)) for article in articles)
        database.executemany("insert into articles(title, text) values (?, ?)", rows)
        database.execute("insert into articles(articles) values ('optimize')")
    return path.stat().st_size


def search(database: sqlite3.Connection, text: str) -> int:
    """How many of the best twenty there are; a spelling finds itself alone here, which is less work."""
    try:
        clauses = read_question(text).all_of
    except BadQuestion:
        return 0
    condition = " AND ".join('"' + " ".join(word[0] for word in clause.words) + '"' for clause in clauses)
    statement = "select rowid from articles where articles match ? order by bm25(articles, 3.0, 1.0) limit 20"
    return len(database.execute(statement, (condition,)).fetchall())
