"""Codec of articles: compressed JSON with field names. A list row is about 1 kB, a whole article 2 to 8 kB."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from chautari.core.web_address import web_address
from chautari.dynamodb import codec
from chautari.news.model.parsed_article import ArticleImage, TextBlock
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary, Fetched

_INSTANTS = ("published", "modified", "listed_at", "changed_at")


def pack_summary(summary: ArticleSummary) -> bytes:
    """`summary` as gzipped JSON."""
    return codec.packed(_summary_to_json(summary))


def unpack_summary(body: bytes) -> ArticleSummary:
    """Inverse of `pack_summary`."""
    return _summary_from_json(codec.unpacked(body))


def pack_revision(revision: ArticleRevision) -> bytes:
    """`revision` as gzipped JSON."""
    row = asdict(replace(revision, blocks=()))
    row["summary"] = _summary_to_json(revision.summary)
    row["blocks"] = [[block.kind, block.text] for block in revision.blocks]
    row["fetched"]["at"] = revision.fetched.at.isoformat()
    row["first_seen_at"] = revision.first_seen_at.isoformat()
    return codec.packed(row)


def unpack_revision(body: bytes) -> ArticleRevision:
    """Inverse of `pack_revision`."""
    row = codec.unpacked(body)
    row["summary"] = _summary_from_json(row["summary"])
    row["blocks"] = tuple(TextBlock(kind, text) for kind, text in row["blocks"])
    row["tags"] = tuple(row["tags"])
    row["fetched"] = Fetched(
        **{
            **row["fetched"],
            "at": datetime.fromisoformat(row["fetched"]["at"]),
            "url": web_address(row["fetched"]["url"]),
        }
    )
    row["first_seen_at"] = datetime.fromisoformat(row["first_seen_at"])
    return ArticleRevision(**row)


def _summary_to_json(summary: ArticleSummary) -> dict[str, Any]:
    row = asdict(summary)
    row["story"] = row.pop(
        "original"
    )  # as releases called it before stories were chains of events; read after a rollback
    if not summary.taken_down:
        del row["taken_down"]  # as releases wrote it that did not know of it, so that they read it after a rollback
    return row | {name: row[name].isoformat() for name in _INSTANTS if row[name]}


def _summary_from_json(row: dict[str, Any]) -> ArticleSummary:
    instants = {name: datetime.fromisoformat(row[name]) for name in _INSTANTS if row[name]}
    return ArticleSummary(
        **{
            **{name: value for name, value in row.items() if name != "story"},
            "original": row["story"],
            **instants,
            "url": web_address(row["url"]),
            "image": _image_from_json(row["image"]),
            "authors": tuple(row["authors"]),
        }
    )


def _image_from_json(row: dict[str, Any] | None) -> ArticleImage | None:
    """None if its address is no valid web address: items from before addresses were validated may hold anything."""
    url = web_address(row["url"]) if row else ""
    return ArticleImage(**{**row, "url": url}) if row and url else None
