"""Store of reports: articles as they are compared, by day of their listing. They expire after the window.

A joining run reads the days of the window and nothing else of the archive.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from chautari.dynamodb import codec, story_keys
from chautari.dynamodb.table import Table
from chautari.news.stories.report import Report
from chautari.news.stories.terms import Term
from chautari.news.stories.window import LENGTH

RETENTION = timedelta(days=10)
_SEPARATOR = "/"


def window(table: Table, now: datetime) -> list[Report]:
    """The reports of the window that ends at `now`, as they were joined, by place."""
    start, end = (now - LENGTH).astimezone(UTC), now.astimezone(UTC)
    days = (start.date() + timedelta(days=number) for number in range((end.date() - start.date()).days + 1))
    rows = [report for on in days for report in _of_day(table, story_keys.reports_of(on))]
    return [report for report in rows if report.at >= start]


def action(table: Table, report: Report) -> dict[str, Any]:
    """The transaction action that puts a report."""
    key = story_keys.report(report.at, report.id)
    expires_at = int((report.at + RETENTION).timestamp())
    item = {**key._asdict(), "report": codec.packed(_to_json(report)), "expires_at": expires_at}
    return {"Put": {"TableName": table.name, "Item": codec.item(item)}}


def emptied(table: Table, at: datetime, article_id: str, now: datetime) -> dict[str, Any]:
    """The transaction action that empties the row of an article that was taken off; no run of ours may delete."""
    item = {**story_keys.report(at, article_id)._asdict(), "expires_at": int(now.timestamp())}
    return {"Put": {"TableName": table.name, "Item": codec.item(item)}}


def _of_day(table: Table, partition: str) -> Iterator[Report]:
    pages = table.client.get_paginator("query").paginate(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": partition}),
        FilterExpression="attribute_exists(report)",
        ConsistentRead=True,
    )
    for page in pages:
        for item in page["Items"]:
            yield _from_json(codec.unpacked(item["report"]["B"]))


def _to_json(report: Report) -> dict[str, object]:
    return {
        "id": report.id,
        "source": report.source,
        "language": report.language,
        "at": report.at.isoformat(),
        "original": report.original,
        "headline": _terms_to_json(report.headline),
        "lead": _terms_to_json(report.lead),
        "address": _terms_to_json(report.address),
        "numbers": sorted(report.numbers),
        "series": report.series,
        "event": report.event,
        "story": report.story,
    }


def _from_json(row: dict[str, Any]) -> Report:
    return Report(
        **{
            **row,
            "at": datetime.fromisoformat(row["at"]),
            "headline": _terms_from_json(row["headline"]),
            "lead": _terms_from_json(row["lead"]),
            "address": _terms_from_json(row["address"]),
            "numbers": frozenset(row["numbers"]),
        }
    )


def _terms_to_json(terms: Iterable[Term]) -> str:
    return " ".join(f"{term.key}{_SEPARATOR}{term.skeleton}" for term in terms)


def _terms_from_json(text: str) -> tuple[Term, ...]:
    return tuple(Term(*word.split(_SEPARATOR)) for word in text.split())
