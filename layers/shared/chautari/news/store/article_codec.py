"""Codec of articles: compressed JSON with field names. A list row is about 1 kB, a whole article 2 to 8 kB."""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from chautari.dynamodb import codec
from chautari.news.model.article_kind import Withheld
from chautari.news.model.parsed_article import ArticleImage, TextBlock
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary, Fetched

# Members of later releases: left out where they are empty, so that earlier ones read the row after a rollback.
_LATER = frozenset(("taken_down", "kind", "cut", "confidence", "withheld"))
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
    row["fetched"] = Fetched(**{**row["fetched"], "at": datetime.fromisoformat(row["fetched"]["at"])})
    row["first_seen_at"] = datetime.fromisoformat(row["first_seen_at"])
    return ArticleRevision(**row)


def _summary_to_json(summary: ArticleSummary) -> dict[str, Any]:
    row = {name: value for name, value in asdict(summary).items() if value or name not in _LATER}
    # As releases called it before stories were chains of events, so that they read it after a rollback.
    row["story"] = row.pop("original")
    return row | {name: row[name].isoformat() for name in _INSTANTS if row[name]}


def _summary_from_json(row: dict[str, Any]) -> ArticleSummary:
    instants = {name: datetime.fromisoformat(row[name]) for name in _INSTANTS if row[name]}
    return ArticleSummary(
        **{
            **{name: value for name, value in row.items() if name != "story"},
            "original": row["story"],
            **instants,
            "image": _image_from_json(row["image"]),
            "authors": tuple(row["authors"]),
            "withheld": Withheld(**row["withheld"]) if row.get("withheld") else None,
        }
    )


def _image_from_json(row: dict[str, Any] | None) -> ArticleImage | None:
    """None if its address is unsafe: items from before addresses were validated may hold anything."""
    image = ArticleImage(**row) if row else None
    return image if image and image.url else None
