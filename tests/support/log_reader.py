"""A reader of all changes, to which nothing may come late."""

from chautari.dynamodb.table import Table
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import articles, change_log, copies, listings
from tests.support.editions import MINUTE, NOON


class LogReader:
    """A reader of all changes: what it was told, and up to when."""

    def __init__(self, table: Table) -> None:
        self.table, self.changes, self.until = table, list[tuple[str, int]](), NOON - MINUTE

    def read(self) -> None:
        page = change_log.changed_after(self.table, self.until, 100)
        for summary in page.summaries:
            assert self.until < summary.changed_at <= page.until
            self.require_whole(summary)
            self.changes.append((summary.id, summary.revision))
        self.until = page.until

    def require_whole(self, summary: ArticleSummary) -> None:
        """Require every revision up to what was told, and rows that are not behind it."""
        numbers = {revision.summary.revision for revision in articles.revisions(self.table, summary.id)}
        assert numbers >= {*range(1, summary.revision + 1)}
        lists = (listings.ALL, listings.source_listing("everest"), listings.language_listing("ne"))
        rows = [*(listings.newest(self.table, name, None, 9) for name in lists), copies.copies_of(self.table, summary)]
        assert [row.id for listed in rows for row in listed if row.id == summary.id] == [summary.id] * len(rows)
        assert all(row.revision >= summary.revision for listed in rows for row in listed if row.id == summary.id)
