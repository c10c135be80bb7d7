"""Listing index: a row of each article in every list that it belongs to, at a position that never moves.

A position begins with the instant at which the article was listed, so that paging from one yields neither a repeated
article nor a gap, whatever is added or revised meanwhile. A row of a list that its article left is emptied and
expires: no run of ours may delete.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.keys import Key
from chautari.dynamodb.table import Table
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import article_codec, revision_rows

ALL = "all"
# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
AT_ONCE = 100
# Of all lists together: four units, as much as eight queries.
NEWEST_OF_ALL = 40
# Longer than any writer is behind: an emptied row keeps an earlier revision's row from coming back.
EMPTIED_FOR = timedelta(days=1)


def source_listing(source: str) -> str:
    """The name of a source's list."""
    return f"source#{source}"


def section_listing(section: str) -> str:
    """The name of a section's list."""
    return f"section#{section}"


def language_listing(language: str) -> str:
    """The name of a language's list, `ne` or `en`."""
    return f"language#{language}"


def position(summary: ArticleSummary) -> str:
    """The position of an article, the same in each of its lists; sorts by age as text."""
    return keys.listed(ALL, summary.listed_at, summary.id).sk


def newest(table: Table, name: str, before: str | None, limit: int, is_consistent: bool = True) -> list[ArticleSummary]:
    """Up to `limit` articles of list `name`, newest first, older than the position `before` (None: from the newest).

    Fewer than `limit` only at the end of the list. Read without consistency it costs half, and may lack a second.
    """
    values = {":pk": keys.articles_of(name), **({":before": before} if before is not None else {})}
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk" + (" AND sk < :before" if before is not None else ""),
        ExpressionAttributeValues=codec.item(dict(values)),
        FilterExpression="attribute_exists(summary)",
        ScanIndexForward=False,
        ConsistentRead=is_consistent,
        PaginationConfig={"PageSize": limit, "MaxItems": limit},
    )
    return [article_codec.unpack_summary(item["summary"]["B"]) for page in pages for item in page["Items"]]


def newest_of(
    table: Table, names: Iterable[str], name_of: Callable[[ArticleSummary], str]
) -> dict[str, ArticleSummary]:
    """The newest article of each list in `names` that has one; `name_of` is the list of an article among these.

    Most are among the newest of all; a list of which none is takes a query of its own.
    """
    everywhere = newest(table, ALL, None, NEWEST_OF_ALL)
    first = {name_of(summary): summary for summary in reversed(everywhere)}
    rest = [name for name in names if name not in first] if len(everywhere) == NEWEST_OF_ALL else []
    return first | {name: summary for name in rest for summary in newest(table, name, None, 1)}


def at(table: Table, places: Sequence[tuple[datetime, str]]) -> list[ArticleSummary]:
    """The articles with these instants of listing and ids, as they are now and in this order; without those taken off.

    At most AT_ONCE of them.
    """
    if not places:
        return []
    wanted = [keys.listed(ALL, listed_at, article_id) for listed_at, article_id in places]
    request: dict[str, Any] = {table.name: {"Keys": [codec.item(dict(key._asdict())) for key in wanted]}}
    summaries: dict[str, ArticleSummary] = {}
    while request:
        answer = table.client.batch_get_item(RequestItems=request)
        for item in answer["Responses"].get(table.name, ()):
            if "summary" in item:
                summaries[item["sk"]["S"]] = article_codec.unpack_summary(item["summary"]["B"])
        request = answer.get("UnprocessedKeys") or {}
    return [summaries[key.sk] for key in wanted if key.sk in summaries]


def puts(table: Table, previous: ArticleSummary | None, current: ArticleSummary) -> list[Callable[[], None]]:
    """Calls that put an article's rows, and empty those of the lists that it left; a later revision's row stays."""
    left = set(_keys(previous)) - set(_keys(current)) if previous else set()
    expires = int((current.changed_at + EMPTIED_FOR).timestamp())
    emptied = [{**key._asdict(), "expires_at": expires} for key in sorted(left)]
    return [partial(revision_rows.put, table, row, current.revision) for row in (*rows(current), *emptied)]


def rows(summary: ArticleSummary) -> list[dict[str, object]]:
    """The rows of an article, one in every list that it belongs to."""
    packed = article_codec.pack_summary(summary)
    return [{**key._asdict(), "summary": packed} for key in _keys(summary)]


def _keys(summary: ArticleSummary) -> list[Key]:
    if summary.taken_down:
        return []
    names = [ALL, source_listing(summary.source)]
    names += [section_listing(summary.section)] if summary.section else []
    names += [language_listing(summary.language)] if summary.language else []
    return [keys.listed(name, summary.listed_at, summary.id) for name in names]
